package docket.processes.engine.model;

import java.util.List;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParser;
import javax.xml.parsers.SAXParserFactory;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParser;
import org.camunda.bpm.engine.impl.el.ExpressionManager;
import org.camunda.bpm.engine.impl.util.ReflectUtil;
import org.xml.sax.SAXException;

/**
 * Reads models against the schema of BPMN, which is read once. The engine's own parser reads it again with each model:
 * more than half of the time that a model takes when it is deployed, and when it is first needed after a start.
 */
public final class ModelParser extends BpmnParser {

    private static final class Bpmn {
        static final Schema SCHEMA = read();

        private static Schema read() {
            try {
                return SchemaFactory.newDefaultInstance()
                        .newSchema(new StreamSource(ReflectUtil.getResourceUrlAsString(BPMN_20_SCHEMA_LOCATION)));
            } catch (SAXException unreadable) {
                throw new IllegalStateException("The engine's own schema of BPMN cannot be read", unreadable);
            }
        }
    }

    /** @param listeners hear of each element, in this order */
    public ModelParser(ExpressionManager expressions, List<BpmnParseListener> listeners) {
        super(expressions, ModelParse::new);
        setParseListeners(listeners);
    }

    @Override
    protected SAXParser getSaxParser() throws ParserConfigurationException, SAXException {
        SAXParserFactory factory = SAXParserFactory.newDefaultInstance();
        setXxeProcessing(factory);
        factory.setNamespaceAware(true);
        factory.setFeature(NAMESPACE_PREFIXES, true);
        factory.setSchema(Bpmn.SCHEMA);
        return factory.newSAXParser();
    }

    /**
     * Does nothing: validation is always on, and the engine would note it in a factory that its other parsers share.
     */
    @Override
    protected void enableSchemaValidation(boolean on) {}
}

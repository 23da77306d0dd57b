package docket.bpmn.lint.reading;

import static java.util.Map.entry;

import docket.bpmn.said.Sentence;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Objects;
import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.Locator;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.DefaultHandler;
import org.xml.sax.helpers.NamespaceSupport;

/** Reads BPMN and DMN without document types, entities or anything from outside the file. */
public final class XmlReading extends DefaultHandler {

    /** Only these namespaces are spoken; the engine would also listen to its ancestor's. */
    private static final Map<String, String> PREFIXES = Map.ofEntries(
            entry("http://www.omg.org/spec/BPMN/20100524/MODEL", "bpmn:"),
            entry("http://www.omg.org/spec/BPMN/20100524/DI", "bpmndi:"),
            entry("http://www.omg.org/spec/DD/20100524/DC", "dc:"),
            entry("http://www.omg.org/spec/DD/20100524/DI", "di:"),
            entry("https://www.omg.org/spec/DMN/20191111/MODEL/", "dmn:"),
            entry("https://www.omg.org/spec/DMN/20191111/DMNDI/", "dmndi:"),
            entry("http://www.omg.org/spec/DMN/20180521/DC/", "dc:"),
            entry("http://www.omg.org/spec/DMN/20180521/DI/", "di:"),
            entry("http://camunda.org/schema/1.0/bpmn", "camunda:"),
            entry("http://camunda.org/schema/1.0/dmn", "camunda:"),
            entry("http://camunda.org/schema/modeler/1.0", "modeler:"),
            entry("http://bpmn.io/schema/bpmn/biocolor/1.0", "bioc:"),
            entry("http://www.omg.org/spec/BPMN/non-normative/color/1.0", "color:"),
            entry("http://bpmn.io/schema/dmn/biodi/2.0", "biodi:"),
            entry("http://www.signavio.com", "signavio:"),
            entry(XMLConstants.W3C_XML_SCHEMA_INSTANCE_NS_URI, "xsi:"));

    private static final Map<String, String> DMN = Map.of(
            "http://www.omg.org/spec/DMN/20130901", "DMN 1.0",
            "http://www.omg.org/spec/DMN/20151101/dmn11.xsd", "DMN 1.1",
            "http://www.omg.org/spec/DMN/20151101/dmn.xsd", "DMN 1.1",
            "http://www.omg.org/spec/DMN/20180521/MODEL/", "DMN 1.2",
            "https://www.omg.org/spec/DMN/20211108/MODEL/", "DMN 1.4",
            "https://www.omg.org/spec/DMN/20230324/MODEL/", "DMN 1.5",
            "https://www.omg.org/spec/DMN/20240513/MODEL/", "DMN 1.6");

    private static final int DEEPEST = 100;

    private final Deque<Node> open = new ArrayDeque<>();
    private final NamespaceSupport namespaces = new NamespaceSupport();
    private boolean declared;
    private @Nullable Node root;
    private @Nullable Locator locator;

    public static Node read(String xml) throws UnreadableModel {
        XmlReading reading = new XmlReading();
        try {
            SAXParserFactory factory = SAXParserFactory.newInstance();
            factory.setNamespaceAware(true);
            factory.setXIncludeAware(false);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setFeature("http://xml.org/sax/features/external-general-entities", false);
            factory.setFeature("http://xml.org/sax/features/external-parameter-entities", false);
            factory.newSAXParser().parse(new InputSource(new StringReader(xml)), reading);
        } catch (Unwanted e) {
            throw new UnreadableModel(e.getLineNumber(), e.why);
        } catch (SAXParseException e) {
            String said = String.valueOf(e.getMessage());
            throw new UnreadableModel(
                    e.getLineNumber(),
                    said.startsWith("DOCTYPE") ? Unread.DOCTYPE.with() : Unread.NOT_WELL_FORMED.with(said));
        } catch (SAXException | IOException e) {
            throw new UnreadableModel(null, Unread.NOT_WELL_FORMED, String.valueOf(e.getMessage()));
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("This Java cannot read XML safely", e);
        }
        return Objects.requireNonNull(reading.root, "well-formed XML has a root");
    }

    /** What a file is whose root is another than the one expected, {@code dmn:definitions}. */
    public static Sentence otherRoot(String root, String found) {
        if (root.startsWith("dmn:")) {
            String namespace = found.replaceFirst("^\\{(.*)}.*", "$1");
            String version = DMN.get(namespace);
            return version == null ? Unread.NO_DMN.with(found) : Unread.OTHER_DMN.with(version, namespace);
        }
        return (root.startsWith("bpmn:") ? Unread.NO_BPMN : Unread.NO_FORM).with(root, found);
    }

    @Override
    public void setDocumentLocator(Locator locator) {
        this.locator = locator;
    }

    @Override
    public void startElement(String uri, String localName, String qName, Attributes attributes) throws SAXException {
        if (open.size() == DEEPEST) {
            throw new Unwanted(locator, Unread.TOO_DEEP, DEEPEST);
        }
        if (!declared) {
            namespaces.pushContext();
        }
        declared = false;
        Node node = new Node(prefixed(uri, localName), locator == null ? null : locator.getLineNumber());
        for (int i = 0; i < attributes.getLength(); i++) {
            String namespace = attributes.getURI(i);
            String name =
                    namespace.isEmpty() ? attributes.getLocalName(i) : prefixed(namespace, attributes.getLocalName(i));
            String value = attributes.getValue(i);
            node.attributes.put(name, name.equals("xsi:type") ? typed(value) : value);
        }

        if (root == null) {
            root = node;
        } else {
            Objects.requireNonNull(open.peek()).children.add(node);
        }
        open.push(node);
    }

    @Override
    public void endElement(String uri, String localName, String qName) {
        namespaces.popContext();
        Node node = open.pop();
        Node owner = open.peek();
        if (owner != null && node.name.equals("bpmn:extensionElements")) {
            node.children("camunda:properties")
                    .flatMap(properties -> properties.children("camunda:property"))
                    .forEach(property -> describe(owner, property));
        }
    }

    @Override
    public void startPrefixMapping(String prefix, String uri) {
        if (!declared) {
            namespaces.pushContext();
            declared = true;
        }
        namespaces.declarePrefix(prefix, uri);
    }

    /** A type is a name in a namespace, whatever prefix stands for it here. */
    private String typed(String type) {
        String[] parts = namespaces.processName(type.strip(), new String[3], false);
        return parts == null ? type : parts[0].isEmpty() ? parts[1] : prefixed(parts[0], parts[1]);
    }

    @Override
    public void characters(char[] characters, int start, int length) {
        Objects.requireNonNull(open.peek()).text += new String(characters, start, length);
    }

    @Override
    public void processingInstruction(String target, String data) throws SAXException {
        throw new Unwanted(locator, Unread.INSTRUCTION, target);
    }

    /** What is well-formed and yet never read. */
    private static final class Unwanted extends SAXParseException {

        private static final long serialVersionUID = 1;

        private final transient Sentence why;

        Unwanted(@Nullable Locator locator, Unread why, Object... values) {
            super(why.key(), locator);
            this.why = why.with(values);
        }
    }

    private static void describe(Node owner, Node property) {
        String name = "property:" + property.get("name");
        owner.attributes.put(owner.has(name) ? name + " (twice)" : name, String.valueOf(property.get("value")));
    }

    private static String prefixed(String namespace, String localName) {
        String prefix = PREFIXES.get(namespace);
        return prefix == null ? "{" + namespace + "}" + localName : prefix + localName;
    }
}

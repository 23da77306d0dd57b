package docket.processes.engine.model;

import docket.bpmn.lint.ModelLint;
import docket.engine.text.Characters;
import docket.processes.deployment.RefusedModels;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParse;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParser;

/** Tells what the engine does not take of a model as the lint tells its findings: in which file, at which element. */
final class ModelParse extends BpmnParse {

    private byte[] model = {};

    ModelParse(BpmnParser parser) {
        super(parser);
        setSchemaResource(null); // the schema would be read for this parser otherwise
    }

    @Override
    public BpmnParse sourceInputStream(InputStream source) {
        try {
            model = source.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return super.sourceInputStream(new ByteArrayInputStream(model));
    }

    @Override
    public void throwExceptionForErrors() {
        String text = new String(model, StandardCharsets.UTF_8);
        throw RefusedModels.of(getProblems().stream()
                .map(error -> ModelLint.unparsed(
                        String.valueOf(name),
                        text,
                        error.getLine(),
                        Characters.shown(error.getMessage()).strip()))
                .toList());
    }
}

package docket.processes.engine.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.ParseException;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParser;
import org.camunda.bpm.engine.impl.cfg.DefaultBpmnParseFactory;
import org.camunda.bpm.engine.impl.el.JuelExpressionManager;
import org.junit.jupiter.api.Test;

class ModelParserTest {

    private static final String FAULTY = """
            <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="test">
              <message id="7" name="An id begins with a letter"/>
              <nonsense/>
            </definitions>""";

    @Test
    void finds_in_a_model_what_the_engines_own_parser_finds() {
        BpmnParser own = new BpmnParser(new JuelExpressionManager(), new DefaultBpmnParseFactory());
        BpmnParser ours = new ModelParser(new JuelExpressionManager(), new ArrayList<>());
        assertThat(problems(ours)).hasSizeGreaterThan(1).isEqualTo(problems(own));
        assertThat(problems(ours)).as("once more").isEqualTo(problems(own));
    }

    private static List<String> problems(BpmnParser parser) {
        ParseException refused = catchThrowableOfType(
                ParseException.class,
                () -> parser.createParse().sourceString(FAULTY).name("faulty").execute());
        return refused.getResorceReports().get(0).getErrors().stream()
                .map(problem -> problem.getLine() + ": " + problem.getMessage())
                .toList();
    }
}

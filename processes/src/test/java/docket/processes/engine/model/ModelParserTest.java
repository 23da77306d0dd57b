package docket.processes.engine.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import docket.engine.refusal.Refused;
import docket.engine.refusal.Refused.FieldError;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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
    void finds_in_a_model_what_the_engines_own_parser_finds_and_says_at_which_element() {
        BpmnParser own = new BpmnParser(new JuelExpressionManager(), new DefaultBpmnParseFactory());
        BpmnParser ours = new ModelParser(new JuelExpressionManager(), new ArrayList<>());
        List<String> expected = problems(own);

        assertThat(expected).hasSizeGreaterThan(1);
        assertThat(findings(ours)).isEqualTo(expected);
        assertThat(findings(ours)).as("once more").isEqualTo(expected);
    }

    private static List<String> findings(BpmnParser parser) {
        Refused refused = catchThrowableOfType(Refused.class, () -> parse(parser));
        assertThat(refused.errors()).extracting(FieldError::code).containsOnly("unparsed");
        assertThat(refused.errors())
                .extracting(error -> error.text(Locale.KOREAN))
                .allMatch(text -> text.contains("프로세스 엔진이 이 모델을 받지 않습니다"));
        return refused.errors().stream()
                .map(error -> error.text(Locale.ENGLISH))
                .toList();
    }

    private static List<String> problems(BpmnParser parser) {
        ParseException refused = catchThrowableOfType(ParseException.class, () -> parse(parser));
        return refused.getResorceReports().get(0).getErrors().stream()
                .map(problem -> "faulty:%d bpmn:message '7': The process engine does not take it: %s (unparsed)"
                        .formatted(problem.getLine(), problem.getMessage()))
                .toList();
    }

    private static void parse(BpmnParser parser) {
        InputStream model = new ByteArrayInputStream(FAULTY.getBytes(StandardCharsets.UTF_8));
        parser.createParse().sourceInputStream(model).name("faulty").execute();
    }
}

package docket.api.boot;

import static org.assertj.core.api.Assertions.assertThat;

import docket.engine.refusal.RefusalCode;
import docket.engine.refusal.Refused;
import docket.engine.refusal.Refused.FieldError;
import docket.processes.deployment.ModelRefusal;
import docket.processes.refusal.EngineRefusal;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanCreationException;
import org.springframework.boot.diagnostics.FailureAnalysis;

class StartRefusedTest {

    private static final String FIRST =
            "visit/visit.bpmn:23 bpmn:userTask 'decide': bpmn:userTask must have property:docket.step";
    private static final String SECOND = "visit/visit.bpmn:33 bpmn:endEvent 'done': The process ends here";

    @Test
    void models_that_the_lint_refuses_are_told_one_finding_a_line_with_what_to_do_next() {
        Throwable failure = failed(ModelRefusal.MODEL_REFUSED);

        FailureAnalysis told = Objects.requireNonNull(new StartRefusedAnalyzer().analyze(failure));

        assertThat(told.getDescription().lines().map(String::strip))
                .containsExactly("The lint refuses models under bpmn/:", FIRST, SECOND);
        assertThat(told.getAction()).contains("./mvnw -q -pl bpmn test", "start again", "docs/models.md");
        assertThat(StartRefused.in(failure).orElseThrow().getExitCode()).isEqualTo(3);
    }

    @Test
    void what_is_refused_for_another_reason_is_no_refused_start() {
        assertThat(new StartRefusedAnalyzer().analyze(failed(EngineRefusal.NO_TENANTS)))
                .isNull();
    }

    private static Throwable failed(RefusalCode code) {
        List<FieldError> findings = List.of(
                new FieldError("visit/visit.bpmn", "missing", reader -> FIRST),
                new FieldError("visit/visit.bpmn", "strands", reader -> SECOND));
        return new BeanCreationException("modelRelease", "failed", new Refused(code, findings, "(2) " + FIRST));
    }
}

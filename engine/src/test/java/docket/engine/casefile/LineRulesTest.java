package docket.engine.casefile;

import static docket.engine.casefile.Sample.APPROVE;
import static docket.engine.casefile.Sample.CONCUR;
import static docket.engine.casefile.Sample.REVIEW;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import docket.engine.refusal.RefusalCode;
import docket.engine.refusal.Refused;
import java.util.List;
import org.junit.jupiter.api.Test;

class LineRulesTest {

    @Test
    void accepts_no_line_and_a_line_that_ends_in_an_approval() {
        assertThatCode(() -> check()).doesNotThrowAnyException();
        assertThatCode(() -> check(REVIEW, CONCUR, APPROVE)).doesNotThrowAnyException();
        assertThatCode(() -> check(parallel("a", 1), parallel("b", 1), APPROVE)).doesNotThrowAnyException();
    }

    @Test
    void refuses_a_step_of_nobody_or_of_both() {
        refuses("Name either a person or a group", new LineStep(StepKind.REVIEW, null, null, null, null), APPROVE);
        refuses("Name either a person or a group", new LineStep(StepKind.REVIEW, "u", "g", null, null), APPROVE);
    }

    @Test
    void refuses_a_line_that_does_not_end_in_an_approval() {
        refuses("must approve", APPROVE, REVIEW);
        refuses(
                "must approve",
                new LineStep(StepKind.CONCUR, null, "g", "p", 1),
                new LineStep(StepKind.APPROVE, null, "h", "p", 1));
    }

    @Test
    void refuses_steps_that_nobody_decides_on_a_line() {
        refuses("circulate", LineStep.ofGroup(StepKind.CIRCULATE, "g"), APPROVE);
        refuses("revise", LineStep.ofGroup(StepKind.REVISE, "g"), APPROVE);
    }

    @Test
    void refuses_a_stage_that_could_not_come_to_an_end() {
        refuses("0/2", parallel("a", 0), parallel("b", 0), APPROVE);
        refuses("3/2", parallel("a", 3), parallel("b", 3), APPROVE);
        refuses("2/1", new LineStep(StepKind.REVIEW, null, "a", null, 2), APPROVE);
    }

    @Test
    void refuses_parallel_steps_that_disagree_or_lie_apart() {
        refuses("same number", parallel("a", 1), parallel("b", 2), APPROVE);
        refuses("next to each other", parallel("a", 1), REVIEW, parallel("b", 1), APPROVE);
    }

    @Test
    void refuses_a_person_who_would_decide_twice() {
        refuses("twice", LineStep.ofUser(StepKind.REVIEW, "lee"), LineStep.ofUser(StepKind.APPROVE, "lee"));
    }

    @Test
    void refuses_the_drafter_on_their_own_line() {
        assertThatThrownBy(() -> check(LineStep.ofUser(StepKind.APPROVE, "kim")))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> org.assertj.core.api.Assertions.assertThat(refused.code())
                                .isEqualTo(RefusalCode.OWN_DRAFT));
    }

    private static void refuses(String text, LineStep... line) {
        assertThatThrownBy(() -> check(line))
                .isInstanceOf(Refused.class)
                .hasMessageStartingWith("invalid-approval-line")
                .hasMessageContaining(text);
    }

    private static void check(LineStep... line) {
        LineRules.check(List.of(line), "kim");
    }

    private static LineStep parallel(String group, int required) {
        return new LineStep(StepKind.REVIEW, null, group, "side", required);
    }
}

package docket.engine.line;

import static docket.engine.casefile.Sample.APPROVE;
import static docket.engine.casefile.Sample.CONCUR;
import static docket.engine.casefile.Sample.REVIEW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import docket.engine.organization.OrganizationRefusal;
import docket.engine.organization.Staff;
import docket.engine.refusal.RefusalCode;
import docket.engine.refusal.Refused;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LineRulesTest {

    private static final Staff STAFF = new Staff(
            Map.of(
                    "administration", Set.of("jung", "song"),
                    "director", Set.of("lee"),
                    "employee", Set.of("kim"),
                    "empty", Set.of()),
            Map.of("song", Set.of("administration"), "lee", Set.of("director"), "kim", Set.of("employee")));

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
                        Refused.class, refused -> assertThat(refused.code()).isEqualTo(LineRefusal.OWN_DRAFT));
    }

    @Test
    void accepts_a_line_whose_steps_can_each_have_a_person_of_their_own() {
        assertThatCode(() -> check(STAFF, REVIEW, LineStep.ofUser(StepKind.CONCUR, "song"), APPROVE))
                .doesNotThrowAnyException();
        assertThatCode(() -> check(STAFF, parallel("administration", 1), parallel("empty", 1), APPROVE))
                .doesNotThrowAnyException();
    }

    @Test
    void refuses_whom_nobody_knows() {
        assertThat(refusal(LineStep.ofGroup(StepKind.REVIEW, "wizards"), APPROVE))
                .isEqualTo(OrganizationRefusal.UNKNOWN_GROUP);
        assertThat(refusal(LineStep.ofUser(StepKind.APPROVE, "merlin"))).isEqualTo(OrganizationRefusal.UNKNOWN_PERSON);
    }

    @Test
    void whoever_decides_finally_holds_the_power_by_name_or_by_a_group_wherever_they_stand() {
        LineStep song = new LineStep(StepKind.APPROVE, "song", null, "end", null);
        LineStep lee = new LineStep(StepKind.APPROVE, "lee", null, "end", null);
        assertThat(refusal(song, lee)).isEqualTo(LineRefusal.AUTHORITY_INSUFFICIENT);
        assertThat(refusal(lee, song)).isEqualTo(LineRefusal.AUTHORITY_INSUFFICIENT);
        assertThatCode(() -> LineRules.check(
                        List.of(lee, song), "kim", new Power(List.of("director", "user:song")), List.of(), STAFF))
                .doesNotThrowAnyException();
    }

    @Test
    void refuses_an_auditor_on_the_line() {
        Staff staff = new Staff(Map.of("director", Set.of("lee")), Map.of("seo", Set.of("auditor", "director")));
        assertThatThrownBy(() -> check(staff, LineStep.ofUser(StepKind.REVIEW, "seo"), APPROVE))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.code()).isEqualTo(OrganizationRefusal.AUDITOR_DECIDES_NOTHING));
        assertThatThrownBy(() -> LineRules.check(List.of(new ModelTask("seo", List.of(), 1)), "kim", staff))
                .as("named by the process")
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.code()).isEqualTo(OrganizationRefusal.AUDITOR_DECIDES_NOTHING));
    }

    @Test
    void refuses_a_step_that_nobody_could_decide_and_says_why() {
        assertThatThrownBy(() -> check(STAFF, LineStep.ofGroup(StepKind.REVIEW, "empty"), APPROVE))
                .hasMessageStartingWith("nobody-to-decide: Nobody is in empty");
        assertThatThrownBy(() -> check(STAFF, LineStep.ofGroup(StepKind.REVIEW, "employee"), APPROVE))
                .hasMessageStartingWith("nobody-to-decide: In employee the drafter is the only member");
    }

    @Test
    void refuses_more_steps_than_there_are_people_for() {
        assertThat(refusal(APPROVE, APPROVE)).isEqualTo(LineRefusal.NOBODY_TO_DECIDE);
        assertThat(refusal(LineStep.ofUser(StepKind.REVIEW, "lee"), APPROVE)).isEqualTo(LineRefusal.NOBODY_TO_DECIDE);
        assertThat(refusal(parallel("director", 2), parallel("director", 2), APPROVE))
                .isEqualTo(LineRefusal.NOBODY_TO_DECIDE);
        assertThatThrownBy(() -> check(STAFF, REVIEW, REVIEW, REVIEW, APPROVE))
                .hasMessageContaining("The steps of administration need 3 different people")
                .hasMessageContaining("only 2 could decide them");
    }

    @Test
    void refuses_what_the_process_draws_for_whoever_drafts() {
        assertThatThrownBy(() -> drawn(new ModelTask("kim", List.of(), 1)))
                .hasMessageStartingWith("nobody-to-decide: The process gives a task to kim, who drafts this case");
        assertThatThrownBy(() -> drawn(new ModelTask(null, List.of("employee"), 1)))
                .hasMessageContaining("In employee, to whom the process gives a task, the drafter is the only member");
        assertThatThrownBy(() -> drawn(new ModelTask(null, List.of("empty"), 1)))
                .hasMessageContaining("Nobody is in empty, to whom the process gives a task");
        assertThatCode(() -> drawn(new ModelTask(null, List.of("employee", "director"), 1)))
                .doesNotThrowAnyException();
    }

    @Test
    void refuses_more_tasks_of_the_process_than_there_are_people_for() {
        assertThatThrownBy(() -> drawn(new ModelTask(null, List.of("administration"), 3)))
                .hasMessageContaining("The tasks of administration need 3 different people")
                .hasMessageContaining("only 2 could decide them");
        assertThatThrownBy(() -> LineRules.check(
                        List.of(APPROVE), "kim", null, List.of(new ModelTask("lee", List.of(), 1)), STAFF))
                .hasMessageContaining("need 2 different people");
        assertThatCode(() -> drawn(
                        new ModelTask(null, List.of("administration"), 2), new ModelTask(null, List.of("director"), 1)))
                .doesNotThrowAnyException();
    }

    private static void drawn(ModelTask... tasks) {
        LineRules.check(List.of(tasks), "kim", STAFF);
    }

    private static RefusalCode refusal(LineStep... line) {
        return ((Refused) catchThrowable(() -> check(STAFF, line))).code();
    }

    private static void check(Staff staff, LineStep... line) {
        LineRules.check(List.of(line), "kim", new Power(List.of("director")), List.of(), staff);
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

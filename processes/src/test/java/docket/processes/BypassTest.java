package docket.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import docket.engine.casefile.command.CaseRefusal;
import docket.engine.casefile.command.line.StepRefusal;
import docket.engine.line.Decision;
import docket.engine.line.LineRefusal;
import docket.engine.line.LineStep;
import docket.engine.line.StepKind;
import docket.engine.refusal.RefusalCode;
import docket.engine.refusal.Refused;
import docket.engine.refusal.RequestRefusal;
import docket.processes.cases.CaseTasks;
import docket.processes.cases.TaskDecision;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Ways around a decision, none of which leads anywhere. */
class BypassTest extends ProcessTest {

    @Test
    void an_operator_does_not_move_a_token_past_a_decision() {
        letOperate("camunda-admin");
        String caseId = open("kim.employee", payment(approve("director")));
        task("lee.director", caseId);
        List<String> before = books.rows();

        RefusalCode code = refusal(() -> as("admin", () -> {
            engine.getRuntimeService()
                    .createProcessInstanceModification(caseId)
                    .cancelAllForActivity("decide#multiInstanceBody")
                    .startBeforeActivity("revise")
                    .setAnnotation("to correct the title")
                    .execute();
            return caseId;
        }));

        assertThat(code).isIn(StepRefusal.DECISION_BYPASSED, CaseRefusal.CASE_NOT_RETURNED);
        assertThat(Books.differences(before, books.rows())).isEmpty();
    }

    @Test
    void nobody_decides_on_their_own_draft() {
        String caseId = open("kim.employee", payment(approve("director")));
        String task = task("lee.director", caseId).taskId();

        assertThat(refusal(() -> as(
                        "kim.employee",
                        "director",
                        () -> context.getBean(CaseTasks.class)
                                .decide(task, new TaskDecision(Decision.APPROVE, null, null, null, null), null))))
                .isEqualTo(LineRefusal.OWN_DRAFT);
    }

    @Test
    void a_machine_decides_nothing() {
        String caseId = open("kim.employee", payment(approve("director")));
        String task = task("lee.director", caseId).taskId();

        assertThat(refusal(() -> engine.getTaskService().complete(task, Map.of("decision", "APPROVE"))))
                .isEqualTo(RequestRefusal.PERSON_REQUIRED);
    }

    @Test
    void of_two_parallel_steps_one_suffices_and_the_other_lapses() {
        LineStep here = new LineStep(StepKind.REVIEW, null, "administration", "both", 1);
        LineStep there = new LineStep(StepKind.REVIEW, null, "budget-owner", "both", 1);
        String caseId = open("kim.employee", payment(here, there, approve("director")));
        String late = task("han.budgetowner", caseId).taskId();

        decide("jung.administration", caseId, Decision.APPROVE, null);

        assertThat(refusal(() -> decideTask("han.budgetowner", late, Decision.APPROVE, null)))
                .isEqualTo(StepRefusal.ALREADY_DECIDED);
        decide("lee.director", caseId, Decision.APPROVE, null);
        assertThat(events(caseId)).contains("step-lapsed").endsWith("case-registered", "case-closed");
        books.assertAgree(caseId);
    }

    @Test
    void the_history_tables_of_the_engine_stay_empty() {
        String caseId = open("kim.employee", payment(approve("director")));
        decide("lee.director", caseId, Decision.APPROVE, null);

        List<String> tables = jdbc.queryForList(
                "SELECT table_name FROM information_schema.tables WHERE table_schema = 'camunda'"
                        + " AND table_name LIKE 'act\\_hi\\_%'",
                String.class);
        assertThat(tables)
                .hasSizeGreaterThan(15)
                .allSatisfy(
                        table -> assertThat(jdbc.queryForObject("SELECT count(*) FROM camunda." + table, Integer.class))
                                .as(table)
                                .isZero());
    }

    private static RefusalCode refusal(ThrowingCallable act) {
        return Refused.in(catchThrowable(act)).orElseThrow().code();
    }
}

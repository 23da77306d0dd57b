package docket.processes.atomic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import docket.engine.casefile.command.line.StepRefusal;
import docket.engine.line.Decision;
import docket.engine.refusal.Refused;
import docket.processes.Books;
import docket.processes.Faults;
import docket.processes.Faults.Plan;
import docket.processes.Faults.Way;
import docket.processes.ProcessTest;
import docket.processes.cases.CaseDraft;
import docket.processes.cases.CaseWithdrawal;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Promise 1: wherever an act breaks, the process's state and the events are what they were before it, row by row, and
 * the same act can then be done.
 */
class AtomicDecisionTest extends ProcessTest {

    @ParameterizedTest
    @EnumSource(names = {"ABORT", "ERROR", "KILL"})
    void a_final_approval_that_breaks_at_any_statement_leaves_nothing(Way way) {
        String line = "approval-" + way;
        budgetLine(line, "100.00");
        String caseId = open("kim.employee", request(line, "40.00", approve("director")));
        String task = task("lee.director", caseId).taskId();

        int statements = breakAtEachStatement(way, () -> decideTask("lee.director", task, Decision.APPROVE, null));

        assertThat(statements).as("statements of an approval").isGreaterThan(20);
        books.assertAgree(caseId);
        assertThat(events(caseId)).endsWith("step-decided", "case-registered", "case-closed");
        assertThat(money(line)).isEqualTo("0.00 40.00 60.00");
    }

    @ParameterizedTest
    @EnumSource(names = {"ABORT", "ERROR"})
    void a_start_that_breaks_at_any_statement_leaves_nothing(Way way) {
        String line = "start-" + way;
        budgetLine(line, "100.00");

        breakAtEachStatement(way, () -> open("kim.employee", request(line, "40.00", approve("director"))));

        assertThat(money(line)).isEqualTo("40.00 0.00 60.00");
        finish(line);
    }

    @Test
    void a_return_that_breaks_at_any_statement_leaves_nothing() {
        budgetLine("return", "100.00");
        String caseId = open("kim.employee", request("return", "40.00", approve("director")));
        String task = task("lee.director", caseId).taskId();

        breakAtEachStatement(Way.ABORT, () -> decideTask("lee.director", task, Decision.RETURN, "Which room?"));

        books.assertAgree(caseId);
        assertThat(money("return")).isEqualTo("0.00 0.00 100.00");
    }

    @Test
    void a_withdrawal_that_breaks_at_any_statement_leaves_nothing() {
        budgetLine("withdrawal", "100.00");
        String caseId = open("kim.employee", request("withdrawal", "40.00", approve("director")));
        task("lee.director", caseId);

        breakAtEachStatement(
                Way.ABORT,
                () -> as("kim.employee", () -> {
                    context.getBean(CaseWithdrawal.class).withdraw(caseId, "No longer needed");
                    return null;
                }));

        books.assertAgree(caseId);
        assertThat(money("withdrawal")).isEqualTo("0.00 0.00 100.00");
    }

    @Test
    void an_approval_whose_commit_never_reaches_the_server_leaves_nothing() {
        String caseId = open("kim.employee", simple());
        String task = task("lee.director", caseId).taskId();
        List<String> before = books.rows();

        try (Plan plan = Faults.planAtCommit(Way.REFUSE)) {
            assertThat(catchThrowable(() -> decideTask("lee.director", task, Decision.APPROVE, null)))
                    .isNotNull();
        }

        assertThat(Books.differences(before, books.rows())).isEmpty();
        decideTask("lee.director", task, Decision.APPROVE, null);
        books.assertAgree(caseId);
    }

    @Test
    void an_approval_whose_answer_is_lost_at_the_commit_has_happened_once_and_whole() {
        String caseId = open("kim.employee", simple());
        String task = task("lee.director", caseId).taskId();

        Throwable lost;
        try (Plan plan = Faults.planAtCommit(Way.LOSE_ANSWER)) {
            lost = catchThrowable(() -> decideTask("lee.director", task, Decision.APPROVE, null));
            assertThat(plan.broken()).isNotNull();
        }

        assertThat(lost).isNotNull();
        books.assertAgree(caseId);
        assertThat(events(caseId)).endsWith("step-decided", "case-registered", "case-closed");
        Throwable again = catchThrowable(() -> decideTask("lee.director", task, Decision.APPROVE, null));
        assertThat(((Refused) again).code()).isEqualTo(StepRefusal.ALREADY_DECIDED);
    }

    @Test
    void an_approval_that_loses_a_race_at_any_statement_is_done_again_and_happens_once() {
        boolean broken = true;
        for (int statement = 1; broken; statement++) {
            String caseId = open("kim.employee", simple());
            String task = task("lee.director", caseId).taskId();
            try (Plan plan = Faults.plan(statement, Way.DEADLOCK)) {
                decideTask("lee.director", task, Decision.APPROVE, null);
                broken = plan.broken() != null;
            }
            books.assertAgree(caseId);
            assertThat(events(caseId))
                    .containsExactly("case-opened", "step-offered", "step-decided", "case-registered", "case-closed");
        }
    }

    /** Tries an act again and again, and breaks it one statement later each time, until it gets through. */
    private static int breakAtEachStatement(Way way, ThrowingCallable act) {
        List<String> before = books.rows();
        for (int statement = 1; ; statement++) {
            try (Plan plan = Faults.plan(statement, way)) {
                Throwable failure = catchThrowable(act);
                if (plan.broken() == null) {
                    assertThat(failure).as("unbroken").isNull();
                    return statement - 1;
                }
                assertThat(failure)
                        .as("broken at %d, %s", statement, plan.broken())
                        .isNotNull();
                assertThat(Books.differences(before, books.rows()))
                        .as("broken at %d, %s", statement, plan.broken())
                        .isEmpty();
            }
        }
    }

    /** Lets the job of the case that holds money on the line come to its end, so that it disturbs no other test. */
    private static void finish(String line) {
        String caseId = jdbc.queryForObject(
                "SELECT subjects[1] FROM docket.domain_event WHERE type = 'funds-reserved' AND stream = ?",
                String.class,
                line);
        task("lee.director", caseId);
    }

    private static CaseDraft simple() {
        return new CaseDraft(
                "simple-approval",
                "A day at home",
                "other",
                "facilities",
                null,
                Map.of("body", "For the plumber."),
                List.of());
    }
}

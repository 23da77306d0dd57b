package docket.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import docket.engine.budget.command.BudgetRefusal;
import docket.engine.casefile.command.CaseRefusal;
import docket.engine.line.Decision;
import docket.engine.line.LineStep;
import docket.engine.line.StepKind;
import docket.engine.money.Money;
import docket.engine.refusal.RefusalCode;
import docket.engine.refusal.Refused;
import docket.processes.cases.CaseDraft;
import docket.processes.cases.CaseTasks;
import docket.processes.cases.CaseWithdrawal;
import docket.processes.cases.Correction;
import docket.processes.cases.TaskDecision;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** The money of a request follows its decisions. */
class BudgetRequestTest extends ProcessTest {

    @Test
    void money_is_reserved_at_the_request_and_committed_at_the_approval() {
        budgetLine("approved", "100.00");
        String caseId = open("kim.employee", request("approved", "40.00", approve("director")));
        assertThat(money("approved")).isEqualTo("40.00 0.00 60.00");

        decide("lee.director", caseId, Decision.APPROVE, null);

        assertThat(money("approved")).isEqualTo("0.00 40.00 60.00");
        books.assertAgree(caseId);
    }

    @Test
    void money_is_released_at_the_return_and_reserved_again_at_the_resubmission_with_another_line() {
        budgetLine("returned", "100.00");
        String caseId = open("kim.employee", request("returned", "40.00", approve("director")));

        decide("lee.director", caseId, Decision.RETURN, "For which room?");
        assertThat(money("returned")).isEqualTo("0.00 0.00 100.00");
        String revise = task("kim.employee", caseId).taskId();
        List<LineStep> line = List.of(LineStep.ofGroup(StepKind.CONCUR, "budget-owner"), approve("supervisor"));
        as(
                "kim.employee",
                () -> context.getBean(CaseTasks.class)
                        .decide(
                                revise,
                                new TaskDecision(
                                        Decision.RESUBMIT, null, null, Map.of("body", "For the reading room."), line),
                                null));
        assertThat(money("returned")).isEqualTo("40.00 0.00 60.00");
        decide("han.budgetowner", caseId, Decision.DISSENT, "The old chairs are good enough.");
        decide("yoon.supervisor", caseId, Decision.APPROVE, null);

        assertThat(money("returned")).isEqualTo("0.00 40.00 60.00");
        assertThat(events(caseId))
                .contains("content-revised", "case-resubmitted")
                .endsWith("case-registered", "case-closed");
        books.assertAgree(caseId);
    }

    @Test
    void what_is_reserved_at_the_resubmission_is_the_corrected_amount() {
        budgetLine("corrected", "100.00");
        String caseId = open("kim.employee", request("corrected", "40.00", approve("director")));
        decide("lee.director", caseId, Decision.RETURN, "Chairs for half the room would do.");
        String revise = task("kim.employee", caseId).taskId();
        Correction half = new Correction(null, null, null, Money.parse("20.00", "EUR"));

        as(
                "kim.employee",
                () -> context.getBean(CaseTasks.class)
                        .decide(revise, new TaskDecision(Decision.RESUBMIT, null, null, null, null, half), null));

        assertThat(money("corrected")).isEqualTo("20.00 0.00 80.00");
        decide("lee.director", caseId, Decision.APPROVE, null);
        assertThat(money("corrected")).isEqualTo("0.00 20.00 80.00");
        books.assertAgree(caseId);
    }

    @Test
    void refuses_a_request_on_a_line_of_another_year_or_of_another_organisation_at_the_draft() {
        budgetLine("past", YEAR - 1, "Past", "100.00");
        budgetLine("future", YEAR + 5, "Future", "100.00");
        budgetLine("theirs", "100.00");

        refused(BudgetRefusal.FISCAL_YEAR_CLOSED, request("past", "40.00", approve("director")));
        refused(BudgetRefusal.FISCAL_YEAR_CLOSED, request("future", "40.00", approve("director")));
        CaseDraft own = request("theirs", "40.00", approve("director"));
        CaseDraft foreign = new CaseDraft(
                own.process(),
                own.title(),
                own.kind(),
                "finance",
                own.amount(),
                own.content(),
                List.of(approve("director")));
        refused(BudgetRefusal.LINE_OF_ANOTHER_OFFICE, foreign);

        assertThat(List.of(money("past"), money("future"), money("theirs"))).containsOnly("0.00 0.00 100.00");
    }

    @Test
    void refuses_a_line_of_another_year_or_another_organisation_at_the_resubmission() {
        budgetLine("ours", "100.00");
        budgetLine("last-year", YEAR - 1, "Last year", "100.00");
        String caseId = open("kim.employee", request("ours", "40.00", approve("director")));
        decide("lee.director", caseId, Decision.RETURN, "Which line is this?");
        String revise = task("kim.employee", caseId).taskId();

        resubmissionRefused(
                BudgetRefusal.FISCAL_YEAR_CLOSED,
                revise,
                new TaskDecision(Decision.RESUBMIT, null, null, Map.of("lineId", "last-year"), null, null));
        resubmissionRefused(
                BudgetRefusal.LINE_OF_ANOTHER_OFFICE,
                revise,
                new TaskDecision(
                        Decision.RESUBMIT, null, null, null, null, new Correction(null, null, "finance", null)));

        assertThat(money("ours")).isEqualTo("0.00 0.00 100.00");
        decide("kim.employee", caseId, Decision.RESUBMIT, null);
        assertThat(money("ours")).isEqualTo("40.00 0.00 60.00");
    }

    private static void resubmissionRefused(RefusalCode code, String task, TaskDecision resubmission) {
        assertThat(refusal(() -> as(
                        "kim.employee", () -> context.getBean(CaseTasks.class).decide(task, resubmission, null))))
                .isEqualTo(code);
    }

    private static void refused(RefusalCode code, CaseDraft draft) {
        assertThat(refusal(() -> open("kim.employee", draft))).isEqualTo(code);
    }

    @Test
    void money_is_released_at_the_rejection() {
        budgetLine("rejected", "100.00");
        String caseId = open("kim.employee", request("rejected", "40.00", approve("director")));

        decide("lee.director", caseId, Decision.REJECT, "Not this year.");

        assertThat(money("rejected")).isEqualTo("0.00 0.00 100.00");
        books.assertAgree(caseId);
    }

    @Test
    void money_is_released_at_the_withdrawal_which_ends_when_somebody_has_acted() {
        budgetLine("withdrawn", "100.00");
        String early =
                open("kim.employee", request("withdrawn", "40.00", review("administration"), approve("director")));
        String late =
                open("kim.employee", request("withdrawn", "10.00", review("administration"), approve("director")));
        task("jung.administration", early);
        decide("jung.administration", late, Decision.APPROVE, null);

        withdraw(early);

        assertThat(refusal(() -> withdraw(late))).isEqualTo(CaseRefusal.ALREADY_ACTED_ON);
        assertThat(money("withdrawn")).isEqualTo("10.00 0.00 90.00");
        books.assertAgree(early);
        books.assertAgree(late);
    }

    @Test
    void money_is_released_when_an_operator_deletes_the_instance() {
        budgetLine("cancelled", "100.00");
        String caseId = open("kim.employee", request("cancelled", "40.00", approve("director")));
        task("lee.director", caseId);

        letOperate("camunda-admin");
        as("admin", () -> {
            engine.getRuntimeService().deleteProcessInstance(caseId, "opened twice");
            return caseId;
        });

        assertThat(money("cancelled")).isEqualTo("0.00 0.00 100.00");
        assertThat(events(caseId)).endsWith("step-lapsed", "case-closed");
        books.assertAgree(caseId);
    }

    @Test
    void what_does_not_fit_is_refused_and_leaves_nothing() {
        budgetLine("small", "10.00");
        List<String> before = books.rows();

        assertThat(refusal(() -> open("kim.employee", request("small", "40.00", approve("director")))))
                .isEqualTo(BudgetRefusal.INSUFFICIENT_FUNDS);

        assertThat(Books.differences(before, books.rows())).isEmpty();
    }

    private static void withdraw(String caseId) {
        as("kim.employee", () -> {
            context.getBean(CaseWithdrawal.class).withdraw(caseId, "No longer needed.");
            return caseId;
        });
    }

    private static RefusalCode refusal(ThrowingCallable act) {
        return Refused.in(catchThrowable(act)).orElseThrow().code();
    }
}

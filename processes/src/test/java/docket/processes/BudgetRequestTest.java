package docket.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import docket.engine.budget.command.AppropriateFunds;
import docket.engine.casefile.Decision;
import docket.engine.casefile.LineStep;
import docket.engine.money.Money;
import docket.engine.refusal.RefusalCode;
import docket.engine.refusal.Refused;
import docket.engine.unit.Commands;
import docket.engine.unit.RootUnit;
import docket.engine.view.BudgetLineView;
import docket.engine.view.BudgetLineViews;
import docket.processes.act.Acts;
import docket.processes.cases.CaseDraft;
import docket.processes.cases.CaseTasks;
import docket.processes.cases.CaseWithdrawal;
import docket.processes.cases.TaskDecision;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

/** Money moves as the model draws it: reserved at once, committed at approval, released on any other way out. */
class BudgetRequestTest extends ProcessTest {

    private String lineId = "";

    @BeforeEach
    void appropriate(TestInfo test) {
        lineId = test.getTestMethod().orElseThrow().getName();
        appropriate(lineId);
    }

    private static void appropriate(String lineId) {
        as(
                "admin",
                () -> context.getBean(RootUnit.class)
                        .execute(
                                context.getBean(Acts.class).current(),
                                () -> context.getBean(Commands.class)
                                        .send(new AppropriateFunds(
                                                lineId, 2026, "210-01", "Repairs", "facilities", won(1_000_000)))));
    }

    @Test
    void an_approved_request_commits_what_it_reserved() {
        String caseId = open("kim.employee", request(600_000));
        assertThat(line()).returns(won(600_000), BudgetLineView::reserved);

        decide("jung.administration", caseId, Decision.APPROVE, null);
        decide("lee.director", caseId, Decision.APPROVE, null);

        assertThat(line()).returns(won(0), BudgetLineView::reserved).returns(won(600_000), BudgetLineView::committed);
        assertThat(events(caseId)).endsWith("case-registered", "case-closed");
    }

    @Test
    void a_returned_request_releases_and_reserves_again_when_it_is_resubmitted() {
        String caseId = open("kim.employee", request(600_000));

        decide("jung.administration", caseId, Decision.RETURN, "The offer is missing.");
        assertThat(line()).returns(won(0), BudgetLineView::reserved);

        decide("kim.employee", caseId, Decision.RESUBMIT, null);
        assertThat(line()).returns(won(600_000), BudgetLineView::reserved);
        decide("jung.administration", caseId, Decision.APPROVE, null);
        decide("lee.director", caseId, Decision.APPROVE, null);

        assertThat(line()).returns(won(600_000), BudgetLineView::committed);
    }

    @Test
    void a_rejected_request_releases() {
        String caseId = open("kim.employee", request(600_000));

        decide("jung.administration", caseId, Decision.REJECT, "Not this year.");

        assertThat(line()).returns(won(0), BudgetLineView::reserved).returns(won(0), BudgetLineView::committed);
        assertThat(events(caseId)).endsWith("case-closed");
    }

    @Test
    void a_request_that_is_taken_back_releases() {
        String caseId = open("kim.employee", request(600_000));

        withdraw(caseId);

        assertThat(line()).returns(won(0), BudgetLineView::reserved);
        assertThat(events(caseId)).endsWith("case-closed");
    }

    @Test
    void a_returned_request_can_be_taken_back_with_nothing_left_to_release() {
        String onTheTask = open("kim.employee", request(600_000));
        decide("jung.administration", onTheTask, Decision.RETURN, "The offer is missing.");
        decide("kim.employee", onTheTask, Decision.WITHDRAW, "No longer needed.");

        String byMessage = open("kim.employee", request(600_000));
        decide("jung.administration", byMessage, Decision.RETURN, "The offer is missing.");
        withdraw(byMessage);

        assertThat(line()).returns(won(0), BudgetLineView::reserved);
        assertThat(events(onTheTask)).endsWith("case-closed");
        assertThat(events(byMessage)).endsWith("case-closed");
    }

    @Test
    void refuses_at_once_what_does_not_fit_and_leaves_nothing_behind() {
        open("kim.employee", request(600_000));
        Long before = count();

        assertThatThrownBy(() -> open("kim.employee", request(400_001)))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.code()).isEqualTo(RefusalCode.INSUFFICIENT_FUNDS));

        assertThat(count()).isEqualTo(before);
        assertThat(line()).returns(won(600_000), BudgetLineView::reserved);
    }

    @Test
    void refuses_a_resubmission_that_no_longer_fits_and_leaves_it_with_the_drafter() {
        String caseId = open("kim.employee", request(600_000));
        decide("jung.administration", caseId, Decision.RETURN, "The offer is missing.");
        open("park.employee", request(600_000));

        assertThatThrownBy(() -> decide("kim.employee", caseId, Decision.RESUBMIT, null))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.code()).isEqualTo(RefusalCode.INSUFFICIENT_FUNDS));

        assertThat(task("kim.employee", caseId)).isNotNull();
    }

    @Test
    void a_resubmission_may_name_another_line() {
        String caseId = open("kim.employee", request(600_000));
        decide("jung.administration", caseId, Decision.RETURN, "This belongs to the other line.");
        String other = lineId + "-other";
        appropriate(other);

        String taskId = task("kim.employee", caseId).taskId();
        as(
                "kim.employee",
                () -> context.getBean(CaseTasks.class)
                        .decide(
                                taskId,
                                new TaskDecision(Decision.RESUBMIT, null, null, Map.of("lineId", other), null),
                                null));

        assertThat(line()).returns(won(0), BudgetLineView::reserved);
        lineId = other;
        assertThat(line()).returns(won(600_000), BudgetLineView::reserved);
    }

    private void withdraw(String caseId) {
        as("kim.employee", () -> {
            context.getBean(CaseWithdrawal.class).withdraw(caseId, "No longer needed.");
            return caseId;
        });
    }

    private static Long count() {
        return jdbc.queryForObject("SELECT count(*) FROM docket.domain_event", Long.class);
    }

    private BudgetLineView line() {
        return context.getBean(BudgetLineViews.class).find(lineId).orElseThrow();
    }

    private CaseDraft request(long won) {
        List<LineStep> line = List.of(review("administration"), approve("director"));
        return new CaseDraft(
                "budget-request", "Roof repair", "budget", "facilities", won(won), Map.of("lineId", lineId), line);
    }

    private static Money won(long amount) {
        return Money.parse(Long.toString(amount), "KRW");
    }
}

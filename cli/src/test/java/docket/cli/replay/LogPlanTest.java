package docket.cli.replay;

import static docket.engine.line.StepKind.APPROVE;
import static docket.engine.line.StepKind.REVIEW;
import static org.assertj.core.api.Assertions.assertThat;

import docket.cli.replay.CasePlan.Deed;
import docket.engine.casefile.event.CaseState;
import docket.engine.line.Decision;
import docket.engine.line.LineStep;
import docket.engine.line.StepKind;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LogPlanTest {

    private static final String SUBMITTED = "Request For Payment SUBMITTED by EMPLOYEE";
    private static final String EMPLOYEE_REJECTED = "Request For Payment REJECTED by EMPLOYEE";
    private static final String ADMINISTRATION_APPROVED = "Request For Payment APPROVED by ADMINISTRATION";
    private static final String ADMINISTRATION_REJECTED = "Request For Payment REJECTED by ADMINISTRATION";
    private static final String OWNER_APPROVED = "Request For Payment APPROVED by BUDGET OWNER";
    private static final String SUPERVISOR_APPROVED = "Request For Payment APPROVED by SUPERVISOR";
    private static final String SUPERVISOR_REJECTED = "Request For Payment REJECTED by SUPERVISOR";
    private static final String FINAL_APPROVED = "Request For Payment FINAL_APPROVED by SUPERVISOR";
    private static final String DIRECTOR_FINAL = "Request For Payment FINAL_APPROVED by DIRECTOR";
    private static final String DIRECTOR_REJECTED = "Request For Payment REJECTED by DIRECTOR";
    private static final String MISSING_REJECTED = "Request For Payment REJECTED by MISSING";

    @Test
    void the_officers_of_a_round_are_its_line_and_the_last_one_approves() {
        CasePlan plan = planned(SUBMITTED, ADMINISTRATION_APPROVED, OWNER_APPROVED, FINAL_APPROVED);

        assertThat(plan.end()).isEqualTo(CaseState.APPROVED);
        assertThat(plan.rounds()).hasSize(1);
        assertThat(plan.rounds().get(0).line())
                .containsExactly(
                        step(REVIEW, "administration"), step(REVIEW, "budget-owner"), step(APPROVE, "supervisor"));
        assertThat(plan.rounds().get(0).deeds())
                .containsExactly(
                        new Deed(SampleRole.ADMINISTRATION, Decision.APPROVE),
                        new Deed(SampleRole.BUDGET_OWNER, Decision.APPROVE),
                        new Deed(SampleRole.SUPERVISOR, Decision.APPROVE));
        assertThat(plan.decisions()).isEqualTo(3);
    }

    @Test
    void an_officers_rejection_returns_the_request_and_a_new_submission_opens_a_round() {
        CasePlan plan = planned(SUBMITTED, ADMINISTRATION_REJECTED, EMPLOYEE_REJECTED, SUBMITTED, FINAL_APPROVED);

        assertThat(plan.end()).isEqualTo(CaseState.APPROVED);
        assertThat(plan.rounds()).hasSize(2);
        assertThat(plan.rounds().get(0).deeds()).containsExactly(new Deed(SampleRole.ADMINISTRATION, Decision.RETURN));
        assertThat(plan.rounds().get(1).line()).containsExactly(step(APPROVE, "supervisor"));
        assertThat(plan.decisions()).isEqualTo(3);
    }

    @Test
    void a_round_that_never_came_to_a_final_approver_gets_one() {
        assertThat(planned(SUBMITTED, ADMINISTRATION_REJECTED).rounds().get(0).line())
                .containsExactly(step(REVIEW, "administration"), step(APPROVE, "supervisor"));
        assertThat(planned(SUBMITTED).rounds().get(0).line()).containsExactly(step(APPROVE, "supervisor"));
        assertThat(planned(SUBMITTED, SUPERVISOR_APPROVED).rounds().get(0).line())
                .containsExactly(step(REVIEW, "supervisor"), step(APPROVE, "director"));
    }

    @Test
    void a_final_approver_who_returned_the_request_keeps_the_last_step() {
        assertThat(planned(SUBMITTED, ADMINISTRATION_APPROVED, SUPERVISOR_REJECTED)
                        .rounds()
                        .get(0)
                        .line())
                .containsExactly(step(REVIEW, "administration"), step(APPROVE, "supervisor"));
        assertThat(planned(SUBMITTED, SUPERVISOR_APPROVED, DIRECTOR_REJECTED)
                        .rounds()
                        .get(0)
                        .line())
                .containsExactly(step(REVIEW, "supervisor"), step(APPROVE, "director"));
    }

    @Test
    void a_supervisor_before_the_director_reviews() {
        assertThat(planned(SUBMITTED, SUPERVISOR_APPROVED, DIRECTOR_FINAL)
                        .rounds()
                        .get(0)
                        .line())
                .containsExactly(step(REVIEW, "supervisor"), step(APPROVE, "director"));
    }

    @Test
    void a_case_ends_where_the_log_ends() {
        assertThat(planned(SUBMITTED).end()).isEqualTo(CaseState.OPEN);
        assertThat(planned(SUBMITTED, ADMINISTRATION_APPROVED).end()).isEqualTo(CaseState.OPEN);
        assertThat(planned(SUBMITTED, ADMINISTRATION_REJECTED, EMPLOYEE_REJECTED)
                        .end())
                .isEqualTo(CaseState.RETURNED);
    }

    @Test
    void saving_and_payment_are_passed_over() {
        CasePlan plan = planned(
                "Request For Payment SAVED by EMPLOYEE",
                SUBMITTED,
                FINAL_APPROVED,
                "Request Payment",
                "Payment Handled",
                "Request For Payment SAVED by EMPLOYEE");

        assertThat(plan.end()).isEqualTo(CaseState.APPROVED);
        assertThat(plan.decisions()).isEqualTo(1);
    }

    @Test
    void lists_a_draft_never_submitted() {
        assertExcluded(Exclusion.NEVER_SUBMITTED, "Request For Payment SAVED by EMPLOYEE");
        assertExcluded(Exclusion.NEVER_SUBMITTED);
        assertExcluded(Exclusion.NEVER_SUBMITTED, "Request For Payment SAVED by EMPLOYEE", EMPLOYEE_REJECTED);
    }

    @Test
    void lists_what_goes_on_after_its_final_approval() {
        assertExcluded(Exclusion.AFTER_FINAL_APPROVAL, SUBMITTED, FINAL_APPROVED, MISSING_REJECTED);
        assertExcluded(Exclusion.AFTER_FINAL_APPROVAL, SUBMITTED, FINAL_APPROVED, SUBMITTED);
        assertExcluded(Exclusion.AFTER_FINAL_APPROVAL, SUBMITTED, FINAL_APPROVED, EMPLOYEE_REJECTED);
        assertExcluded(Exclusion.AFTER_FINAL_APPROVAL, SUBMITTED, DIRECTOR_FINAL, SUPERVISOR_APPROVED);
        assertExcluded(Exclusion.AFTER_FINAL_APPROVAL, SUBMITTED, FINAL_APPROVED, "Request Payment", MISSING_REJECTED);
    }

    @Test
    void lists_what_skips_a_step() {
        assertExcluded(Exclusion.SKIPS, SUBMITTED, EMPLOYEE_REJECTED, SUBMITTED, FINAL_APPROVED);
        assertExcluded(Exclusion.SKIPS, SUBMITTED, ADMINISTRATION_APPROVED, SUBMITTED, FINAL_APPROVED);
        assertExcluded(Exclusion.SKIPS, SUBMITTED, ADMINISTRATION_REJECTED, FINAL_APPROVED);
        assertExcluded(Exclusion.SKIPS, FINAL_APPROVED);
    }

    @Test
    void lists_what_needs_one_person_twice_in_a_round() {
        assertExcluded(Exclusion.TWICE_IN_A_ROUND, SUBMITTED, ADMINISTRATION_APPROVED, ADMINISTRATION_REJECTED);
        assertExcluded(Exclusion.TWICE_IN_A_ROUND, SUBMITTED, SUPERVISOR_APPROVED, FINAL_APPROVED);
    }

    @Test
    void lists_roles_powers_and_steps_that_are_not_known() {
        assertExcluded(Exclusion.UNKNOWN_ROLE, SUBMITTED, MISSING_REJECTED);
        assertExcluded(Exclusion.UNKNOWN_ROLE, SUBMITTED, "Declaration APPROVED by DEAN", FINAL_APPROVED);
        assertExcluded(Exclusion.UNKNOWN_ROLE, "Declaration SUBMITTED by DEAN", FINAL_APPROVED);
        assertExcluded(Exclusion.UNKNOWN_ROLE, SUBMITTED, "Request For Payment APPROVED by EMPLOYEE");
        assertExcluded(Exclusion.NO_POWER, SUBMITTED, "Request For Payment FINAL_APPROVED by BUDGET OWNER");
        assertExcluded(Exclusion.UNKNOWN_STEP, SUBMITTED, "Declaration FOR_APPROVAL by SUPERVISOR");
        assertExcluded(Exclusion.UNKNOWN_STEP, SUBMITTED, "");
    }

    @Test
    void understands_another_document_and_roles_given_beside_the_activity() {
        CasePlan plan = CaseLog.plan(new LoggedCase(
                        "d-1",
                        Map.of("Amount", "12"),
                        List.of(
                                LoggedStep.of("Declaration SUBMITTED by Employee"),
                                new LoggedStep("Send Reminder", "UNDEFINED", "complete"),
                                new LoggedStep("Declaration APPROVED", "budget owner", null),
                                new LoggedStep("Declaration FINAL_APPROVED by SUPERVISOR", "SUPERVISOR", "start"),
                                new LoggedStep("Declaration FINAL_APPROVED by SUPERVISOR", "SUPERVISOR", "complete"))))
                .cases()
                .get(0);

        assertThat(plan.end()).isEqualTo(CaseState.APPROVED);
        assertThat(plan.rounds().get(0).line())
                .containsExactly(step(REVIEW, "budget-owner"), step(APPROVE, "supervisor"));
    }

    @Test
    void every_case_is_either_planned_or_listed() {
        LogPlan plan = CaseLog.plan(
                CaseLog.logged("a", SUBMITTED, FINAL_APPROVED),
                CaseLog.logged("b"),
                CaseLog.logged("a", SUBMITTED),
                CaseLog.logged("c", SUBMITTED, EMPLOYEE_REJECTED));

        assertThat(plan.cases()).extracting(CasePlan::caseId).containsExactly("a");
        assertThat(plan.excluded())
                .extracting(LogPlan.Excluded::reason)
                .containsExactly(Exclusion.NEVER_SUBMITTED, Exclusion.REPEATED_ID, Exclusion.SKIPS);
        assertThat(plan.excludedByReason().keySet())
                .containsExactly(Exclusion.NEVER_SUBMITTED, Exclusion.SKIPS, Exclusion.REPEATED_ID);
    }

    private static CasePlan planned(String... activities) {
        LogPlan plan = CaseLog.plan(CaseLog.logged("case", activities));
        assertThat(plan.excluded()).isEmpty();
        return plan.cases().get(0);
    }

    private static void assertExcluded(Exclusion reason, String... activities) {
        LogPlan plan = CaseLog.plan(CaseLog.logged("case", activities));
        assertThat(plan.cases()).isEmpty();
        assertThat(plan.excluded())
                .as(Arrays.toString(activities))
                .extracting(LogPlan.Excluded::reason)
                .containsExactly(reason);
    }

    private static LineStep step(StepKind kind, String group) {
        return LineStep.ofGroup(kind, group);
    }
}

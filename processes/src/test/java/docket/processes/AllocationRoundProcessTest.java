package docket.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import docket.engine.allocation.RoundPhase;
import docket.engine.allocation.RoundState;
import docket.engine.allocation.command.RoundRefusal;
import docket.engine.allocation.event.FundsRequest;
import docket.engine.allocation.event.RoundEvent;
import docket.engine.allocation.view.AllocationRoundViews;
import docket.engine.budget.command.BudgetRefusal;
import docket.engine.budget.view.BudgetLineView;
import docket.engine.budget.view.BudgetLineViews;
import docket.engine.casefile.event.CaseState;
import docket.engine.casefile.view.CaseViews;
import docket.engine.line.Decision;
import docket.engine.money.Money;
import docket.engine.refusal.Refused;
import docket.engine.refusal.RequestRefusal;
import docket.engine.unit.RootUnit;
import docket.processes.act.Acts;
import docket.processes.allocation.FundsRequests;
import docket.processes.cases.CaseDraft;
import docket.processes.cases.CaseTasks;
import docket.processes.cases.CaseWithdrawal;
import docket.processes.cases.RoundProcess;
import docket.processes.cases.TaskDecision;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Money is asked for, shared out, and appropriated by a committee's approval. */
class AllocationRoundProcessTest extends ProcessTest {

    private static int rounds;

    @Test
    void an_approval_appropriates_and_allots_every_line_at_once() {
        String round = collecting("facilities | | | 600.00", null);
        ask(round, "roof", "facilities", "500.00", 500);
        ask(round, "door", "facilities", "400.00", 400);
        ask(round, "desk", "finance", "900.00", 300);

        close(round);

        assertThat(state(round).phase()).isEqualTo(RoundPhase.PROPOSED);
        decide("lee.director", caseOf(round), Decision.APPROVE, null);
        assertThat(state(round).phase()).isEqualTo(RoundPhase.APPROVED);
        assertThat(line("facilities", "roof").funds().appropriated()).isEqualTo(eur("500.00"));
        assertThat(line("facilities", "door").funds().allotted()).isEqualTo(eur("100.00"));
        assertThat(line("finance", "desk").available()).isEqualTo(eur("400.00"));
        assertThat(events(caseOf(round))).endsWith("case-registered", "case-closed");
    }

    @Test
    void the_committee_grants_otherwise_and_says_why() {
        String round = collecting("", null);
        ask(round, "north", "facilities", "800.00", 500);
        ask(round, "south", "finance", "800.00", 400);
        close(round);
        String task = task("lee.director", caseOf(round)).taskId();

        assertThatThrownBy(() -> adjust(task, Decision.RETURN, requestId(round, "north"), "300.00", "Half will do"))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.code()).isEqualTo(RoundRefusal.ADJUSTMENTS_WITHOUT_APPROVAL));
        assertThatThrownBy(() -> adjust(task, Decision.APPROVE, requestId(round, "north"), "300.00", " "))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.code()).isEqualTo(RequestRefusal.FIELD_REQUIRED));
        adjust(task, Decision.APPROVE, requestId(round, "north"), "300.00", "Half will do");

        assertThat(line("facilities", "north").available()).isEqualTo(eur("300.00"));
        assertThat(line("finance", "south").available()).isEqualTo(eur("700.00"));
        assertThat(state(round).adjustments())
                .singleElement()
                .satisfies(adjustment -> assertThat(adjustment.reason()).isEqualTo("Half will do"));
    }

    @Test
    void all_lines_are_opened_or_none() {
        String round = collecting("", null);
        ask(round, "alone", "facilities", "100.00", 500);
        ask(round, "taken", "facilities", "100.00", 500);
        close(round);
        budgetLine(YEAR + ".facilities.taken", "1.00");

        assertThatThrownBy(() -> decide("lee.director", caseOf(round), Decision.APPROVE, null))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.code()).isEqualTo(BudgetRefusal.BUDGET_LINE_EXISTS));

        assertThat(context.getBean(BudgetLineViews.class).find(YEAR + ".facilities.alone"))
                .isEmpty();
        assertThat(state(round).phase()).isEqualTo(RoundPhase.PROPOSED);
    }

    @Test
    void a_returned_round_takes_requests_again_and_is_closed_again_by_its_officer() {
        String round = collecting("", null);
        ask(round, "first", "facilities", "100.00", 500);
        close(round);
        decide("lee.director", caseOf(round), Decision.RETURN, "Where is the second?");
        assertThat(state(round).phase()).isEqualTo(RoundPhase.COLLECTING);
        ask(round, "second", "finance", "100.00", 500);

        close(round);

        assertThat(state(round).phase()).isEqualTo(RoundPhase.PROPOSED);
        decide("lee.director", caseOf(round), Decision.APPROVE, null);
        assertThat(line("finance", "second").available()).isEqualTo(eur("100.00"));
    }

    @Test
    void limits_that_clash_are_shown_to_the_committee_which_can_only_give_way() {
        String round = collecting("facilities | | 700.00 | 600.00", null);
        ask(round, "clash", "facilities", "500.00", 500);
        close(round);

        assertThat(state(round).phase()).isEqualTo(RoundPhase.INFEASIBLE);
        assertThat(state(round).conflicts()).isNotEmpty();
        assertThatThrownBy(() -> decide("lee.director", caseOf(round), Decision.APPROVE, null))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.code()).isEqualTo(RoundRefusal.ROUND_INFEASIBLE));
        decide("lee.director", caseOf(round), Decision.REJECT, "The limits are wrong");
        assertThat(state(round).phase()).isEqualTo(RoundPhase.REJECTED);
    }

    @Test
    void it_closes_by_itself_when_its_time_has_come() {
        String round = collecting("", "2999-01-01");
        ask(round, "late", "facilities", "100.00", 500);
        String job = engine.getManagementService()
                .createJobQuery()
                .processInstanceId(caseOf(round))
                .timers()
                .singleResult()
                .getId();

        asOperator(() -> engine.getManagementService().setJobDuedate(job, new Date(0)));

        await(() -> state(round).phase() == RoundPhase.PROPOSED ? true : null);
    }

    @Test
    void its_officer_withdraws_it_and_it_is_cancelled() {
        String round = collecting("", null);
        as("min.budget", "budget-officer", () -> {
            context.getBean(CaseWithdrawal.class).withdraw(caseOf(round), "Not this year");
            return true;
        });
        assertThat(state(round).phase()).isEqualTo(RoundPhase.CANCELLED);
        assertThat(context.getBean(CaseViews.class)
                        .find(caseOf(round))
                        .orElseThrow()
                        .course()
                        .state())
                .isEqualTo(CaseState.WITHDRAWN);
    }

    @Test
    void only_who_keeps_the_budget_opens_and_closes_a_round() {
        assertThatThrownBy(() -> as("kim.employee", () -> openRound("", null)))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.code()).isEqualTo(RequestRefusal.FORBIDDEN));
        String round = collecting("", null);
        assertThatThrownBy(() -> as(
                        "kim.employee",
                        () -> context.getBean(RoundProcess.class).close(round)))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.code()).isEqualTo(RequestRefusal.FORBIDDEN));
        assertThat(state(round).phase()).isEqualTo(RoundPhase.COLLECTING);
    }

    private static String collecting(String limits, @Nullable String closesAt) {
        return as("min.budget", "budget-officer", () -> openRound(limits, closesAt));
    }

    private static String openRound(String limits, @Nullable String closesAt) {
        Map<String, Object> terms =
                new HashMap<>(Map.of("fiscalYear", YEAR, "rule", "VALUE", "divisible", true, "limits", limits));
        if (closesAt != null) {
            terms.put("closesAt", closesAt);
        }
        return context.getBean(RoundProcess.class)
                .open(new CaseDraft(
                        "allocation-round",
                        "Round " + ++rounds,
                        "budget",
                        "finance",
                        eur("1000.00"),
                        terms,
                        List.of()));
    }

    private static void ask(String round, String code, String organization, String asked, long value) {
        as(
                "kim.employee",
                () -> context.getBean(RootUnit.class)
                        .execute(context.getBean(Acts.class).current(), () -> {
                            context.getBean(FundsRequests.class)
                                    .enter(
                                            round,
                                            new FundsRequest(
                                                    round + code,
                                                    organization,
                                                    code,
                                                    "Line " + code,
                                                    eur(asked),
                                                    eur("0"),
                                                    value,
                                                    "It must be",
                                                    "kim.employee"));
                            return true;
                        }));
    }

    private static void close(String round) {
        assertThat(as(
                        "min.budget",
                        "budget-officer",
                        () -> context.getBean(RoundProcess.class).close(round)))
                .isTrue();
    }

    private static void adjust(String task, Decision decision, String request, String granted, String reason) {
        Map<String, Object> one =
                Map.of("requestId", request, "granted", Map.of("amount", granted, "currency", "EUR"), "reason", reason);
        as(
                "lee.director",
                () -> context.getBean(CaseTasks.class)
                        .decide(
                                task,
                                new TaskDecision(
                                        decision, "So decided", null, Map.of("adjustments", List.of(one)), null),
                                null));
    }

    private static String requestId(String round, String code) {
        return round + code;
    }

    private static RoundState state(String round) {
        return context.getBean(AllocationRoundViews.class)
                .find(round)
                .orElseThrow()
                .state();
    }

    private static BudgetLineView line(String organization, String code) {
        return context.getBean(BudgetLineViews.class)
                .find(YEAR + "." + organization + "." + code)
                .orElseThrow();
    }

    private static String caseOf(String round) {
        return RoundEvent.caseOf(round);
    }

    private static Money eur(String decimal) {
        return Money.parse(decimal, "EUR");
    }
}

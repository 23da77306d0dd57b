package docket.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import docket.engine.budget.command.BudgetRefusal;
import docket.engine.casefile.command.CaseRefusal;
import docket.engine.casefile.command.line.StepRefusal;
import docket.engine.casefile.event.CaseState;
import docket.engine.casefile.view.CaseView;
import docket.engine.casefile.view.CaseViews;
import docket.engine.line.Decision;
import docket.engine.line.LineRefusal;
import docket.engine.money.Money;
import docket.engine.refusal.RefusalCode;
import docket.engine.refusal.Refused;
import docket.engine.refusal.RequestRefusal;
import docket.processes.cases.CaseDraft;
import docket.processes.cases.CaseTasks;
import docket.processes.cases.CaseWithdrawal;
import docket.processes.cases.TaskDecision;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.camunda.bpm.engine.IdentityService;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** An approved expenditure is committed, ordered and paid by three people. */
class ExpenditureTest extends ProcessTest {

    private static final String CONTRACT = "contract-officer";
    private static final String DISBURSING = "disbursing-officer";
    private static final String PAYER = "payer";

    private static final Map<String, String> PEOPLE =
            Map.of("cho.contract", CONTRACT, "oh.disbursing", DISBURSING, "bae.payer", PAYER);

    @BeforeAll
    static void appoint() {
        IdentityService identities = engine.getIdentityService();
        PEOPLE.forEach((person, group) -> {
            identities.saveGroup(identities.newGroup(group));
            identities.saveUser(identities.newUser(person));
            identities.createMembership(person, group);
        });
    }

    @Test
    void what_is_not_agreed_goes_back_and_the_rest_is_paid_in_parts_until_the_case_ends() {
        String caseId = approved("parts");
        assertThat(money("parts")).isEqualTo("40.00 0.00 60.00");
        assertThat(view(caseId).course().number())
                .as("an approved case has its number")
                .isNotNull();

        confirm("cho.contract", caseId, Map.of("amount", "30.00", "payee", "Kim's chairs"));
        assertThat(money("parts")).isEqualTo("0.00 30.00 70.00");
        confirm("oh.disbursing", caseId, Map.of("amount", "10.00"));
        confirm("bae.payer", caseId, null);
        assertThat(money("parts")).isEqualTo("0.00 20.00 70.00");
        assertThat(view(caseId).course().closedAt()).isNull();
        confirm("oh.disbursing", caseId, Map.of("amount", "20.00"));
        confirm("bae.payer", caseId, null);

        assertThat(money("parts")).isEqualTo("0.00 0.00 70.00");
        assertThat(view(caseId).course().state()).isEqualTo(CaseState.APPROVED);
        assertThat(view(caseId).course().closedAt()).isNotNull();
        assertThat(events(caseId)).endsWith("step-decided", "case-closed");
        books.assertAgree(caseId);
    }

    @Test
    void the_three_acts_are_by_three_people_whatever_groups_they_are_in() {
        String caseId = approved("hands");
        confirm("cho.contract", caseId, Map.of("amount", "40.00", "payee", "Kim's chairs"));

        assertThat(refusal(() -> confirm("cho.contract", DISBURSING, caseId, Map.of("amount", "40.00"))))
                .isEqualTo(BudgetRefusal.FOUR_EYES);
        confirm("oh.disbursing", caseId, Map.of("amount", "40.00"));
        assertThat(refusal(() -> confirm("cho.contract", PAYER, caseId, null))).isEqualTo(BudgetRefusal.FOUR_EYES);
        assertThat(refusal(() -> confirm("oh.disbursing", PAYER, caseId, null))).isEqualTo(BudgetRefusal.FOUR_EYES);
        assertThat(refusal(() -> confirm("kim.employee", PAYER, caseId, null))).isEqualTo(LineRefusal.OWN_DRAFT);

        confirm("bae.payer", caseId, null);
        books.assertAgree(caseId);
    }

    @Test
    void nothing_is_committed_above_what_is_reserved_nor_ordered_above_what_is_committed() {
        String caseId = approved("limits");

        assertThat(refusal(() -> confirm("cho.contract", caseId, Map.of("amount", "40.01", "payee", "Kim's chairs"))))
                .isEqualTo(BudgetRefusal.ABOVE_RESERVATION);
        assertThat(refusal(() -> confirm("cho.contract", caseId, Map.of("amount", "0", "payee", "Kim's chairs"))))
                .isEqualTo(RequestRefusal.INVALID_AMOUNT);
        assertThat(refusal(() -> confirm("cho.contract", caseId, Map.of("payee", "Kim's chairs"))))
                .isEqualTo(RequestRefusal.FIELD_REQUIRED);
        assertThat(refusal(() -> confirm("cho.contract", caseId, Map.of("amount", "30.00"))))
                .as("nobody says whom to pay")
                .isEqualTo(RequestRefusal.FIELD_REQUIRED);
        assertThat(money("limits")).isEqualTo("40.00 0.00 60.00");
        confirm("cho.contract", caseId, Map.of("amount", "30.00", "payee", "Kim's chairs"));

        assertThat(refusal(() -> confirm("oh.disbursing", caseId, Map.of("amount", "30.01"))))
                .isEqualTo(BudgetRefusal.ABOVE_COMMITMENT);
        assertThat(refusal(() -> decide("oh.disbursing", DISBURSING, caseId, Decision.APPROVE, null)))
                .isEqualTo(StepRefusal.DECISION_NOT_OFFERED);
    }

    @Test
    void a_returned_order_can_be_ordered_again_and_what_is_closed_gives_the_rest_back() {
        String caseId = approved("returned-order");
        confirm("cho.contract", caseId, Map.of("amount", "40.00", "payee", "Kim's chairs"));
        confirm("oh.disbursing", caseId, Map.of("amount", "40.00"));

        assertThat(refusal(() -> decide("bae.payer", PAYER, caseId, Decision.RETURN, null)))
                .isEqualTo(StepRefusal.OPINION_REQUIRED);
        decide("bae.payer", PAYER, caseId, Decision.RETURN, "The account is of somebody else.");
        assertThat(money("returned-order")).isEqualTo("0.00 40.00 60.00");
        confirm("oh.disbursing", caseId, Map.of("amount", "15.00"));
        confirm("bae.payer", caseId, null);
        decide("oh.disbursing", DISBURSING, caseId, Decision.CLOSE, null);

        assertThat(money("returned-order")).isEqualTo("0.00 0.00 85.00");
        assertThat(view(caseId).course().closedAt()).isNotNull();
        assertThat(view(caseId).course().state()).isEqualTo(CaseState.APPROVED);
        books.assertAgree(caseId);
    }

    @Test
    void a_commitment_that_is_returned_is_made_anew_by_whom_has_no_other_hand_in_it() {
        String caseId = approved("returned-commitment");
        confirm("cho.contract", caseId, Map.of("amount", "40.00", "payee", "Kim's chairs"));

        assertThat(refusal(() -> decide("oh.disbursing", DISBURSING, caseId, Decision.RETURN, null)))
                .isEqualTo(StepRefusal.OPINION_REQUIRED);
        decide("oh.disbursing", DISBURSING, caseId, Decision.RETURN, "The invoice is about less.");
        assertThat(money("returned-commitment")).isEqualTo("40.00 0.00 60.00");
        assertThat(refusal(() ->
                        confirm("oh.disbursing", CONTRACT, caseId, Map.of("amount", "1.00", "payee", "Kim's chairs"))))
                .isEqualTo(BudgetRefusal.FOUR_EYES);
        confirm("bae.payer", CONTRACT, caseId, Map.of("amount", "30.00", "payee", "Kim's chairs"));
        assertThat(money("returned-commitment")).isEqualTo("0.00 30.00 70.00");
        confirm("oh.disbursing", caseId, Map.of("amount", "10.00"));
        assertThat(refusal(() -> confirm("bae.payer", caseId, null))).isEqualTo(BudgetRefusal.FOUR_EYES);
        assertThat(refusal(() -> confirm("cho.contract", PAYER, caseId, null)))
                .as("who committed what was returned")
                .isEqualTo(BudgetRefusal.FOUR_EYES);
        confirm("lee.director", PAYER, caseId, null);

        decide("oh.disbursing", DISBURSING, caseId, Decision.RETURN, "Nobody delivers.");
        assertThat(refusal(() -> decide("cho.contract", CONTRACT, caseId, Decision.RETURN, "Think again.")))
                .as("a part is paid")
                .isEqualTo(BudgetRefusal.PARTLY_PAID);
        decide("cho.contract", CONTRACT, caseId, Decision.CLOSE, null);
        assertThat(money("returned-commitment")).isEqualTo("0.00 0.00 90.00");
        assertThat(view(caseId).course().closedAt()).isNotNull();
        books.assertAgree(caseId);
    }

    @Test
    void a_request_that_the_contract_officer_returns_is_its_drafters_again_and_keeps_its_number() {
        String caseId = approved("returned-request");
        String number = view(caseId).course().number();

        decide("cho.contract", CONTRACT, caseId, Decision.RETURN, "Nobody sells chairs for that.");

        assertThat(money("returned-request")).isEqualTo("0.00 0.00 100.00");
        assertThat(view(caseId).course().state()).isEqualTo(CaseState.RETURNED);
        decide("kim.employee", "employee", caseId, Decision.RESUBMIT, null);
        assertThat(money("returned-request")).isEqualTo("40.00 0.00 60.00");
        decide("lee.director", caseId, Decision.APPROVE, null);
        assertThat(view(caseId).course().number()).isEqualTo(number);
        confirm("cho.contract", caseId, Map.of("amount", "40.00", "payee", "Kim's chairs"));
        decide("oh.disbursing", DISBURSING, caseId, Decision.CLOSE, null);
        assertThat(view(caseId).course().state()).isEqualTo(CaseState.APPROVED);
        books.assertAgree(caseId);
    }

    @Test
    void the_drafter_withdraws_until_somebody_has_acted_and_again_once_it_is_returned() {
        budgetLine("taken-back", "100.00");
        String early = open("kim.employee", expenditure("taken-back"));
        withdraw(early);
        assertThat(money("taken-back")).isEqualTo("0.00 0.00 100.00");

        String late = open("kim.employee", expenditure("taken-back"));
        decide("lee.director", late, Decision.APPROVE, null);
        assertThat(refusal(() -> withdraw(late))).isEqualTo(CaseRefusal.ALREADY_ACTED_ON);
        confirm("cho.contract", late, Map.of("amount", "40.00", "payee", "Kim's chairs"));
        assertThat(refusal(() -> withdraw(late))).isEqualTo(CaseRefusal.ALREADY_ACTED_ON);
        decide("oh.disbursing", DISBURSING, late, Decision.RETURN, "Nobody delivers.");
        decide("cho.contract", CONTRACT, late, Decision.RETURN, "Nobody delivers.");
        decide("kim.employee", "employee", late, Decision.WITHDRAW, null);

        assertThat(money("taken-back")).isEqualTo("0.00 0.00 100.00");
        assertThat(view(late).course().state()).isEqualTo(CaseState.WITHDRAWN);
        books.assertAgree(early);
        books.assertAgree(late);
    }

    @Test
    void where_no_contract_comes_about_the_contract_officer_gives_all_of_it_back() {
        String caseId = approved("nothing-agreed");

        decide("cho.contract", CONTRACT, caseId, Decision.CLOSE, "Nobody made an offer.");

        assertThat(money("nothing-agreed")).isEqualTo("0.00 0.00 100.00");
        assertThat(view(caseId).course().closedAt()).isNotNull();
        books.assertAgree(caseId);
    }

    @Test
    void an_instance_that_an_operator_deletes_gives_the_rest_back_unless_an_order_is_unpaid() {
        String caseId = approved("deleted");
        confirm("cho.contract", caseId, Map.of("amount", "40.00", "payee", "Kim's chairs"));
        confirm("oh.disbursing", caseId, Map.of("amount", "10.00"));
        letOperate("camunda-admin");
        ThrowingCallable delete = () -> as("admin", () -> {
            engine.getRuntimeService().deleteProcessInstance(caseId, "no longer needed");
            return caseId;
        });

        assertThat(refusal(delete)).isEqualTo(BudgetRefusal.ORDER_UNPAID);
        confirm("bae.payer", caseId, null);
        assertThat(catchThrowable(delete)).isNull();

        assertThat(money("deleted")).isEqualTo("0.00 0.00 90.00");
        books.assertAgree(caseId);
    }

    @Test
    void money_is_released_where_the_expenditure_is_rejected() {
        budgetLine("refused", "100.00");
        String caseId = open("kim.employee", expenditure("refused"));

        decide("lee.director", caseId, Decision.REJECT, "Not this year.");

        assertThat(money("refused")).isEqualTo("0.00 0.00 100.00");
        books.assertAgree(caseId);
    }

    private static void withdraw(String caseId) {
        as("kim.employee", () -> {
            context.getBean(CaseWithdrawal.class).withdraw(caseId, "No longer needed.");
            return caseId;
        });
    }

    private static String approved(String line) {
        budgetLine(line, "100.00");
        String caseId = open("kim.employee", expenditure(line));
        decide("lee.director", caseId, Decision.APPROVE, null);
        return caseId;
    }

    private static CaseDraft expenditure(String line) {
        return new CaseDraft(
                "expenditure",
                "Chairs for the reading room",
                "payment",
                "facilities",
                Money.parse("40.00", "EUR"),
                Map.of("lineId", line, "body", "Twelve of the chairs are broken."),
                List.of(approve("director")));
    }

    private static void confirm(String person, String caseId, @Nullable Map<String, Object> content) {
        confirm(person, PEOPLE.get(person), caseId, content);
    }

    private static void confirm(String person, String group, String caseId, @Nullable Map<String, Object> content) {
        decide(person, group, caseId, new TaskDecision(Decision.CONFIRM, null, null, content, null));
    }

    private static void decide(
            String person, String group, String caseId, Decision decision, @Nullable String opinion) {
        decide(person, group, caseId, new TaskDecision(decision, opinion, null, null, null));
    }

    private static void decide(String person, String group, String caseId, TaskDecision decision) {
        CaseTasks tasks = context.getBean(CaseTasks.class);
        String taskId = view(caseId).line().openTasks().get(0).taskId();
        as(person, group, () -> tasks.decide(taskId, decision, null));
    }

    private static CaseView view(String caseId) {
        return context.getBean(CaseViews.class).find(caseId).orElseThrow();
    }

    private static RefusalCode refusal(ThrowingCallable act) {
        return Refused.in(catchThrowable(act)).orElseThrow().code();
    }
}

package docket.engine.budget;

import static docket.engine.Refusals.refused;
import static docket.engine.budget.BudgetSample.LINE;
import static docket.engine.budget.BudgetSample.allot;
import static docket.engine.budget.BudgetSample.appropriate;
import static docket.engine.budget.BudgetSample.commit;
import static docket.engine.budget.BudgetSample.eur;
import static docket.engine.budget.BudgetSample.fixture;
import static docket.engine.budget.BudgetSample.release;
import static docket.engine.budget.BudgetSample.reserve;

import docket.engine.budget.command.BudgetRefusal;
import docket.engine.budget.command.CommitFunds;
import docket.engine.budget.command.ReleaseFunds;
import docket.engine.budget.command.ReserveFunds;
import docket.engine.budget.event.spending.FundsCommitted;
import docket.engine.budget.event.spending.FundsReleased;
import docket.engine.budget.event.spending.FundsReserved;
import docket.engine.casefile.command.CaseRefusal;
import docket.engine.casefile.event.CaseState;
import docket.engine.money.Money;
import docket.engine.refusal.RequestRefusal;
import java.util.List;
import java.util.Set;
import org.hamcrest.CoreMatchers;
import org.junit.jupiter.api.Test;

class ReservingFundsTest {

    @Test
    void reserves_up_to_the_last_cent() {
        fixture()
                .givenCommands(appropriate("1000.00"))
                .when(reserve("case-1", "1000.00"))
                .expectEvents(new FundsReserved(LINE, "case-1", eur("1000.00"), List.of()));
    }

    @Test
    void refuses_what_does_not_fit_and_names_what_is_available() {
        fixture()
                .givenCommands(
                        appropriate("1000.00"),
                        reserve("case-1", "300.00"),
                        reserve("case-2", "200.00"),
                        commit("case-2"))
                .when(reserve("case-3", "500.01"))
                .expectNoEvents()
                .expectException(refused(BudgetRefusal.INSUFFICIENT_FUNDS))
                .expectExceptionMessage(CoreMatchers.containsString("500.00 EUR"));
    }

    @Test
    void after_an_allotment_only_what_is_allotted_can_be_reserved() {
        fixture()
                .givenCommands(appropriate("1000.00"), allot("100.00"))
                .when(reserve("case-1", "100.01"))
                .expectException(refused(BudgetRefusal.INSUFFICIENT_FUNDS));
    }

    @Test
    void a_case_holds_one_reservation_at_a_time() {
        fixture()
                .givenCommands(appropriate("1000.00"), reserve("case-1", "1.00"))
                .when(reserve("case-1", "1.00"))
                .expectException(refused(BudgetRefusal.RESERVATION_EXISTS));
        fixture()
                .givenCommands(appropriate("1000.00"), reserve("case-1", "1.00"), release("case-1"))
                .when(reserve("case-1", "2.00"))
                .expectEvents(new FundsReserved(LINE, "case-1", eur("2.00"), List.of()));
    }

    @Test
    void refuses_another_currency_and_a_negative_amount() {
        fixture()
                .givenCommands(appropriate("1000.00"))
                .when(new ReserveFunds(LINE, "case-1", Money.parse("1", "KRW"), "facilities", Set.of(2026)))
                .expectException(refused(BudgetRefusal.CURRENCY_MISMATCH));
        fixture()
                .givenCommands(appropriate("1000.00"))
                .when(reserve("case-1", "-0.01"))
                .expectException(refused(RequestRefusal.INVALID_AMOUNT));
    }

    @Test
    void commits_or_releases_all_that_the_case_reserved() {
        fixture()
                .givenCommands(appropriate("1000.00"), reserve("case-1", "12.34"))
                .when(commit("case-1"))
                .expectEvents(new FundsCommitted(LINE, "case-1", eur("12.34"), null, List.of()));
        fixture()
                .givenCommands(appropriate("1000.00"), reserve("case-1", "12.34"))
                .when(release("case-1"))
                .expectEvents(new FundsReleased(LINE, "case-1", eur("12.34"), "returned"));
    }

    @Test
    void commits_for_an_approved_case_alone_and_takes_nothing_back_from_one() {
        for (CaseState standing : CaseState.values()) {
            boolean approved = standing == CaseState.APPROVED;
            Object refusedCommand =
                    approved ? new ReleaseFunds(LINE, "case-1", standing) : new CommitFunds(LINE, "case-1", standing);
            fixture()
                    .givenCommands(appropriate("1000.00"), reserve("case-1", "12.34"))
                    .when(refusedCommand)
                    .expectNoEvents()
                    .expectException(refused(CaseRefusal.NOT_OPEN_FOR_THIS));
        }
    }

    @Test
    void refuses_to_commit_or_release_what_is_not_reserved() {
        fixture()
                .givenCommands(appropriate("1000.00"))
                .when(commit("case-1"))
                .expectException(refused(BudgetRefusal.NO_SUCH_RESERVATION));
        fixture()
                .givenCommands(appropriate("1000.00"), reserve("case-1", "1.00"), commit("case-1"))
                .when(release("case-1"))
                .expectException(refused(BudgetRefusal.NO_SUCH_RESERVATION));
    }
}

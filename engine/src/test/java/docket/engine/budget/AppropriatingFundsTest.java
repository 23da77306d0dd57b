package docket.engine.budget;

import static docket.engine.Refusals.refused;
import static docket.engine.budget.BudgetSample.LINE;
import static docket.engine.budget.BudgetSample.allot;
import static docket.engine.budget.BudgetSample.appropriate;
import static docket.engine.budget.BudgetSample.eur;
import static docket.engine.budget.BudgetSample.fixture;
import static docket.engine.budget.BudgetSample.reserve;

import docket.engine.budget.command.AllotFunds;
import docket.engine.budget.command.BudgetRefusal;
import docket.engine.budget.event.budgeting.FundsAllotted;
import docket.engine.budget.event.budgeting.FundsAppropriated;
import docket.engine.budget.terms.AdvanceReason;
import docket.engine.budget.terms.Control;
import docket.engine.money.Money;
import docket.engine.refusal.RequestRefusal;
import org.junit.jupiter.api.Test;

class AppropriatingFundsTest {

    @Test
    void a_line_opens_with_its_appropriation() {
        fixture()
                .givenNoPriorActivity()
                .when(appropriate("1000.00"))
                .expectResultMessagePayload(LINE)
                .expectEvents(new FundsAppropriated(
                        LINE, 2026, "206-01", "Repairs", "facilities", eur("1000.00"), null, null, null, Control.STOP));
    }

    @Test
    void refuses_a_second_appropriation() {
        fixture()
                .givenCommands(appropriate("1000.00"))
                .when(appropriate("1.00"))
                .expectNoEvents()
                .expectException(refused(BudgetRefusal.BUDGET_LINE_EXISTS));
    }

    @Test
    void refuses_a_negative_appropriation() {
        fixture()
                .givenNoPriorActivity()
                .when(appropriate("-1.00"))
                .expectException(refused(RequestRefusal.INVALID_AMOUNT));
    }

    @Test
    void allots_part_by_part_up_to_the_appropriation() {
        fixture()
                .givenCommands(appropriate("1000.00"), allot("600.00"))
                .when(allot("400.00"))
                .expectEvents(new FundsAllotted(LINE, eur("400.00"), "2026-Q1", null));
        fixture()
                .givenCommands(appropriate("1000.00"), allot("600.00"))
                .when(allot("400.01"))
                .expectNoEvents()
                .expectException(refused(BudgetRefusal.INSUFFICIENT_FUNDS));
    }

    @Test
    void refuses_an_allotment_below_what_is_in_use() {
        fixture()
                .givenCommands(appropriate("1000.00"), reserve("case-1", "300.00"))
                .when(allot("299.99"))
                .expectException(refused(BudgetRefusal.ALLOTMENT_TOO_LOW));
    }

    @Test
    void refuses_another_currency() {
        fixture()
                .givenCommands(appropriate("1000.00"))
                .when(new AllotFunds(LINE, Money.parse("1", "KRW"), "2026", null))
                .expectException(refused(BudgetRefusal.CURRENCY_MISMATCH));
    }

    @Test
    void a_period_before_the_fiscal_year_needs_a_reason_that_the_law_lists() {
        fixture()
                .givenCommands(appropriate("1000.00"))
                .when(new AllotFunds(LINE, eur("1.00"), "2025-12", null))
                .expectNoEvents()
                .expectException(refused(BudgetRefusal.ADVANCE_REASON_REQUIRED));
        fixture()
                .givenCommands(appropriate("1000.00"))
                .when(new AllotFunds(LINE, eur("1.00"), "2025-12", AdvanceReason.PAID_ABROAD))
                .expectEvents(new FundsAllotted(LINE, eur("1.00"), "2025-12", AdvanceReason.PAID_ABROAD));
    }
}

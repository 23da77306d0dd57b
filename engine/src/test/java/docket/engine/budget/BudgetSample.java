package docket.engine.budget;

import docket.engine.budget.command.AllotFunds;
import docket.engine.budget.command.AppropriateFunds;
import docket.engine.budget.command.CommitFunds;
import docket.engine.budget.command.ReleaseFunds;
import docket.engine.budget.command.ReserveFunds;
import docket.engine.casefile.event.CaseState;
import docket.engine.money.Money;
import java.util.Set;
import org.axonframework.test.aggregate.AggregateTestFixture;

/** One sample budget line of 1000.00 EUR, and the commands on it. */
public final class BudgetSample {

    public static final String LINE = "2026-facilities-roof";

    public static AggregateTestFixture<BudgetLine> fixture() {
        return new AggregateTestFixture<>(BudgetLine.class);
    }

    public static Money eur(String decimal) {
        return Money.parse(decimal, "EUR");
    }

    public static AppropriateFunds appropriate(String amount) {
        return new AppropriateFunds(LINE, 2026, "206-01", "Repairs", "facilities", eur(amount));
    }

    public static AllotFunds allot(String amount) {
        return new AllotFunds(LINE, eur(amount), "2026-Q1", null);
    }

    public static ReserveFunds reserve(String caseId, String amount) {
        return new ReserveFunds(LINE, caseId, eur(amount), "facilities", Set.of(2026));
    }

    public static CommitFunds commit(String caseId) {
        return new CommitFunds(LINE, caseId, CaseState.APPROVED);
    }

    public static ReleaseFunds release(String caseId) {
        return new ReleaseFunds(LINE, caseId, CaseState.RETURNED);
    }

    private BudgetSample() {}
}

package docket.engine.budget.event.budgeting;

import docket.engine.budget.terms.AdvanceReason;
import docket.engine.budget.terms.ChangeType;
import docket.engine.budget.terms.Control;
import docket.engine.money.Money;
import docket.engine.store.SampleEvents;
import java.util.List;

public final class RecordedBudgetingSamples implements SampleEvents {

    private static final String LINE = "2026-facilities-roof";
    private static final String CHANGE = "0190c7a2-0000-7000-8000-0000000000c1";

    @Override
    public List<Object> all() {
        return List.of(
                new FundsAppropriated(
                        LINE,
                        2026,
                        "4100",
                        "Roofs",
                        "facilities",
                        krw(5_000_000),
                        "1100-1130",
                        "210-01",
                        "general \"account\"",
                        Control.WARN),
                new FundsAllotted(LINE, krw(2_000_000), "2026-Q1", AdvanceReason.EARLY_PUBLIC_WORKS),
                new ControlChanged(LINE, Control.STOP, Control.WARN, "flood: the bills come first"),
                new BudgetChanged(LINE, CHANGE, ChangeType.REALLOCATION, krw(-300_000)));
    }

    private static Money krw(long won) {
        return Money.parse(Long.toString(won), "KRW");
    }
}

package docket.engine.budget.event.yearend;

import docket.engine.budget.terms.CarryOver;
import docket.engine.budget.terms.Hands;
import docket.engine.money.Money;
import org.jspecify.annotations.Nullable;

/** Money of the fiscal year before came in; with it came the commitment {@code commitment}, made and paid through {@code hands}. */
public record FundsCarriedIn(
        String lineId,
        String caseId,
        CarryOver kind,
        Money amount,
        @Nullable String commitment,
        @Nullable Hands hands,
        String fromLine)
        implements YearEndEvent {

    @Override
    public @Nullable String holder() {
        return commitment;
    }
}

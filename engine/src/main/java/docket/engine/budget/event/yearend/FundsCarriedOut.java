package docket.engine.budget.event.yearend;

import docket.engine.budget.terms.CarryOver;
import docket.engine.money.Money;
import org.jspecify.annotations.Nullable;

/** Money went into the next fiscal year: free money, or what is committed for {@code commitment}. */
public record FundsCarriedOut(
        String lineId,
        String caseId,
        CarryOver kind,
        Money amount,
        @Nullable String commitment,
        String toLine) implements YearEndEvent {

    @Override
    public @Nullable String holder() {
        return commitment;
    }
}

package docket.engine.budget.event.spending;

import docket.engine.budget.terms.LaterShare;
import docket.engine.money.Money;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The reservation of a case, or as much of it, became a commitment: by its approval, or by the contract officer
 * {@code by}. {@code later} are the shares of later fiscal years. */
public record FundsCommitted(
        String lineId,
        String caseId,
        Money amount,
        @Nullable String by,
        List<LaterShare> later) implements SpendingEvent {}

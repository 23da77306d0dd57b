package docket.engine.budget.view;

import docket.engine.budget.event.FundsAllotted;
import docket.engine.budget.event.FundsAppropriated;
import docket.engine.budget.event.FundsCommitted;
import docket.engine.budget.event.FundsReleased;
import docket.engine.budget.event.FundsReserved;
import docket.engine.money.Money;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A budget line as it stands after some of its events: a pure fold of them. {@code allotted} is null while nothing was
 * allotted, and the whole appropriation may be used. {@code version} counts the line's events. Immutable.
 */
public record BudgetLineView(
        String lineId,
        long version,
        int fiscalYear,
        String code,
        String name,
        String organization,
        Money appropriation,
        Money adjusted,
        @Nullable Money allotted,
        Money reserved,
        Money committed,
        Money disbursed,
        Instant openedAt) {

    /**
     * Folds the first event, or one more.
     *
     * @param before null before the first event
     * @throws IllegalArgumentException if it is no event of a budget line, or the first one is no appropriation
     */
    public static BudgetLineView fold(
            @Nullable BudgetLineView before, Object event, Instant occurredAt, Map<String, ?> envelope) {
        if (before != null) {
            return before.after(event);
        }
        if (event instanceof FundsAppropriated opened) {
            Money zero = Money.zero(opened.amount().currency());
            return new BudgetLineView(
                    opened.lineId(),
                    1,
                    opened.fiscalYear(),
                    opened.code(),
                    opened.name(),
                    opened.organization(),
                    opened.amount(),
                    zero,
                    null,
                    zero,
                    zero,
                    zero,
                    occurredAt);
        }
        throw new IllegalArgumentException("Expected a budget line to begin with its appropriation but found " + event);
    }

    private BudgetLineView after(Object event) {
        if (event instanceof FundsAllotted allotment) {
            Money sum = allotted == null ? allotment.amount() : allotted.plus(allotment.amount());
            return with(sum, reserved, committed);
        }
        if (event instanceof FundsReserved reservation) {
            return with(allotted, reserved.plus(reservation.amount()), committed);
        }
        if (event instanceof FundsCommitted commitment) {
            return with(allotted, reserved.minus(commitment.amount()), committed.plus(commitment.amount()));
        }
        if (event instanceof FundsReleased release) {
            return with(allotted, reserved.minus(release.amount()), committed);
        }
        throw new IllegalArgumentException("Expected an event of an open budget line but found " + event);
    }

    /** What may be used: what was allotted, or the whole budget where nothing ever was. */
    public Money ceiling() {
        return allotted == null ? appropriation.plus(adjusted) : allotted;
    }

    /** What may still be reserved. */
    public Money available() {
        return ceiling().minus(reserved).minus(committed);
    }

    private BudgetLineView with(@Nullable Money nowAllotted, Money nowReserved, Money nowCommitted) {
        return new BudgetLineView(
                lineId,
                version + 1,
                fiscalYear,
                code,
                name,
                organization,
                appropriation,
                adjusted,
                nowAllotted,
                nowReserved,
                nowCommitted,
                disbursed,
                openedAt);
    }
}

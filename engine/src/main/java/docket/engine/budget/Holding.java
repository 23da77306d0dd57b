package docket.engine.budget;

import docket.engine.budget.command.BudgetRefusal;
import docket.engine.budget.event.FundsEvent;
import docket.engine.budget.event.spending.CommitmentReleased;
import docket.engine.budget.event.spending.CommitmentReturned;
import docket.engine.budget.event.spending.DisbursementReturned;
import docket.engine.budget.event.spending.FundsCommitted;
import docket.engine.budget.event.spending.FundsDisbursed;
import docket.engine.budget.event.spending.FundsPaid;
import docket.engine.budget.event.spending.FundsReleased;
import docket.engine.budget.event.spending.FundsReserved;
import docket.engine.budget.event.spending.SpendingEvent;
import docket.engine.budget.event.yearend.FundsCarriedIn;
import docket.engine.budget.event.yearend.FundsCarriedOut;
import docket.engine.budget.event.yearend.ShareBound;
import docket.engine.budget.event.yearend.ShareHandedOn;
import docket.engine.budget.terms.CarryOver;
import docket.engine.budget.terms.Hands;
import docket.engine.budget.terms.Hands.Act;
import docket.engine.budget.terms.LaterShare;
import docket.engine.money.Money;
import docket.engine.refusal.Refused;
import docket.engine.refusal.Who;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a case holds on a line until all of it is paid or given back. Immutable.
 *
 * @param ordered of what is disbursed, what is not paid
 * @param byAccident whether any of the commitment was carried over by accident
 * @param later the shares of later years that are not handed on
 */
public record Holding(
        Money reserved, Money committed, Money ordered, Hands hands, boolean byAccident, List<LaterShare> later) {

    /** What one more event makes of what its holder holds; null where that is nothing. */
    public static @Nullable Holding fold(@Nullable Holding before, FundsEvent event) {
        if (event instanceof FundsReserved e) {
            Money zero = Money.zero(e.amount().currency());
            return new Holding(e.amount(), zero, zero, Hands.NONE, false, List.of());
        }
        if (event instanceof FundsCarriedIn e) {
            Hands hands = Objects.requireNonNullElse(e.hands(), Hands.NONE);
            return arrived(before, e.amount(), hands, e.kind() == CarryOver.ACCIDENT);
        }
        if (event instanceof ShareBound e) {
            return arrived(before, e.amount(), e.hands(), false);
        }
        if (before == null) {
            if (event instanceof SpendingEvent) {
                throw new IllegalArgumentException("Expected a case to hold what it gives but found " + event);
            }
            return null;
        }
        Holding now = before.after(event);
        return now != before && now.isOver() ? null : now;
    }

    private static Holding arrived(@Nullable Holding before, Money amount, Hands hands, boolean byAccident) {
        if (before == null) {
            Money zero = Money.zero(amount.currency());
            return new Holding(zero, amount, zero, hands, byAccident, List.of());
        }
        return new Holding(
                before.reserved,
                before.committed.plus(amount),
                before.ordered,
                before.hands.and(hands),
                before.byAccident || byAccident,
                before.later);
    }

    private Holding after(FundsEvent event) {
        if (event instanceof FundsReleased e) {
            return with(reserved.minus(e.amount()), committed, ordered);
        } else if (event instanceof FundsCommitted e) {
            Holding rest = with(reserved.minus(e.amount()), committed, ordered);
            return e.by() == null ? rest : rest.committing(e.amount(), e.by(), e.later());
        } else if (event instanceof CommitmentReleased e) {
            return new Holding(reserved, committed.minus(e.amount()), ordered, hands, byAccident, List.of());
        } else if (event instanceof CommitmentReturned e) {
            return new Holding(
                    reserved.plus(e.amount()), committed.minus(e.amount()), ordered, hands, byAccident, List.of());
        } else if (event instanceof FundsDisbursed e) {
            return with(reserved, committed.minus(e.amount()), ordered.plus(e.amount()))
                    .handledBy(e.by(), Act.DISBURSEMENT);
        } else if (event instanceof DisbursementReturned e) {
            return with(reserved, committed.plus(e.amount()), ordered.minus(e.amount()))
                    .handledBy(e.by(), Act.PAYMENT);
        } else if (event instanceof FundsPaid e) {
            return with(reserved, committed, ordered.minus(e.amount())).handledBy(e.by(), Act.PAYMENT);
        } else if (event instanceof FundsCarriedOut e) {
            return with(reserved, committed.minus(e.amount()), ordered);
        } else if (event instanceof ShareHandedOn e) {
            return without(e.share());
        }
        return this;
    }

    /** Whether it waits for a commitment: the first, or another one after that was returned. */
    public boolean isReservation() {
        return hands.committedBy() == null || reserved.minorUnits() > 0;
    }

    /** @throws Refused FOUR_EYES where the person has done another of the three acts */
    Holding notOf(String person, Act now) {
        if (hands.areOf(person, now)) {
            throw new Refused(BudgetRefusal.FOUR_EYES, new Who(person));
        }
        return this;
    }

    private boolean isOver() {
        return reserved.minorUnits() == 0
                && committed.minorUnits() == 0
                && ordered.minorUnits() == 0
                && later.isEmpty();
    }

    private Holding committing(Money amount, String by, List<LaterShare> shares) {
        return new Holding(
                reserved, committed.plus(amount), ordered, hands.after(by, Act.COMMITMENT), byAccident, shares);
    }

    private Holding without(LaterShare share) {
        List<LaterShare> rest =
                later.stream().filter(other -> !other.equals(share)).toList();
        return new Holding(reserved, committed, ordered, hands, byAccident, rest);
    }

    private Holding with(Money nowReserved, Money nowCommitted, Money nowOrdered) {
        return new Holding(nowReserved, nowCommitted, nowOrdered, hands, byAccident, later);
    }

    private Holding handledBy(String person, Act act) {
        return new Holding(reserved, committed, ordered, hands.after(person, act), byAccident, later);
    }
}

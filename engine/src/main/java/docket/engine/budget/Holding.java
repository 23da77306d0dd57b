package docket.engine.budget;

import docket.engine.budget.terms.Hands;
import docket.engine.budget.terms.Hands.Act;
import docket.engine.budget.terms.LaterShare;
import docket.engine.money.Money;
import java.util.List;

/**
 * What a case holds on a line until all of it is paid or given back. Immutable.
 *
 * @param ordered of what is disbursed, what is not paid
 * @param byAccident whether the commitment was carried over by accident
 * @param later the shares of later years that are not handed on
 */
public record Holding(
        Money reserved, Money committed, Money ordered, Hands hands, boolean byAccident, List<LaterShare> later) {

    static Holding ofReservation(Money reserved) {
        Money zero = Money.zero(reserved.currency());
        return new Holding(reserved, zero, zero, Hands.NONE, false, List.of());
    }

    static Holding ofCommitment(Money committed, Hands hands, boolean byAccident) {
        Money zero = Money.zero(committed.currency());
        return new Holding(zero, committed, zero, hands, byAccident, List.of());
    }

    boolean isOver() {
        return reserved.minorUnits() == 0
                && committed.minorUnits() == 0
                && ordered.minorUnits() == 0
                && later.isEmpty();
    }

    /** Whether nothing of it is committed yet. */
    boolean isReservation() {
        return hands.committedBy() == null;
    }

    Holding releasing(Money amount) {
        return with(reserved.minus(amount), committed, ordered);
    }

    Holding committing(Money amount, String by, List<LaterShare> shares) {
        return new Holding(
                reserved.minus(amount),
                committed.plus(amount),
                ordered,
                hands.after(by, Act.COMMITMENT),
                byAccident,
                shares);
    }

    Holding bound(Money more) {
        return with(reserved, committed.plus(more), ordered);
    }

    Holding uncommitting(Money amount) {
        return with(reserved, committed.minus(amount), ordered);
    }

    Holding ordering(Money amount, String by) {
        return with(reserved, committed.minus(amount), ordered.plus(amount)).after(by, Act.DISBURSEMENT);
    }

    Holding returning(Money amount, String by) {
        return with(reserved, committed.plus(amount), ordered.minus(amount)).after(by, Act.PAYMENT);
    }

    Holding paying(Money amount, String by) {
        return with(reserved, committed, ordered.minus(amount)).after(by, Act.PAYMENT);
    }

    Holding without(LaterShare share) {
        List<LaterShare> rest =
                later.stream().filter(other -> !other.equals(share)).toList();
        return new Holding(reserved, committed, ordered, hands, byAccident, rest);
    }

    private Holding with(Money nowReserved, Money nowCommitted, Money nowOrdered) {
        return new Holding(nowReserved, nowCommitted, nowOrdered, hands, byAccident, later);
    }

    private Holding after(String person, Act act) {
        return new Holding(reserved, committed, ordered, hands.after(person, act), byAccident, later);
    }
}

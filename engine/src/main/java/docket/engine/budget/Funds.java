package docket.engine.budget;

import docket.engine.budget.event.FundsEvent;
import docket.engine.budget.event.budgeting.BudgetChanged;
import docket.engine.budget.event.budgeting.ControlChanged;
import docket.engine.budget.event.budgeting.FundsAllotted;
import docket.engine.budget.event.budgeting.FundsAppropriated;
import docket.engine.budget.event.spending.CommitmentReleased;
import docket.engine.budget.event.spending.CommitmentReturned;
import docket.engine.budget.event.spending.DisbursementReturned;
import docket.engine.budget.event.spending.FundsCommitted;
import docket.engine.budget.event.spending.FundsDisbursed;
import docket.engine.budget.event.spending.FundsReleased;
import docket.engine.budget.event.spending.FundsReserved;
import docket.engine.budget.event.yearend.FundsCarriedIn;
import docket.engine.budget.event.yearend.FundsCarriedOut;
import docket.engine.budget.event.yearend.FundsLapsed;
import docket.engine.budget.event.yearend.LapseReversed;
import docket.engine.budget.event.yearend.ShareBound;
import docket.engine.budget.terms.Control;
import docket.engine.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * What the events of a budget line come to. Each figure is the sum of what they say of it; the entries of the ledger
 * add up to the line. Immutable.
 *
 * @param appropriated 편성: as voted; it never changes
 * @param adjusted 예산현액: as voted, with what was carried or moved in and without what was moved out
 * @param allotted 배정: what was released for spending; null where nothing ever was, and then it is all of it
 * @param reserved 품의: set aside for cases
 * @param committed 지출원인행위: bound, and no payment of it ordered
 * @param disbursed 지출: ordered to be paid, paid or not
 * @param carriedIn out of the year before; a part of {@code adjusted}
 * @param carriedOut 이월: into the next year
 * @param lapsed 불용: left at the end of the year, which is then closed for this line
 */
public record Funds(
        Money appropriated,
        Money adjusted,
        @Nullable Money allotted,
        Money reserved,
        Money committed,
        Money disbursed,
        Money carriedIn,
        Money carriedOut,
        Money lapsed,
        Control control,
        boolean closed) {

    static Funds opened(FundsAppropriated event) {
        Money zero = Money.zero(event.amount().currency());
        return new Funds(
                event.amount(), event.amount(), null, zero, zero, zero, zero, zero, zero, event.control(), false);
    }

    /** The first event's, or what one more makes of those of before. */
    public static Funds fold(@Nullable Funds before, FundsEvent event) {
        if (before != null) {
            return before.after(event);
        }
        if (event instanceof FundsAppropriated opened) {
            return opened(opened);
        }
        throw new IllegalArgumentException("Expected a budget line to begin with its appropriation but found " + event);
    }

    /** What may be used: what was allotted, or the whole budget where nothing ever was. */
    public Money ceiling() {
        return allotted == null ? adjusted : allotted;
    }

    /** What was allotted; nothing where nothing ever was. */
    public Money allottedOrNothing() {
        return allotted == null ? Money.zero(adjusted.currency()) : allotted;
    }

    /** What may still be reserved; nothing where the year is closed. Below zero only where the control let it pass. */
    public Money available() {
        return closed ? Money.zero(adjusted.currency()) : ceiling().minus(used());
    }

    /** Reserved, committed, disbursed or carried into the next year. */
    public Money used() {
        return reserved.plus(committed).plus(disbursed).plus(carriedOut);
    }

    /** What neither was disbursed nor carried over. */
    public Money unspent() {
        return adjusted.minus(disbursed).minus(carriedOut);
    }

    Funds after(FundsEvent event) {
        Draft draft = new Draft(this);
        if (event instanceof FundsAllotted e) {
            draft.allotted = draft.allotted == null ? e.amount() : draft.allotted.plus(e.amount());
        } else if (event instanceof FundsReserved e) {
            draft.reserved = reserved.plus(e.amount());
        } else if (event instanceof FundsReleased e) {
            draft.reserved = reserved.minus(e.amount());
        } else if (event instanceof FundsCommitted e) {
            draft.reserved = reserved.minus(e.amount());
            draft.committed = committed.plus(e.amount());
        } else if (event instanceof CommitmentReleased e) {
            draft.committed = committed.minus(e.amount());
        } else if (event instanceof CommitmentReturned e) {
            draft.committed = committed.minus(e.amount());
            draft.reserved = reserved.plus(e.amount());
        } else if (event instanceof FundsDisbursed e) {
            draft.committed = committed.minus(e.amount());
            draft.disbursed = disbursed.plus(e.amount());
        } else if (event instanceof DisbursementReturned e) {
            draft.committed = committed.plus(e.amount());
            draft.disbursed = disbursed.minus(e.amount());
        } else if (event instanceof BudgetChanged e) {
            draft.become(e.amount());
        } else if (event instanceof FundsCarriedOut e) {
            draft.carriedOut = carriedOut.plus(e.amount());
            draft.committed = e.commitment() == null ? committed : committed.minus(e.amount());
        } else if (event instanceof FundsCarriedIn e) {
            draft.become(e.amount());
            draft.carriedIn = carriedIn.plus(e.amount());
            draft.committed = e.commitment() == null ? committed : committed.plus(e.amount());
        } else if (event instanceof ShareBound e) {
            draft.committed = committed.plus(e.amount());
        } else if (event instanceof ControlChanged e) {
            draft.control = e.to();
        } else if (event instanceof FundsLapsed e) {
            draft.lapsed = e.amount();
            draft.closed = true;
        } else if (event instanceof LapseReversed) {
            draft.lapsed = Money.zero(adjusted.currency());
            draft.closed = false;
        }
        return draft.done();
    }

    private static final class Draft {
        private final Funds before;
        private Money adjusted;
        private @Nullable Money allotted;
        private Money reserved;
        private Money committed;
        private Money disbursed;
        private Money carriedIn;
        private Money carriedOut;
        private Money lapsed;
        private Control control;
        private boolean closed;

        Draft(Funds before) {
            this.before = before;
            adjusted = before.adjusted;
            allotted = before.allotted;
            reserved = before.reserved;
            committed = before.committed;
            disbursed = before.disbursed;
            carriedIn = before.carriedIn;
            carriedOut = before.carriedOut;
            lapsed = before.lapsed;
            control = before.control;
            closed = before.closed;
        }

        /** What comes to a line that was allotted may be spent at once, and what it gives is no longer allotted. */
        void become(Money more) {
            adjusted = adjusted.plus(more);
            allotted = allotted == null ? null : allotted.plus(more);
        }

        Funds done() {
            return new Funds(
                    before.appropriated,
                    adjusted,
                    allotted,
                    reserved,
                    committed,
                    disbursed,
                    carriedIn,
                    carriedOut,
                    lapsed,
                    control,
                    closed);
        }
    }
}

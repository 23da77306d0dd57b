package docket.engine.budget;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import docket.engine.budget.event.CommitmentReleased;
import docket.engine.budget.event.DisbursementReturned;
import docket.engine.budget.event.FundsCarriedIn;
import docket.engine.budget.event.FundsCarriedOut;
import docket.engine.budget.event.FundsCommitted;
import docket.engine.budget.event.FundsDisbursed;
import docket.engine.budget.event.FundsEvent;
import docket.engine.budget.event.FundsPaid;
import docket.engine.budget.event.FundsReleased;
import docket.engine.budget.event.FundsReserved;
import docket.engine.budget.event.ShareBound;
import docket.engine.budget.event.ShareHandedOn;
import docket.engine.budget.terms.CarryOver;
import docket.engine.budget.terms.Hands;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

/**
 * What each case holds on a line. A case that holds nothing more is forgotten, so that they are no more than the cases
 * that are under way. What an approval commits is not paid by this program: it is forgotten at once. Immutable, and
 * another with one more shares all the others with it.
 */
record Holdings(@JsonValue PMap<String, Holding> byCase) {

    static final Holdings NONE = new Holdings(HashTreePMap.empty());

    @JsonCreator
    static Holdings of(Map<String, Holding> byCase) {
        return new Holdings(HashTreePMap.from(byCase));
    }

    /** What a case holds; null where it holds nothing. */
    @Nullable
    Holding of(String caseId) {
        return byCase.get(caseId);
    }

    Holdings after(FundsEvent event) {
        if (event instanceof FundsReserved e) {
            return new Holdings(byCase.plus(e.caseId(), Holding.ofReservation(e.amount())));
        } else if (event instanceof FundsReleased e) {
            return changed(e.caseId(), held -> held.releasing(e.amount()));
        } else if (event instanceof FundsCommitted e) {
            String by = e.by();
            return changed(
                    e.caseId(),
                    held -> by == null ? held.releasing(e.amount()) : held.committing(e.amount(), by, e.later()));
        } else if (event instanceof CommitmentReleased e) {
            return changed(e.caseId(), held -> held.uncommitting(e.amount()));
        } else if (event instanceof FundsDisbursed e) {
            return changed(e.caseId(), held -> held.ordering(e.amount(), e.by()));
        } else if (event instanceof DisbursementReturned e) {
            return changed(e.caseId(), held -> held.returning(e.amount(), e.by()));
        } else if (event instanceof FundsPaid e) {
            return changed(e.caseId(), held -> held.paying(e.amount(), e.by()));
        } else if (event instanceof FundsCarriedOut e && e.commitment() != null) {
            return changed(e.commitment(), held -> held.uncommitting(e.amount()));
        } else if (event instanceof FundsCarriedIn e && e.commitment() != null) {
            boolean byAccident = e.kind() == CarryOver.ACCIDENT;
            Holding held = byCase.get(e.commitment());
            return with(
                    e.commitment(),
                    held == null ? Holding.ofCommitment(e.amount(), handsOf(e), byAccident) : held.bound(e.amount()));
        } else if (event instanceof ShareHandedOn e) {
            return changed(e.caseId(), held -> held.without(e.share()));
        } else if (event instanceof ShareBound e) {
            Holding held = byCase.get(e.caseId());
            return with(
                    e.caseId(),
                    held == null ? Holding.ofCommitment(e.amount(), e.hands(), false) : held.bound(e.amount()));
        }
        return this;
    }

    private static Hands handsOf(FundsCarriedIn event) {
        return Objects.requireNonNullElse(event.hands(), Hands.NONE);
    }

    private Holdings changed(String caseId, UnaryOperator<Holding> change) {
        return with(caseId, change.apply(Objects.requireNonNull(byCase.get(caseId), "a case holds what it gives")));
    }

    private Holdings with(String caseId, Holding held) {
        return new Holdings(held.isOver() ? byCase.minus(caseId) : byCase.plus(caseId, held));
    }
}

package docket.engine.budget.event;

import docket.engine.money.Money;
import org.jspecify.annotations.Nullable;

/** An event of a budget line, which stands in its stream. */
public sealed interface FundsEvent
        permits BudgetChanged,
                CommitmentReleased,
                ControlChanged,
                DisbursementReturned,
                FundsAllotted,
                FundsAppropriated,
                FundsCarriedIn,
                FundsCarriedOut,
                FundsCommitted,
                FundsDisbursed,
                FundsLapsed,
                FundsPaid,
                FundsReleased,
                FundsReserved,
                LapseReversed,
                ShareBound,
                ShareHandedOn {

    String lineId();

    /** The case for which it happened; null where there is none. */
    default @Nullable String caseId() {
        return null;
    }

    /** How much money it is about, below zero where a budget became less; null where it is about none. */
    default @Nullable Money amount() {
        return null;
    }
}

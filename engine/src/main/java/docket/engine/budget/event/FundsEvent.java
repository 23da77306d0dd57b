package docket.engine.budget.event;

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
}

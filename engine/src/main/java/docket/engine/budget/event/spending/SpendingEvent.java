package docket.engine.budget.event.spending;

import docket.engine.budget.event.FundsEvent;

/** A case got hold of money of a line, went on with it or gave it back. */
public sealed interface SpendingEvent extends FundsEvent
        permits FundsReserved,
                FundsReleased,
                FundsCommitted,
                CommitmentReleased,
                CommitmentReturned,
                FundsDisbursed,
                DisbursementReturned,
                FundsPaid {

    @Override
    String caseId();
}

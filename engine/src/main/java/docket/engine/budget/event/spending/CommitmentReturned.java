package docket.engine.budget.event.spending;

import docket.engine.money.Money;

/** A disbursing officer returned what was not ordered of a commitment: the amount is reserved again. */
public record CommitmentReturned(String lineId, String caseId, Money amount, String reason, String by)
        implements SpendingEvent {}

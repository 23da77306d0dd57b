package docket.engine.budget.event.spending;

import docket.engine.money.Money;

/** A payer returned an order that was not paid: the amount is committed again. */
public record DisbursementReturned(String lineId, String caseId, Money amount, String reason, String by)
        implements SpendingEvent {}

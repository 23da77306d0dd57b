package docket.engine.budget.event.spending;

import docket.engine.money.Money;

/** A payer paid what was ordered. */
public record FundsPaid(String lineId, String caseId, Money amount, String by) implements SpendingEvent {}

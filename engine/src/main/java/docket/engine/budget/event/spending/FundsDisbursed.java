package docket.engine.budget.event.spending;

import docket.engine.money.Money;

/** A disbursing officer ordered a payment of what is committed. */
public record FundsDisbursed(String lineId, String caseId, Money amount, String by) implements SpendingEvent {}

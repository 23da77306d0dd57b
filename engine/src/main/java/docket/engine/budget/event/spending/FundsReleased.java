package docket.engine.budget.event.spending;

import docket.engine.money.Money;

/** The reservation of a case, or as much of it, was given back. */
public record FundsReleased(String lineId, String caseId, Money amount, String reason) implements SpendingEvent {}

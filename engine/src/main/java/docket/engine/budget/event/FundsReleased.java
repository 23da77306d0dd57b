package docket.engine.budget.event;

import docket.engine.money.Money;

/** The reservation of a case was given back. */
public record FundsReleased(String lineId, String caseId, Money amount, String reason) {}

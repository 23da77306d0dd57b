package docket.engine.budget.event;

import docket.engine.money.Money;

/** The reservation of a case became a commitment. */
public record FundsCommitted(String lineId, String caseId, Money amount) {}

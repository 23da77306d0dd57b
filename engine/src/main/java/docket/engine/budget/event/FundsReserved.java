package docket.engine.budget.event;

import docket.engine.money.Money;

/** A case set money aside. */
public record FundsReserved(String lineId, String caseId, Money amount) {}

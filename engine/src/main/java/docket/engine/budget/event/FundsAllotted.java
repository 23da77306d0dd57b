package docket.engine.budget.event;

import docket.engine.money.Money;

/** Part of the appropriation was released for spending in a period. */
public record FundsAllotted(String lineId, Money amount, String period) {}

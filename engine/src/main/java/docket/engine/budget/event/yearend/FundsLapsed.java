package docket.engine.budget.event.yearend;

import docket.engine.money.Money;

/** The fiscal year was closed: what was neither disbursed nor carried over lapsed. */
public record FundsLapsed(String lineId, Money amount) implements YearEndEvent {}

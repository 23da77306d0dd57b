package docket.engine.budget.event.yearend;

import docket.engine.money.Money;

/** The fiscal year was opened again: what had lapsed is there again. */
public record LapseReversed(String lineId, Money amount) implements YearEndEvent {}

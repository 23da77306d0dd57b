package docket.engine.budget.year;

/** A fiscal year was opened: money of its lines may be reserved. */
public record FiscalYearOpened(int fiscalYear) implements FiscalYearEvent {}

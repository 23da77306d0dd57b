package docket.engine.budget.year;

/** A fiscal year was closed; the lapse of each of its lines is an event of that line. */
public record FiscalYearClosed(int fiscalYear, String reason) implements FiscalYearEvent {}

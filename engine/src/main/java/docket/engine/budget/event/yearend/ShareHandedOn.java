package docket.engine.budget.event.yearend;

import docket.engine.budget.terms.LaterShare;

/** The share of a later fiscal year went to the line of that year. */
public record ShareHandedOn(String lineId, String caseId, LaterShare share, String toLine) implements YearEndEvent {}

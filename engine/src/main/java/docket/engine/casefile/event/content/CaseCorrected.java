package docket.engine.casefile.event.content;

import docket.engine.casefile.event.Particulars;

/** The drafter corrected what a returned case is about: what it was, and what it is now. Earlier scores no longer count. */
public record CaseCorrected(String caseId, Particulars before, Particulars now) implements ContentEvent {}

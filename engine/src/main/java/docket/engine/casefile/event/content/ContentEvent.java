package docket.engine.casefile.event.content;

import docket.engine.casefile.event.CaseEvent;

/** What happens to that which a case is about, and what a model says of it. */
public sealed interface ContentEvent extends CaseEvent
        permits CaseCorrected, ContentRevised, CaseScored, ScoringFailed {}

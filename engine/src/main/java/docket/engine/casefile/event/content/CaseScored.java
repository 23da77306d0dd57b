package docket.engine.casefile.event.content;

import docket.engine.scoring.ScoreRecord;

/** A model scored the case: advice to a person, never a decision. */
public record CaseScored(String caseId, int round, ScoreRecord score) implements ContentEvent {}

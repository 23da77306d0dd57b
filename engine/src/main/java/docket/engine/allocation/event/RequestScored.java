package docket.engine.allocation.event;

import docket.engine.scoring.ScoreRecord;

/** A model said how likely the money that is asked for is to be used: advice to the committee, never a decision. */
public record RequestScored(String roundId, String requestId, ScoreRecord score) implements RoundEvent {}

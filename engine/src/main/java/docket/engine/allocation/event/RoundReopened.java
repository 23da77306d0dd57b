package docket.engine.allocation.event;

/** The committee returned the round: organisations may ask again, and what was proposed is void. */
public record RoundReopened(String roundId) implements RoundEvent {}

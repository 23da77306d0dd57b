package docket.engine.allocation.event;

/** The committee rejected the round: it grants nothing. */
public record RoundRejected(String roundId) implements RoundEvent {}

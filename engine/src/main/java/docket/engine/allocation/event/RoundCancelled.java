package docket.engine.allocation.event;

/** The round was withdrawn by whoever opened it, or its process was deleted. */
public record RoundCancelled(String roundId) implements RoundEvent {}

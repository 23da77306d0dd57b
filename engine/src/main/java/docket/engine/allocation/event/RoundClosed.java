package docket.engine.allocation.event;

/** Nobody asks for anything more. */
public record RoundClosed(String roundId) implements RoundEvent {}

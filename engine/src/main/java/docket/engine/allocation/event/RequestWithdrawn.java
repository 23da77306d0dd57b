package docket.engine.allocation.event;

/** An organisation asks no more for what it asked. */
public record RequestWithdrawn(String roundId, String requestId, String withdrawnBy) implements RoundEvent {}

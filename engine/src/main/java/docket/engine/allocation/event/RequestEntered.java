package docket.engine.allocation.event;

/** An organisation asked for money. */
public record RequestEntered(String roundId, FundsRequest request) implements RoundEvent {}

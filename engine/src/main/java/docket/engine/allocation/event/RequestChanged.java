package docket.engine.allocation.event;

/** An organisation asks for something else instead. */
public record RequestChanged(String roundId, FundsRequest request, String changedBy) implements RoundEvent {}

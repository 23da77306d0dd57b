package docket.engine.allocation.command;

import docket.engine.allocation.event.FundsRequest;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Asks for money in a round. */
public record EnterRequest(@TargetAggregateIdentifier String roundId, FundsRequest request) implements RoundCommand {}

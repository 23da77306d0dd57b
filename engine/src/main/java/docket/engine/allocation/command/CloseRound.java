package docket.engine.allocation.command;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Takes no more requests, and shares out what there is. */
public record CloseRound(@TargetAggregateIdentifier String roundId) implements RoundCommand {}

package docket.engine.allocation.command;

import docket.engine.organization.Person;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Asks no more for what was asked. */
public record WithdrawRequest(@TargetAggregateIdentifier String roundId, String requestId, Person by)
        implements RoundCommand {}

package docket.engine.allocation.command;

import docket.engine.allocation.event.FundsRequest;
import docket.engine.organization.Person;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Asks for something else than before. */
public record ChangeRequest(@TargetAggregateIdentifier String roundId, FundsRequest request, Person by)
        implements RoundCommand {}

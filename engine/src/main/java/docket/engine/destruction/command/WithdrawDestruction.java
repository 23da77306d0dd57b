package docket.engine.destruction.command;

import docket.engine.organization.Person;
import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Takes a request back that nobody has confirmed. */
public record WithdrawDestruction(@TargetAggregateIdentifier String destructionId, Person by, Instant now)
        implements DestructionCommand {}

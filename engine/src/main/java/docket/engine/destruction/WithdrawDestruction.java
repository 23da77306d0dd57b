package docket.engine.destruction;

import docket.engine.organization.Person;
import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Takes a request back that nobody has confirmed. */
record WithdrawDestruction(@TargetAggregateIdentifier String destructionId, Person by, Instant now)
        implements DestructionCommand {}

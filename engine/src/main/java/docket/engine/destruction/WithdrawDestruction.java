package docket.engine.destruction;

import docket.engine.organization.Officer;
import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Takes a request back that nobody has confirmed. */
record WithdrawDestruction(@TargetAggregateIdentifier String destructionId, Officer officer, Instant now)
        implements DestructionCommand {}

package docket.engine.destruction;

import docket.engine.organization.Person;
import java.time.Instant;
import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** See {@link DestructionConfirmed}; {@code cases} is what is unreadable after it, as it stands now. */
record ConfirmDestruction(@TargetAggregateIdentifier String destructionId, List<KeptCase> cases, Person by, Instant now)
        implements DestructionCommand {}

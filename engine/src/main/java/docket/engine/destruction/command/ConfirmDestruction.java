package docket.engine.destruction.command;

import docket.engine.destruction.event.DestructionConfirmed;
import docket.engine.destruction.event.KeptCase;
import docket.engine.organization.Person;
import java.time.Instant;
import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Confirms a destruction, see {@link DestructionConfirmed}; {@code cases} become unreadable, as they stand now. */
public record ConfirmDestruction(
        @TargetAggregateIdentifier String destructionId, List<KeptCase> cases, Person by, Instant now)
        implements DestructionCommand {}

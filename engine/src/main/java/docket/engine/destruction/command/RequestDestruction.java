package docket.engine.destruction.command;

import docket.engine.destruction.event.DestructionRequested;
import docket.engine.destruction.event.KeptCase;
import docket.engine.destruction.event.Kind;
import docket.engine.organization.Person;
import java.time.Instant;
import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** Asks for a destruction; see {@link DestructionRequested}. */
public record RequestDestruction(
        @TargetAggregateIdentifier String destructionId,
        Kind kind,
        @Nullable String person,
        List<KeptCase> cases,
        String reason,
        Person by,
        Instant expiresAt)
        implements DestructionCommand {}

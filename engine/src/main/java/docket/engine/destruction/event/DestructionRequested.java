package docket.engine.destruction.event;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A records officer asked for something to be destroyed.
 *
 * @param person whose key it is; null where cases are disposed of
 * @param cases what becomes unreadable, as it stood at the request
 * @param expiresAt from when on nobody can confirm it any more
 */
public record DestructionRequested(
        String destructionId,
        Kind kind,
        @Nullable String person,
        List<KeptCase> cases,
        String reason,
        String requestedBy,
        Instant expiresAt) {}

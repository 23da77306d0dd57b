package docket.engine.destruction.event;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A second person confirmed it: from here on it is done. Of a person the key is destroyed in the transaction that stores
 * this event; what cases say is removed after this event has its place in the log.
 *
 * @param person whose key it is; null where cases are disposed of
 * @param cases what becomes unreadable
 */
public record DestructionConfirmed(
        String destructionId,
        Kind kind,
        @Nullable String person,
        List<KeptCase> cases,
        String reason,
        String requestedBy,
        String confirmedBy) {}

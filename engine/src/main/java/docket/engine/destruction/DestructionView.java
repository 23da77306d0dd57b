package docket.engine.destruction;

import docket.engine.destruction.event.KeptCase;
import docket.engine.destruction.event.Kind;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A destruction as it stands. {@code version} counts its events; {@code cases} is what the latest of them says.
 *
 * @param person whose key it is; null where cases are disposed of
 * @param endedBy who confirmed or withdrew it
 */
public record DestructionView(
        String destructionId,
        long version,
        Kind kind,
        @Nullable String person,
        List<KeptCase> cases,
        String reason,
        String requestedBy,
        Instant requestedAt,
        Instant expiresAt,
        Destruction.State state,
        @Nullable String endedBy,
        @Nullable Instant endedAt) {

    DestructionView ended(Destruction.State how, List<KeptCase> nowCases, String by, Instant at) {
        return new DestructionView(
                destructionId,
                version + 1,
                kind,
                person,
                nowCases,
                reason,
                requestedBy,
                requestedAt,
                expiresAt,
                how,
                by,
                at);
    }

    DestructionView expired() {
        return new DestructionView(
                destructionId,
                version,
                kind,
                person,
                cases,
                reason,
                requestedBy,
                requestedAt,
                expiresAt,
                Destruction.State.EXPIRED,
                null,
                null);
    }
}

package docket.engine.store;

import com.fasterxml.jackson.databind.JsonNode;
import docket.engine.casefile.Disposed;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An event as it was stored, under the revision it was stored with. {@code logIndex} is its place in the one order,
 * null until it is numbered; {@code globalIndex} is the order of insertion, with gaps.
 */
public record StoredEvent(
        @Nullable Long logIndex,
        long globalIndex,
        String eventId,
        String stream,
        long sequence,
        String type,
        String revision,
        Instant occurredAt,
        JsonNode metadata,
        JsonNode payload) {

    /** Whether its case was disposed of, and nothing is left of what it said. */
    public boolean isDisposed() {
        return payload.has(Disposed.TYPE);
    }
}

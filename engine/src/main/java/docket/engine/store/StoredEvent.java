package docket.engine.store;

import com.fasterxml.jackson.databind.JsonNode;
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
        JsonNode payload) {}

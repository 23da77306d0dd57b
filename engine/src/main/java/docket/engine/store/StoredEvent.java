package docket.engine.store;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Instant;
import org.axonframework.serialization.SerializationException;
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

    /**
     * The payload in the current revision, whatever the revision it was stored with: who reads fields knows only that
     * one.
     *
     * @throws SerializationException where nothing is known of such a type or revision
     */
    public JsonNode currentPayload() {
        return CurrentEvents.today(type, revision, payload);
    }

    /**
     * The event as an object of today, {@link Disposed} where its case was disposed of; fails as
     * {@link #currentPayload} does.
     */
    public Object event() {
        try {
            return CurrentEvents.read(type, revision, payload);
        } catch (IOException e) {
            throw new SerializationException("Event " + eventId + " is no " + type + ": run ./docket fsck", e);
        }
    }

    /** The event as an object of today, for whoever asked for events of this one type only. */
    public <E> E event(Class<E> type) {
        return type.cast(event());
    }

    /** Whether its case was disposed of, and nothing is left of what it said. */
    public boolean isDisposed() {
        return payload.has(Disposed.TYPE);
    }
}

package docket.engine.export;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import docket.engine.store.CurrentEvents;
import java.io.IOException;
import java.io.UncheckedIOException;

/** An event with its stored bytes. {@code occurredAt} is RFC 3339 in UTC, as stored. */
record ExportedEvent(
        long logIndex,
        String entry,
        String eventId,
        String stream,
        long sequence,
        String type,
        String revision,
        String occurredAt,
        byte[] payload,
        byte[] metadata,
        byte[] payloadSalt,
        byte[] metadataSalt) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** The payload in the current revision, whatever the revision it was stored in. */
    JsonNode payloadJson() {
        return CurrentEvents.today(type, revision, parse(payload));
    }

    JsonNode metadataJson() {
        return parse(metadata);
    }

    private JsonNode parse(byte[] bytes) {
        try {
            return JSON.readTree(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("Event " + eventId + " holds no JSON", e);
        }
    }
}

package docket.engine.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import docket.engine.store.json.RecordJson;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.axonframework.serialization.SerializationException;

/**
 * Makes objects of stored events: what {@link EventSerializer} makes of them, without Axon's way through the upcasters,
 * which costs as much again. Thread-safe.
 */
public final class CurrentEvents {

    private static final ObjectMapper JSON = RecordJson.mapper();
    private static final ObjectReader DISPOSED = JSON.readerFor(Disposed.class);
    private static final Map<String, ObjectReader> READERS = EventTypes.all().stream()
            .collect(Collectors.toUnmodifiableMap(EventType::name, type -> JSON.readerFor(type.payload())));

    /**
     * An event as an object of today.
     *
     * @throws IOException where the payload is not one of its type
     * @throws SerializationException where nothing is known of such a type or revision
     */
    public static Object read(String type, String revision, ByteBuffer payload) throws IOException {
        byte[] bytes = payload.array();
        int from = payload.arrayOffset() + payload.position();
        if (DisposedEvents.isDisposed(payload)) {
            return DISPOSED.readValue(bytes, from, payload.remaining());
        }
        if (EventTypes.named(type).revision().equals(revision)) {
            return reader(type).readValue(bytes, from, payload.remaining());
        }
        return read(type, revision, JSON.reader().readTree(bytes, from, payload.remaining()));
    }

    /**
     * An event as an object of today, of a payload that was parsed before.
     *
     * @throws IOException as above, and the same errors
     */
    static Object read(String type, String revision, JsonNode payload) throws IOException {
        JsonNode current = today(type, revision, payload);
        ObjectReader reader = payload.has(Disposed.TYPE) ? DISPOSED : reader(type);
        return reader.readValue(current);
    }

    private static ObjectReader reader(String type) {
        return Objects.requireNonNull(READERS.get(type));
    }

    /**
     * The event of a row, from its columns {@code type}, {@code revision} and {@code payload}.
     *
     * @throws IOException as above, and the same errors
     */
    public static Object read(ResultSet row) throws SQLException, IOException {
        return read(row.getString("type"), row.getString("revision"), ByteBuffer.wrap(row.getBytes("payload")));
    }

    /**
     * What a payload would be if it were stored today: the same object where it is of the current revision.
     *
     * @throws SerializationException where nothing is known of such a type or revision
     */
    public static JsonNode today(String type, String revision, JsonNode payload) {
        return payload.has(Disposed.TYPE) ? payload : EarlierEvents.upToDate(type, revision, payload);
    }

    /**
     * The payload of today in UTF-8: the same bytes where they are of the current revision, or of no event that is
     * known.
     */
    public static ByteBuffer today(String type, String revision, ByteBuffer payload) throws IOException {
        if (EventTypes.earlier(type, revision) == null || DisposedEvents.isDisposed(payload)) {
            return payload;
        }
        JsonNode stored = JSON.reader()
                .readTree(payload.array(), payload.arrayOffset() + payload.position(), payload.remaining());
        return ByteBuffer.wrap(JSON.writeValueAsBytes(today(type, revision, stored)));
    }

    private CurrentEvents() {}
}

package docket.engine.store;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import docket.engine.casefile.Disposed;
import docket.engine.store.json.RecordJson;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Makes objects of stored events that are as they are written today, as nearly all are: what {@link EventSerializer} makes
 * of them, without the way through the upcasters, which costs as much again. Thread-safe.
 */
public final class CurrentEvents {

    private static final ObjectMapper JSON = RecordJson.mapper();
    private static final ObjectReader DISPOSED = JSON.readerFor(Disposed.class);

    private record Reader(String revision, ObjectReader json) {}

    private static final Map<String, Reader> READERS = EventTypes.all().stream()
            .collect(Collectors.toUnmodifiableMap(
                    EventType::name, type -> new Reader(type.revision(), JSON.readerFor(type.payload()))));

    /**
     * An event as an object.
     *
     * @return null where it is of an older revision, or of a type that is not known
     * @throws IOException where the payload is not one of its type
     */
    public static @Nullable Object read(@Nullable String type, @Nullable String revision, ByteBuffer payload)
            throws IOException {
        Reader reader = type == null ? null : READERS.get(type);
        if (reader == null || !reader.revision().equals(revision)) {
            return null;
        }
        ObjectReader json = DisposedEvents.isDisposed(payload) ? DISPOSED : reader.json();
        return json.readValue(payload.array(), payload.arrayOffset() + payload.position(), payload.remaining());
    }

    private CurrentEvents() {}
}

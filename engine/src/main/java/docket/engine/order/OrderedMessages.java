package docket.engine.order;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.EventUtils;
import org.axonframework.eventhandling.GenericDomainEventEntry;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedDomainEventData;
import org.axonframework.eventhandling.TrackedEventData;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.StreamableMessageSource;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The one order as a source for Axon's streaming processors: the token is the log index, so there are no gaps to track,
 * and readers are woken instead of polling. Thread-safe; each stream it opens is for one reader.
 *
 * <p>A processor that handles events one after the other needs {@link OneSequence}.
 */
public final class OrderedMessages implements StreamableMessageSource<TrackedEventMessage<?>> {

    private static final String SELECT = """
            SELECT l.log_index, e.event_id, e.stream, e.sequence, e.stream_type, e.type, e.revision, e.occurred_at,
                   e.payload, e.metadata
              FROM docket.log_entry l JOIN docket.domain_event e USING (global_index)
             WHERE l.log_index > ? ORDER BY l.log_index LIMIT ?""";

    private final JdbcTemplate jdbc;
    private final Head head;
    private final Serializer serializer;
    private final EventUpcaster upcasters;

    public OrderedMessages(DataSource dataSource, Head head, Serializer serializer, EventUpcaster upcasters) {
        this.jdbc = new JdbcTemplate(dataSource);
        this.head = head;
        this.serializer = serializer;
        this.upcasters = upcasters;
    }

    /** Reads a page of the order, upcast and deserialized. {@code after} is the last log index already read, or -1. */
    public Stream<TrackedEventMessage<?>> read(long after, int limit) {
        List<TrackedEventData<?>> page = jdbc.query(SELECT, (row, n) -> data(row), after, limit);
        return EventUtils.upcastAndDeserializeTrackedEvents(page.stream(), serializer, upcasters);
    }

    @Override
    public BlockingStream<TrackedEventMessage<?>> openStream(@Nullable TrackingToken token) {
        return new OrderedStream(this, head, token == null ? -1 : indexOf(token));
    }

    @Override
    public TrackingToken createTailToken() {
        return new GlobalSequenceTrackingToken(-1);
    }

    @Override
    public TrackingToken createHeadToken() {
        return token("SELECT max(log_index) FROM docket.log_entry");
    }

    @Override
    public TrackingToken createTokenAt(Instant time) {
        return token("""
                SELECT coalesce(min(l.log_index) - 1, (SELECT max(log_index) FROM docket.log_entry))
                  FROM docket.log_entry l JOIN docket.domain_event e USING (global_index)
                 WHERE e.occurred_at::timestamptz >= ?::timestamptz""", time.toString());
    }

    static long indexOf(TrackingToken token) {
        return token.position()
                .orElseThrow(() -> new IllegalArgumentException("Expected a log index but found " + token));
    }

    private TrackingToken token(String sql, Object... arguments) {
        Long index = jdbc.queryForObject(sql, Long.class, arguments);
        return new GlobalSequenceTrackingToken(Objects.requireNonNullElse(index, -1L));
    }

    private static TrackedEventData<?> data(ResultSet row) throws SQLException {
        String eventId = row.getString("event_id");
        String stream = row.getString("stream");
        return new TrackedDomainEventData<>(
                new GlobalSequenceTrackingToken(row.getLong("log_index")),
                new GenericDomainEventEntry<>(
                        row.getString("stream_type"),
                        eventId.equals(stream) ? null : stream,
                        row.getLong("sequence"),
                        eventId,
                        row.getString("occurred_at"),
                        row.getString("type"),
                        row.getString("revision"),
                        row.getBytes("payload"),
                        row.getBytes("metadata")));
    }
}

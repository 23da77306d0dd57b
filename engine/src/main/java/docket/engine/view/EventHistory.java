package docket.engine.view;

import docket.engine.store.RecordStore;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventEntry;
import org.axonframework.eventsourcing.EventStreamUtils;
import org.springframework.jdbc.core.JdbcTemplate;

/** Reads the aggregates' events back in their current revisions, stream by stream, each in its own order. */
public final class EventHistory {

    private static final String SELECT = """
            SELECT stream_type, stream, sequence, event_id, occurred_at, type, revision, payload, metadata
              FROM docket.domain_event WHERE\s""";
    private static final int ROWS_AT_ONCE = 500;

    private final RecordStore store;
    private final JdbcTemplate jdbc;

    public EventHistory(RecordStore store, DataSource dataSource) {
        this.store = store;
        this.jdbc = new JdbcTemplate(dataSource);
        jdbc.setFetchSize(ROWS_AT_ONCE);
    }

    /** The events of one stream. Close the answer. */
    Stream<? extends DomainEventMessage<?>> of(String stream) {
        return read("stream = ? AND stream_type IS NOT NULL ORDER BY sequence", stream);
    }

    /** The next events of a type's streams, one stream after the other, as they are stored. */
    List<DomainEventData<byte[]>> page(String streamType, String afterStream, long afterSequence, int limit) {
        return jdbc.query(
                SELECT + "stream_type = ? AND (stream, sequence) > (?, ?) ORDER BY stream, sequence LIMIT ?",
                (row, number) -> entry(row),
                streamType,
                afterStream,
                afterSequence,
                limit);
    }

    /** Makes messages of stored events, in their current revisions. */
    Stream<? extends DomainEventMessage<?>> messages(Stream<DomainEventData<byte[]>> rows) {
        return EventStreamUtils.upcastAndDeserializeDomainEvents(rows, store.eventSerializer(), store.upcasters())
                .asStream();
    }

    private Stream<? extends DomainEventMessage<?>> read(String condition, Object argument) {
        Stream<DomainEventData<byte[]>> rows =
                jdbc.queryForStream(SELECT + condition, (row, number) -> entry(row), argument);
        return messages(rows).onClose(rows::close);
    }

    private static DomainEventData<byte[]> entry(ResultSet row) throws SQLException {
        return new GenericDomainEventEntry<>(
                row.getString("stream_type"),
                row.getString("stream"),
                row.getLong("sequence"),
                row.getString("event_id"),
                row.getString("occurred_at"),
                row.getString("type"),
                row.getString("revision"),
                row.getBytes("payload"),
                row.getBytes("metadata"));
    }
}

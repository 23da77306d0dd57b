package docket.engine.store;

import com.fasterxml.jackson.databind.ObjectMapper;
import docket.engine.store.json.RecordJson;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.springframework.jdbc.core.RowMapper;

/** Reads rows of {@code domain_event e} joined with {@code log_entry l}. */
public final class StoredEvents implements RowMapper<StoredEvent> {

    private static final String OF_THE_EVENT =
            "e.global_index, e.event_id, e.stream, e.sequence, e.type, e.revision, e.occurred_at, e.metadata, e.payload";

    /** The columns that it reads. */
    public static final String COLUMNS = "l.log_index, " + OF_THE_EVENT;

    /** The same columns without a look at the log, for whoever does not ask for the place in the order. */
    public static final String UNNUMBERED = "NULL::bigint AS log_index, " + OF_THE_EVENT;

    private final ObjectMapper json = RecordJson.mapper();

    @Override
    public StoredEvent mapRow(ResultSet row, int number) throws SQLException {
        try {
            return new StoredEvent(
                    row.getObject("log_index", Long.class),
                    row.getLong("global_index"),
                    row.getString("event_id"),
                    row.getString("stream"),
                    row.getLong("sequence"),
                    row.getString("type"),
                    row.getString("revision"),
                    Instant.parse(row.getString("occurred_at")),
                    json.readTree(row.getBytes("metadata")),
                    json.readTree(row.getBytes("payload")));
        } catch (IOException e) {
            throw new IllegalStateException("Event " + row.getString("event_id") + " holds no JSON", e);
        }
    }
}

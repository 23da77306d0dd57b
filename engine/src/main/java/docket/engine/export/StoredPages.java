package docket.engine.export;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Reads the record by its keys, page by page: what is under a checkpoint never changes, so that no transaction has to
 * be kept open for it, and no connection while a slow reader takes what was read.
 */
final class StoredPages implements ExportedEvents {

    private static final int ROWS = 200;
    private static final String SELECT = """
            SELECT l.log_index, l.entry, e.event_id, e.stream, e.sequence, e.type, e.revision, e.occurred_at,
                   e.payload, e.metadata, e.payload_salt, e.metadata_salt
              FROM docket.log_entry l JOIN docket.domain_event e USING (global_index) WHERE l.log_index < ?""";
    private static final String IS_USED = """
             AND EXISTS (SELECT FROM docket.domain_event u JOIN docket.log_entry i USING (global_index)
                  WHERE (u.stream = e.stream OR u.subjects @> ARRAY[e.stream]) AND u.type <> 'engine-advanced'
                    AND i.log_index < ?""";

    private final JdbcTemplate jdbc;
    private final Range range;
    private final long size;

    /** @param size the size of the log under the checkpoint, in entries */
    StoredPages(DataSource dataSource, Range range, long size) {
        this.jdbc = new JdbcTemplate(dataSource);
        this.range = range;
        this.size = size;
    }

    @Override
    public List<ExportedEvent> page(Walk walk, @Nullable ExportedEvent after) {
        List<Object> arguments = new ArrayList<>();
        StringBuilder sql = new StringBuilder(SELECT);
        arguments.add(size);
        switch (walk) {
            case LOG -> bounds(sql, "l", "e", arguments);
            case ACTS -> {
                sql.append(" AND e.type <> 'engine-advanced'");
                bounds(sql, "l", "e", arguments);
            }
            case CASES -> {
                sql.append(" AND e.stream_type = 'CaseFile'");
                bounds(sql, "l", "e", arguments);
            }
            case OBJECTS -> {
                sql.append(" AND e.type IN ('case-opened', 'case-corrected', 'funds-appropriated')");
                if (!range.equals(Range.ALL)) {
                    sql.append(" AND (e.type <> 'case-corrected' OR TRUE");
                    before(sql, "l", "e", arguments);
                    sql.append(')');
                    sql.append(IS_USED);
                    arguments.add(size);
                    bounds(sql, "i", "u", arguments);
                    sql.append(')');
                }
            }
        }
        return jdbc.query(
                behind(sql, walk, after, arguments).toString(), (row, number) -> event(row), arguments.toArray());
    }

    private void bounds(StringBuilder sql, String log, String event, List<Object> arguments) {
        bound(sql, log + ".log_index >= ?", range.fromIndex(), arguments);
        bound(sql, event + ".occurred_at::timestamptz >= ?", range.fromTime(), arguments);
        before(sql, log, event, arguments);
    }

    private void before(StringBuilder sql, String log, String event, List<Object> arguments) {
        bound(sql, log + ".log_index < ?", range.toIndex(), arguments);
        bound(sql, event + ".occurred_at::timestamptz < ?", range.toTime(), arguments);
    }

    private static void bound(StringBuilder sql, String condition, @Nullable Object bound, List<Object> arguments) {
        if (bound != null) {
            sql.append(" AND ").append(condition);
            arguments.add(bound instanceof Instant time ? time.atOffset(ZoneOffset.UTC) : bound);
        }
    }

    private static StringBuilder behind(
            StringBuilder sql, Walk walk, @Nullable ExportedEvent after, List<Object> arguments) {
        if (walk == Walk.CASES || walk == Walk.OBJECTS) {
            if (after != null) {
                sql.append(" AND (e.stream, e.sequence) > (?, ?)");
                arguments.add(after.stream());
                arguments.add(after.sequence());
            }
            return sql.append(" ORDER BY e.stream, e.sequence LIMIT ").append(ROWS);
        }
        if (after != null) {
            sql.append(" AND l.log_index > ?");
            arguments.add(after.logIndex());
        }
        return sql.append(" ORDER BY l.log_index LIMIT ").append(ROWS);
    }

    private static ExportedEvent event(ResultSet row) throws SQLException {
        return new ExportedEvent(
                row.getLong("log_index"),
                new String(row.getBytes("entry"), UTF_8),
                row.getString("event_id"),
                row.getString("stream"),
                row.getLong("sequence"),
                row.getString("type"),
                row.getString("revision"),
                row.getString("occurred_at"),
                row.getBytes("payload"),
                row.getBytes("metadata"),
                row.getBytes("payload_salt"),
                row.getBytes("metadata_salt"));
    }
}

package docket.api.operation;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import javax.sql.DataSource;

/**
 * Asks the database how the record's work stands, at most once a second, over a connection of its own: a pool that is
 * exhausted must not hide what is wrong. Thread-safe.
 */
final class Standings {

    private static final Duration FRESH = Duration.ofSeconds(1);
    private static final int QUERY_SECONDS = 3;
    private static final int COUNTED = 100_000;

    /** Has the queries follow the indexes, as the sequencer's own pass does. */
    private static final String SESSION =
            "SET enable_seqscan = off; SET enable_hashjoin = off; SET enable_mergejoin = off";

    private static final String QUESTION = """
            WITH last AS (
                SELECT CASE WHEN horizon <= pg_snapshot_xmin(pg_current_snapshot()) THEN horizon ELSE '0' END AS horizon
                  FROM docket.log_entry ORDER BY log_index DESC LIMIT 1
            ), unnumbered AS (
                SELECT e.occurred_at FROM docket.domain_event e
                 WHERE e.xid >= coalesce((SELECT horizon FROM last), '0')
                   AND NOT EXISTS (SELECT FROM docket.log_entry l WHERE l.global_index = e.global_index) LIMIT %d
            ), newest AS (
                SELECT e.stream, e.stream_type, e.sequence FROM docket.domain_event e
                 ORDER BY e.global_index DESC LIMIT 500
            ), written AS (
                SELECT stream, max(sequence) + 1 AS version FROM newest WHERE stream_type = 'CaseFile' GROUP BY stream
            ), sample AS (
                SELECT person, wrapped_key FROM docket.person_key WHERE wrapped_key IS NOT NULL ORDER BY person LIMIT 1
            )
            SELECT (SELECT count(*) FROM unnumbered),
                   (SELECT coalesce(extract(epoch FROM now() - min(occurred_at)::timestamptz), 0) FROM unnumbered),
                   (SELECT count(*) FROM written w LEFT JOIN docket.case_view v ON v.case_id = w.stream
                     WHERE v.version IS NULL OR v.version < w.version),
                   (SELECT count(*) FROM camunda.act_ru_job WHERE retries_ <= 0),
                   (SELECT count(*) FROM camunda.act_ru_job WHERE retries_ > 0 AND suspension_state_ = 1
                       AND (duedate_ IS NULL OR duedate_ <= localtimestamp)),
                   (SELECT count(*) FROM camunda.act_ru_incident),
                   (SELECT person FROM sample), (SELECT wrapped_key FROM sample)""".formatted(COUNTED);

    private final DataSource connections;
    private final LastAnswer<Standing> last;

    /** @param connections opens a connection for each call */
    Standings(DataSource connections) {
        this.connections = connections;
        this.last = new LastAnswer<>(FRESH, this::ask);
    }

    /** @throws SQLException where the database does not answer */
    Standing now() throws SQLException {
        return last.now();
    }

    private Standing ask() throws SQLException {
        try (Connection connection = connections.getConnection();
                Statement statement = connection.createStatement()) {
            connection.setNetworkTimeout(Runnable::run, QUERY_SECONDS * 1_000);
            statement.execute(SESSION);
            try (ResultSet row = statement.executeQuery(QUESTION)) {
                row.next();
                String person = row.getString(7);
                return new Standing(
                        row.getLong(1),
                        Math.max(0, row.getDouble(2)),
                        row.getLong(3),
                        row.getLong(4),
                        row.getLong(5),
                        row.getLong(6),
                        person == null ? null : new Standing.WrappedKey(person, row.getBytes(8)));
            }
        }
    }
}

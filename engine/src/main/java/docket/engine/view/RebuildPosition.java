package docket.engine.view;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.SqlArrayValue;

/**
 * The table {@code docket.view_rebuild}: how far the rebuild of one projection has come, and the lock of whoever does
 * it.
 */
final class RebuildPosition {

    private static final int HASH_BYTES = 32;
    private static final int MOST_NAMED = 100;

    private final JdbcTemplate jdbc;
    private final String view;

    RebuildPosition(JdbcTemplate jdbc, String view) {
        this.jdbc = jdbc;
        this.view = view;
    }

    /** How far a rebuild is: behind the row of this key, with what was counted and found up to there. */
    record Position(String lastId, long events, long rows, long found, List<String> differing, byte[] digest) {

        Position moved(String id, long moreEvents, long moreRows, byte[] newDigest) {
            return new Position(id, events + moreEvents, rows + moreRows, found, differing, newDigest);
        }

        Position found(Map<String, List<String>> differences) {
            List<String> named = new ArrayList<>(differing);
            differences.forEach((id, names) -> {
                if (named.size() < MOST_NAMED) {
                    named.add(id + ": " + String.join(", ", names));
                }
            });
            return new Position(lastId, events, rows, found + differences.size(), named, digest);
        }
    }

    static byte[] chained(byte[] digest, byte[] row) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            sha256.update(digest);
            return sha256.digest(row);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    /** The position at which the last rebuild was stopped, or the beginning. */
    Position find() {
        return jdbc
                .query(
                        "SELECT last_id, events, rows, found, differing, digest FROM docket.view_rebuild WHERE view = ?",
                        (row, n) -> new Position(
                                row.getString(1),
                                row.getLong(2),
                                row.getLong(3),
                                row.getLong(4),
                                List.of((String[]) row.getArray(5).getArray()),
                                row.getBytes(6)),
                        view)
                .stream()
                .findFirst()
                .orElseGet(() -> new Position("", 0, 0, 0, List.of(), new byte[HASH_BYTES]));
    }

    void save(Position position) {
        jdbc.update(
                """
                INSERT INTO docket.view_rebuild (view, last_id, events, rows, found, differing, digest)
                VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (view) DO UPDATE SET last_id = excluded.last_id,
                    events = excluded.events, rows = excluded.rows, found = excluded.found,
                    differing = excluded.differing, digest = excluded.digest""",
                view,
                position.lastId(),
                position.events(),
                position.rows(),
                position.found(),
                new SqlArrayValue("text", position.differing().toArray()),
                position.digest());
    }

    void clear() {
        jdbc.update("DELETE FROM docket.view_rebuild WHERE view = ?", view);
    }

    boolean lock(Connection connection) throws SQLException {
        return asked(connection, "SELECT pg_try_advisory_lock('docket.view_rebuild'::regclass::oid::int, hashtext(?))");
    }

    void unlock(Connection connection) throws SQLException {
        asked(connection, "SELECT pg_advisory_unlock('docket.view_rebuild'::regclass::oid::int, hashtext(?))");
    }

    private boolean asked(Connection connection, String question) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(question)) {
            statement.setString(1, view);
            try (ResultSet answer = statement.executeQuery()) {
                return answer.next() && answer.getBoolean(1);
            }
        }
    }
}

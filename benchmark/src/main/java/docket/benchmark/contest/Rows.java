package docket.benchmark.contest;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/** Counts what a contestant has stored, and says what is missing. */
public final class Rows {

    private final DataSource dataSource;
    private final List<String> losses = new ArrayList<>();

    public Rows(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Expects exactly this many. */
    public Rows expect(long expected, String what, String sql) throws SQLException {
        return expect(expected, expected, what, sql);
    }

    public Rows expectAtLeast(long least, String what, String sql) throws SQLException {
        return expect(least, Long.MAX_VALUE, what, sql);
    }

    private Rows expect(long least, long most, String what, String sql) throws SQLException {
        long counted = count(sql);
        if (counted < least || counted > most) {
            losses.add("expected " + (least == most ? "" : "at least ") + least + " " + what + " but found " + counted);
        }
        return this;
    }

    public List<String> losses() {
        return List.copyOf(losses);
    }

    public long count(String sql) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    /** The number of rows of each table whose name, within its schema, is like the pattern; empty ones left out. */
    public Map<String, Long> ofTables(String... patterns) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            for (String pattern : patterns) {
                try (ResultSet row = statement.executeQuery("SELECT schemaname || '.' || tablename FROM pg_tables"
                        + " WHERE schemaname || '.' || tablename LIKE '" + pattern + "' ORDER BY 1")) {
                    while (row.next()) {
                        tables.add(row.getString(1));
                    }
                }
            }
        }
        Map<String, Long> rows = new LinkedHashMap<>();
        for (String table : tables) {
            long count = count("SELECT count(*) FROM " + table);
            if (count > 0) {
                rows.put(table, count);
            }
        }
        return rows;
    }
}

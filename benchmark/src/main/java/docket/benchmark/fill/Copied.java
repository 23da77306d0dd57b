package docket.benchmark.fill;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A table whose rows are multiplied. A copy is its original with the first twelve digits of every UUID in it, its time,
 * replaced by the number of the copy, so that a copied case is a case of its own and all that belongs to it still fits
 * together. The id of a model stays what it is.
 */
final class Copied {

    private static final String DIGITS = "@@@@@@@@@@@@";

    /** The statements to run before the first {@link #takeOriginals}. */
    static final String PREPARE = """
            CREATE SCHEMA IF NOT EXISTS bench;
            CREATE OR REPLACE FUNCTION bench.mark(text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
                SELECT regexp_replace($1, '(?<!:[0-9]+:)[0-9a-f]{8}-[0-9a-f]{4}(-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})',
                    '%s\\1', 'g') $$""".formatted(DIGITS);

    private final String table;
    private final String originals;
    private final boolean spread;
    private final Map<String, String> types = new LinkedHashMap<>();

    /**
     * Describes a table.
     *
     * @param table with its schema
     * @param spread whether each copy of a case is shown as opened a minute before the last one, other than it was
     */
    Copied(Connection connection, String table, boolean spread) throws SQLException {
        this.table = table;
        this.spread = spread;
        this.originals = "bench." + table.substring(table.indexOf('.') + 1);
        try (PreparedStatement columns = connection.prepareStatement("""
                SELECT column_name, data_type FROM information_schema.columns
                 WHERE table_schema || '.' || table_name = ? AND is_identity = 'NO'
                   AND column_default IS DISTINCT FROM 'pg_current_xact_id()' ORDER BY ordinal_position""")) {
            columns.setString(1, table);
            try (ResultSet row = columns.executeQuery()) {
                while (row.next()) {
                    types.put(row.getString(1), row.getString(2).toLowerCase(Locale.ROOT));
                }
            }
        }
    }

    /** Sets the rows aside that are to be copied. */
    void takeOriginals(Connection connection, String condition, String order) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE " + originals + " AS SELECT row_number() OVER (ORDER BY " + order
                    + ") AS bench_row, " + columns(this::marked) + " FROM " + table + " WHERE " + condition);
        }
    }

    /** Copies all originals, once for each number. */
    int copy(Connection connection, long from, long to) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO " + table + " ("
                + columns(column -> column) + ") SELECT " + columns(this::replaced)
                + " FROM generate_series(?, ?) AS k, LATERAL (SELECT overlay(lpad(to_hex(k), 12, '0') PLACING '-' FROM 9 FOR 0) AS digits) d, "
                + originals + " ORDER BY k, bench_row")) {
            insert.setLong(1, from);
            insert.setLong(2, to);
            return insert.executeUpdate();
        }
    }

    private String columns(java.util.function.UnaryOperator<String> expression) {
        return types.keySet().stream().map(expression).collect(Collectors.joining(", "));
    }

    private String marked(String column) {
        return switch (kind(column)) {
            case TEXT -> "bench.mark(" + column + ") AS " + column;
            case TEXTS -> "bench.mark(array_to_string(" + column + ", ',')) AS " + column;
            case JSON -> "bench.mark(" + column + "::text) AS " + column;
            case BYTES -> "bench.mark(convert_from(" + column + ", 'UTF8')) AS " + column;
            case SALT, OTHER -> column;
        };
    }

    private String replaced(String column) {
        String replaced = "replace(" + column + ", '" + DIGITS + "', digits)";
        return switch (kind(column)) {
            case TEXT -> replaced;
            case TEXTS -> "string_to_array(" + replaced + ", ',')";
            case JSON -> replaced + "::json";
            case BYTES -> "convert_to(" + replaced + ", 'UTF8')";
            case SALT -> "uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid())";
            case OTHER -> spread && column.equals("opened_at") ? "opened_at - k * interval '1 minute'" : column;
        };
    }

    private enum Kind {
        TEXT,
        TEXTS,
        JSON,
        BYTES,
        SALT,
        OTHER
    }

    private Kind kind(String column) {
        return switch (String.valueOf(types.get(column))) {
            case "text", "character varying" -> Kind.TEXT;
            case "array" -> Kind.TEXTS;
            case "json" -> Kind.JSON;
            case "bytea" -> column.endsWith("salt") ? Kind.SALT : Kind.BYTES;
            default -> Kind.OTHER;
        };
    }
}

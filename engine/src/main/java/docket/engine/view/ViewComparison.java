package docket.engine.view;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import docket.engine.store.copy.CopiedRows;
import docket.engine.view.ViewTable.Column;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Compares what a table shows with what was made of the events, column by column. A document is stored as it was
 * written, and is written anew alike; only where the texts differ is it looked at what they say.
 */
final class ViewComparison<V> {

    private static final String DOCUMENT = "document.";
    private static final ObjectReader TREE =
            ViewTable.JSON.reader().with(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    private final ViewTable<V> view;
    private final String select;
    private final List<String> columns;

    ViewComparison(ViewTable<V> view) {
        this.view = view;
        this.columns = Stream.concat(view.columns.stream().map(Column::name), Stream.of("document"))
                .toList();
        this.select = "SELECT " + view.key + ", (SELECT row_to_json(c) FROM (SELECT "
                + view.columns.stream()
                        .sorted(Comparator.comparing(Column::name))
                        .map(ViewComparison::shown)
                        .collect(Collectors.joining(", "))
                + ") c), document FROM " + view.table + " WHERE " + view.key;
    }

    private static String shown(Column<?> column) {
        return column.isTime() ? column.name() + " AT TIME ZONE 'UTC' AS " + column.name() : column.name();
    }

    /** A row as text: its columns, and its document. */
    private record Row(String columns, String document) {

        byte[] hash() {
            try {
                MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
                sha256.update(columns.getBytes(StandardCharsets.UTF_8));
                return sha256.digest(document.getBytes(StandardCharsets.UTF_8));
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("Every Java platform has SHA-256", e);
            }
        }
    }

    /**
     * Makes rows anew beside what is shown.
     *
     * @param differing the keys of rows that are shown otherwise, or not at all, or for which nothing was made
     * @param hashes SHA-256 of each that was made, in the order in which they were
     */
    record Compared(List<String> differing, List<byte[]> hashes) {}

    /**
     * Compares rows made anew with those that are shown, from one key, which is left out, to another.
     *
     * @param rebuilt by key
     * @param upTo null where it is to the end
     */
    Compared compare(Map<String, V> rebuilt, String after, @Nullable String upTo) {
        Map<String, Row> shown =
                upTo == null ? rows(" > ?", after) : rows(" > ? AND " + view.key + " <= ?", after, upTo);
        List<String> differing = new ArrayList<>();
        List<byte[]> hashes = new ArrayList<>();
        rebuilt.forEach((id, view) -> {
            Row row = made(view);
            hashes.add(row.hash());
            if (!names(row, shown.remove(id)).isEmpty()) {
                differing.add(id);
            }
        });
        differing.addAll(shown.keySet());
        return new Compared(differing, hashes);
    }

    /**
     * The names of all that a row shows otherwise than its events say: the key's alone where there are no events and
     * yet a row, every name where there is no row.
     */
    List<String> differences(String id, @Nullable V rebuilt) {
        return differences(rebuilt, rows(" = ?", id).get(id));
    }

    /** The columns that are held against what was made: the key first, the document last. */
    List<String> columns() {
        return columns;
    }

    /** The names of all that a row of {@link #columns} shows otherwise than its events say. */
    List<String> differences(V rebuilt, CopiedRows.Row shown) {
        SortedSet<String> names = new TreeSet<>();
        int number = 0;
        for (Column<V> column : view.columns) {
            if (!shown.holds(number++, ViewTable.stored(column.value().apply(rebuilt)))) {
                names.add(column.name());
            }
        }
        byte[] document = ViewTable.bytes(rebuilt);
        if (!shown.is(number, document)) {
            differ(
                    DOCUMENT,
                    tree(new String(document, StandardCharsets.UTF_8)),
                    tree(String.valueOf(shown.text(number))),
                    names);
        }
        return List.copyOf(names);
    }

    private List<String> differences(@Nullable V rebuilt, @Nullable Row shown) {
        if (rebuilt == null) {
            return shown == null ? List.of() : List.of(view.key);
        }
        return names(made(rebuilt), shown);
    }

    private Map<String, Row> rows(String condition, Object... arguments) {
        Map<String, Row> rows = new LinkedHashMap<>();
        view.jdbc.query(
                select + condition,
                row -> {
                    rows.put(row.getString(1), new Row(row.getString(2), row.getString(3)));
                },
                arguments);
        return rows;
    }

    private Row made(V made) {
        Map<String, @Nullable Object> columns = new LinkedHashMap<>();
        view.columns.forEach(
                column -> columns.put(column.name(), printed(column.value().apply(made))));
        return new Row(ViewTable.text(columns), ViewTable.text(made));
    }

    private static @Nullable Object printed(@Nullable Object value) {
        return value instanceof Instant time
                ? DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(ViewTable.stored(time))
                : value;
    }

    private static List<String> names(Row made, @Nullable Row shown) {
        if (made.equals(shown)) {
            return List.of();
        }
        SortedSet<String> names = new TreeSet<>();
        differ("", tree(made.columns()), tree(shown == null ? "{}" : shown.columns()), names);
        differ(DOCUMENT, tree(made.document()), tree(shown == null ? "{}" : shown.document()), names);
        return List.copyOf(names);
    }

    private static void differ(String prefix, JsonNode made, JsonNode shown, SortedSet<String> names) {
        Stream.of(made, shown)
                .flatMap(tree -> tree.properties().stream())
                .map(Map.Entry::getKey)
                .filter(name -> !made.path(name).equals(shown.path(name)))
                .forEach(name -> names.add(prefix + name));
    }

    private static JsonNode tree(String json) {
        try {
            return TREE.readTree(json);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}

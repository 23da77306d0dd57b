package docket.engine.view;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import docket.engine.store.RecordJson;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.axonframework.eventhandling.DomainEventMessage;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.SqlArrayValue;

/**
 * The table of one kind of view: a row per stream, the view itself in {@code document}, and in the other columns what is
 * searched for. It reads and writes in the transaction that is open.
 */
abstract class ViewTable<V> {

    static final ObjectMapper JSON = RecordJson.mapper();

    final JdbcTemplate jdbc;
    private final Class<V> type;
    private final String table;
    private final String key;
    private final String streamType;
    private volatile @Nullable String upsert;

    ViewTable(DataSource dataSource, Class<V> type, String table, String key, Class<?> aggregate) {
        this.jdbc = new JdbcTemplate(dataSource);
        this.type = type;
        this.table = table;
        this.key = key;
        this.streamType = aggregate.getSimpleName();
    }

    abstract V fold(@Nullable V before, Object event, Instant occurredAt, Map<String, ?> envelope);

    abstract long version(V view);

    /** The searched columns but the times, by name: text, numbers and sets of text. The same names for every view. */
    abstract Map<String, Object> columns(V view);

    /** The columns that are times, by name. */
    abstract Map<String, Instant> times(V view);

    String streamType() {
        return streamType;
    }

    /** Folds one more event, which must be the next of its stream. */
    V next(@Nullable V before, DomainEventMessage<?> event) {
        long expected = before == null ? 0 : version(before);
        if (event.getSequenceNumber() != expected) {
            throw new IllegalStateException("Expected event " + expected + " of " + event.getAggregateIdentifier()
                    + " but found " + event.getSequenceNumber() + ": rebuild " + table);
        }
        return fold(before, event.getPayload(), event.getTimestamp(), event.getMetaData());
    }

    /** Folds a stream for as long as its events are wanted; null where none is. */
    @Nullable
    V foldAll(EventHistory history, String stream, Predicate<DomainEventMessage<?>> wanted) {
        try (Stream<? extends DomainEventMessage<?>> events = history.of(stream)) {
            V view = null;
            Iterator<? extends DomainEventMessage<?>> each = events.iterator();
            while (each.hasNext()) {
                DomainEventMessage<?> event = each.next();
                if (!streamType.equals(event.getType()) || !wanted.test(event)) {
                    break;
                }
                view = next(view, event);
            }
            return view;
        }
    }

    Optional<V> find(String id) {
        return jdbc
                .query(
                        "SELECT document FROM " + table + " WHERE " + key + " = ?",
                        (row, n) -> read(row.getString(1)),
                        id)
                .stream()
                .findFirst();
    }

    /** Writes rows, anew or over older ones. */
    void write(List<V> views) {
        jdbc.batchUpdate(upsert(views.get(0)), views, views.size(), (statement, view) -> {
            int column = 0;
            for (Object value : columns(view).values()) {
                if (value instanceof Collection<?> texts) {
                    statement.setArray(++column, statement.getConnection().createArrayOf("text", texts.toArray()));
                } else {
                    statement.setObject(++column, value);
                }
            }
            for (Instant time : times(view).values()) {
                statement.setObject(++column, time == null ? null : time.atOffset(ZoneOffset.UTC));
            }
            statement.setString(++column, text(view));
        });
    }

    /** Made once: the columns are the same for every view. */
    private String upsert(V view) {
        String made = upsert;
        if (made == null) {
            made = makeUpsert(view);
            upsert = made;
        }
        return made;
    }

    private String makeUpsert(V view) {
        List<String> names = new ArrayList<>(columns(view).keySet());
        names.addAll(times(view).keySet());
        return "INSERT INTO " + table + " (" + String.join(", ", names) + ", document) VALUES ("
                + "?, ".repeat(names.size()) + "?::jsonb) ON CONFLICT (" + key + ") DO UPDATE SET "
                + names.stream()
                        .map(name -> name + " = excluded." + name + ", ")
                        .collect(Collectors.joining())
                + "document = excluded.document";
    }

    void clear() {
        jdbc.update("DELETE FROM " + table);
    }

    /** Keeps all other writers out until the end of the transaction; readers go on. */
    void lock() {
        jdbc.execute("LOCK TABLE " + table + " IN EXCLUSIVE MODE");
    }

    /** SHA-256 (hex) over the SHA-256 of each row, in the order of the keys. */
    String digest() {
        return String.valueOf(jdbc.queryForObject("""
                SELECT encode(sha256(convert_to(coalesce(string_agg(
                           encode(sha256(convert_to(shown.row::text, 'UTF8')), 'hex'), '' ORDER BY shown.id), ''),
                       'UTF8')), 'hex')
                  FROM (SELECT %s COLLATE "C" AS id, to_jsonb(t) - 'opened_at' - 'closed_at' AS row FROM %s t) shown
                """.formatted(key, table), String.class));
    }

    /** The names of all that differs between a view and its row, or the key's name where there is no row. */
    List<String> differences(String id, V expected) {
        Map<String, Object> all = new LinkedHashMap<>(columns(expected));
        JSON.valueToTree(expected)
                .fields()
                .forEachRemaining(field -> all.put("document." + field.getKey(), field.getValue()));
        return jdbc.queryForList("""
                WITH shown AS (SELECT document, to_jsonb(t) - 'document' - 'opened_at' - 'closed_at' AS columns
                                 FROM %s t WHERE %s = ?),
                     found AS (SELECT c.key, c.value FROM shown, jsonb_each(shown.columns) c
                               UNION ALL
                               SELECT 'document.' || d.key, d.value FROM shown, jsonb_each(shown.document) d)
                SELECT coalesce(found.key, expected.key)
                  FROM found FULL JOIN jsonb_each(?::jsonb) expected ON expected.key = found.key
                 WHERE found.value IS DISTINCT FROM expected.value
                 ORDER BY 1""".formatted(table, key), String.class, id, text(all));
    }

    /** Those of some streams whose row is not what their events fold to; also those without events, or without a row. */
    List<String> differing(EventHistory history, Collection<String> streams) {
        Map<String, V> folded = new LinkedHashMap<>();
        try (Stream<? extends DomainEventMessage<?>> events = history.of(streams)) {
            events.filter(event -> streamType.equals(event.getType()))
                    .forEach(event -> folded.compute(event.getAggregateIdentifier(), (id, view) -> next(view, event)));
        }
        List<String> rows = new ArrayList<>();
        for (V view : folded.values()) {
            Map<String, Object> row = new LinkedHashMap<>(columns(view));
            row.put("document", view);
            rows.add(text(row));
        }
        List<String> differing = new ArrayList<>(streams);
        differing.removeAll(folded.keySet());
        differing.addAll(jdbc.queryForList(
                """
                SELECT expected.id FROM unnest(?, ?) expected(id, row)
                  LEFT JOIN LATERAL (SELECT to_jsonb(t) - 'opened_at' - 'closed_at' AS row
                                       FROM %s t WHERE %s = expected.id LIMIT 1) shown ON true
                 WHERE shown.row IS DISTINCT FROM expected.row::jsonb""".formatted(table, key),
                String.class,
                new SqlArrayValue("text", folded.keySet().toArray()),
                new SqlArrayValue("text", rows.toArray())));
        return differing;
    }

    V read(String document) {
        try {
            return JSON.readValue(document, type);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String text(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package docket.engine.view;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import docket.engine.store.RecordJson;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.axonframework.eventhandling.DomainEventMessage;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The table of one kind of view: a row per stream, the view itself in {@code document}, and in the other columns what is
 * searched for. It reads and writes in the transaction that is open.
 */
abstract class ViewTable<V> {

    static final ObjectMapper JSON = RecordJson.mapper();

    final JdbcTemplate jdbc;
    private final Class<V> type;
    final String table;
    final String key;
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
        return fold(before, event.getPayload(), event.getTimestamp(), new Metadata(event));
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
        return held(id).map(Held::view);
    }

    /** PostgreSQL keeps microseconds; its driver and its own reader of text round a half differently. */
    static OffsetDateTime stored(Instant time) {
        return time.plusNanos(500).truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
    }

    /** The view and the generation of its row. */
    Optional<Held<V>> held(String id) {
        return jdbc
                .query(
                        "SELECT document, generation FROM " + table + " WHERE " + key + " = ?",
                        (row, n) -> new Held<>(read(row.getString(1)), row.getInt(2)),
                        id)
                .stream()
                .findFirst();
    }

    /** A view, and how often its row was put right before it was made. */
    record Held<V>(V view, int generation) {}

    /**
     * Writes a row, anew or over the one that the view was made from.
     *
     * @return false where that row was put right meanwhile: nothing is written, and it has to be read again
     */
    boolean write(Held<V> held) {
        V view = held.view();
        return jdbc.update(upsert(view), statement -> {
                    int column = 0;
                    for (Object value : columns(view).values()) {
                        if (value instanceof Collection<?> texts) {
                            statement.setArray(
                                    ++column, statement.getConnection().createArrayOf("text", texts.toArray()));
                        } else {
                            statement.setObject(++column, value);
                        }
                    }
                    for (Instant time : times(view).values()) {
                        statement.setObject(++column, time == null ? null : stored(time));
                    }
                    statement.setString(++column, text(view));
                    statement.setInt(++column, held.generation());
                    statement.setInt(++column, held.generation());
                })
                == 1;
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
        // what is put right has the next generation: whoever goes on from what was there before writes nothing
        return "INSERT INTO " + table + " (" + String.join(", ", names) + ", document, generation) VALUES ("
                + "?, ".repeat(names.size()) + "?::jsonb, ?) ON CONFLICT (" + key + ") DO UPDATE SET "
                + names.stream()
                        .map(name -> name + " = excluded." + name + ", ")
                        .collect(Collectors.joining())
                + "document = excluded.document WHERE " + table + ".generation = ?";
    }

    /** Puts a row right: it is removed where there is nothing to show. */
    void replace(String id, @Nullable V rebuilt) {
        int generation = held(id).map(Held::generation).orElse(0) + 1;
        jdbc.update("DELETE FROM " + table + " WHERE " + key + " = ?", id);
        if (rebuilt != null) {
            write(new Held<>(rebuilt, generation));
        }
    }

    /** An event's metadata, parsed only where a fold asks for it. */
    private static final class Metadata extends AbstractMap<String, Object> {
        private final DomainEventMessage<?> event;

        Metadata(DomainEventMessage<?> event) {
            this.event = event;
        }

        @Override
        public @Nullable Object get(Object name) {
            return event.getMetaData().get(name);
        }

        @Override
        public Set<Entry<String, Object>> entrySet() {
            return event.getMetaData().entrySet();
        }
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

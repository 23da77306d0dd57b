package docket.engine.view;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import docket.engine.text.Characters;
import docket.engine.view.Projections.FoldedEvent;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.axonframework.eventhandling.DomainEventMessage;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The table of one kind of view: a row per stream, the view itself in {@code document}, and in the other columns what
 * is searched for. It reads and writes in the transaction that is open.
 */
public abstract class ViewTable<V> {

    static final ObjectMapper JSON = ShownJson.mapper();

    public final JdbcTemplate jdbc;
    private final Class<V> type;
    private final String called;
    final String table;
    final String key;
    private final String streamType;
    final List<Column<V>> columns;
    private final String upsert;

    /**
     * Describes a table.
     *
     * @param called what a sentence calls one of what it shows, such as {@code case}
     * @param columns what is searched for; the first is the key
     */
    protected ViewTable(
            DataSource dataSource,
            Class<V> type,
            String called,
            String table,
            Class<?> aggregate,
            List<Column<V>> columns) {
        this.jdbc = new JdbcTemplate(dataSource);
        this.type = type;
        this.called = called;
        this.table = table;
        this.key = columns.get(0).name();
        this.streamType = aggregate.getSimpleName();
        this.columns = columns;
        this.upsert = upsert();
    }

    /**
     * A column that is searched for.
     *
     * @param value of a view: text, a number, a set of texts, or an {@link Instant}; null where there is none
     */
    public record Column<V>(String name, boolean isTime, Function<V, @Nullable Object> value) {

        public static <V> Column<V> of(String name, Function<V, @Nullable Object> value) {
            return new Column<>(name, false, value);
        }

        public static <V> Column<V> time(String name, Function<V, @Nullable Instant> value) {
            return new Column<>(name, true, value::apply);
        }
    }

    protected abstract V fold(@Nullable V before, Object event, Instant occurredAt, Map<String, ?> envelope);

    protected abstract long version(V view);

    /** The ids of the tasks that a stream has left open though it is over. */
    protected List<String> leftOpen(V view) {
        return List.of();
    }

    Class<V> type() {
        return type;
    }

    String called() {
        return called;
    }

    String streamType() {
        return streamType;
    }

    /** Folds one more event, which must be the next of its stream. */
    V next(@Nullable V before, DomainEventMessage<?> event) {
        return next(before, event.getAggregateIdentifier(), FoldedEvent.of(event));
    }

    /** @param stream whose next event it must be */
    V next(@Nullable V before, String stream, FoldedEvent event) {
        long expected = before == null ? 0 : version(before);
        if (event.sequence() != expected) {
            throw new IllegalStateException("Expected event " + expected + " of " + stream + " but found "
                    + event.sequence() + ": rebuild " + table);
        }
        return fold(before, event.event(), event.at(), event.envelope());
    }

    /** Folds a stream for as long as its events are wanted; null where none is. */
    public @Nullable V foldAll(EventHistory history, String stream, Predicate<DomainEventMessage<?>> wanted) {
        return foldAll(history, stream, wanted, view -> {});
    }

    /** Folds a stream likewise, and shows what it was after each event. */
    public @Nullable V foldAll(
            EventHistory history, String stream, Predicate<DomainEventMessage<?>> wanted, Consumer<V> each) {
        try (Stream<? extends DomainEventMessage<?>> events = history.of(stream)) {
            V view = null;
            Iterator<? extends DomainEventMessage<?>> following = events.iterator();
            while (following.hasNext()) {
                DomainEventMessage<?> event = following.next();
                if (!streamType.equals(event.getType()) || !wanted.test(event)) {
                    break;
                }
                view = next(view, event);
                each.accept(view);
            }
            return view;
        }
    }

    public Optional<V> find(String id) {
        return held(id).map(Held::view);
    }

    /** The value of a column as it is kept. */
    static @Nullable Object stored(@Nullable Object value) {
        if (value instanceof String text) {
            return Characters.shown(text);
        }
        return value instanceof Instant time ? stored(time) : value;
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
        return jdbc.update(upsert, statement -> {
                    int index = 0;
                    for (Column<V> column : columns) {
                        Object value = column.value().apply(view);
                        if (value instanceof Collection<?> texts) {
                            statement.setArray(
                                    ++index, statement.getConnection().createArrayOf("text", texts.toArray()));
                        } else {
                            statement.setObject(++index, stored(value));
                        }
                    }
                    statement.setString(++index, text(view));
                    statement.setInt(++index, held.generation());
                    statement.setInt(++index, held.generation());
                })
                == 1;
    }

    private String upsert() {
        List<String> names = columns.stream().map(Column::name).toList();
        // what is put right has the next generation: whoever goes on from what was there before writes nothing
        return "INSERT INTO " + table + " (" + String.join(", ", names) + ", document, generation) VALUES ("
                + "?, ".repeat(names.size()) + "?::json, ?) ON CONFLICT (" + key + ") DO UPDATE SET "
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

    public V read(String document) {
        try {
            return JSON.readValue(document, type);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] bytes(Object value) {
        try {
            return JSON.writeValueAsBytes(value);
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

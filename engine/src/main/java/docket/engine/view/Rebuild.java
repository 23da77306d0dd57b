package docket.engine.view;

import docket.engine.store.RecordStore;
import docket.engine.unit.Act;
import docket.engine.unit.Envelope;
import docket.engine.unit.RootUnit;
import docket.engine.view.RebuildPosition.Position;
import docket.engine.view.ViewComparison.Compared;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.MetaData;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Makes a projection anew from the events, beside the running one, some thousand events at a time, and compares. Clerks
 * work on: a row that differs is made again and compared once more in one snapshot of the database, and where that is
 * asked for, put right in the same transaction, with an event that says so. Each step is committed with the place it
 * came to: what is stopped, or killed, goes on there. ADR 0010 says why nothing is copied.
 */
public final class Rebuild {

    private static final int EVENTS_AT_ONCE = 4_000;
    private static final String SNAPSHOT = "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ";

    /** Is told how far the rebuild is: the events that were replayed, and how many there are. */
    public interface Progress {
        void at(long done, long all);
    }

    /**
     * What came of a rebuild.
     *
     * @param resumed how many events were replayed before this run, which went on from there
     * @param found how many rows were shown otherwise than their events say
     * @param differing the first hundred of them, each with the names of what was shown otherwise
     * @param digest chained SHA-256 (hex) over the rows made anew, in the order of their keys
     */
    public record Report(
            String view, long resumed, long events, long rows, long found, List<String> differing, String digest) {}

    /** Another rebuild of the same projection is under way. */
    public static final class UnderWay extends RuntimeException {
        UnderWay(String view) {
            super("Another rebuild of " + view + " is under way: wait until it ends, or end it");
        }
    }

    private final DataSource dataSource;
    private final JdbcTemplate jdbc;
    private final RootUnit rootUnit;
    private final EventStore events;
    private final Envelope envelope;
    private final EventHistory history;

    public Rebuild(RecordStore store, EventStore events, DataSource dataSource, RootUnit rootUnit, Envelope envelope) {
        this.dataSource = dataSource;
        this.jdbc = new JdbcTemplate(dataSource);
        this.rootUnit = rootUnit;
        this.events = events;
        this.envelope = envelope;
        this.history = new EventHistory(store, dataSource);
    }

    /**
     * Rebuilds one projection, from where the last one was stopped.
     *
     * @param replace whether rows that differ are put right; otherwise they are told, and nothing is changed
     * @throws UnderWay where another one is
     */
    public <V> Report run(Projected<V> view, boolean replace, Act act, Progress progress) {
        return new Run<>(view.code(), view.rows(), replace, act, progress).alone();
    }

    /**
     * Rows made of whole streams, by key.
     *
     * @param after the key behind which they begin
     * @param upTo the last of them; null where it is to the end
     */
    private record RebuiltRows<V>(String after, @Nullable String upTo, Map<String, V> rows) {}

    private final class Run<V> {
        private final String view;
        private final ViewTable<V> table;
        private final ViewComparison<V> comparison;
        private final boolean replace;
        private final Act act;
        private final Progress progress;
        private final RebuildPosition positions;

        Run(String view, ViewTable<V> table, boolean replace, Act act, Progress progress) {
            this.view = view;
            this.table = table;
            this.comparison = new ViewComparison<>(table);
            this.replace = replace;
            this.act = act;
            this.progress = progress;
            this.positions = new RebuildPosition(jdbc, view);
        }

        /** Rebuilds under the lock, which is the connection's and ends with it. */
        Report alone() {
            try (Connection lock = dataSource.getConnection()) {
                if (!positions.lock(lock)) {
                    throw new UnderWay(view);
                }
                try {
                    return run();
                } finally {
                    positions.unlock(lock);
                }
            } catch (SQLException e) {
                throw new IllegalStateException("No connection to rebuild " + view, e);
            }
        }

        private Report run() {
            Position begun = positions.find();
            long all = jdbc.queryForObject(
                    "SELECT count(*) FROM docket.domain_event WHERE stream_type = ?", Long.class, table.streamType());
            ExecutorService beside = Executors.newFixedThreadPool(2);
            try {
                Position end = pipeline(begun, all, beside);
                positions.clear();
                return new Report(
                        view,
                        begun.events(),
                        end.events(),
                        end.rows(),
                        end.found(),
                        end.differing(),
                        HexFormat.of().formatHex(end.digest()));
            } finally {
                beside.shutdownNow();
            }
        }

        /** While some events are folded, the next are read, and the rows of those before are compared. */
        private Position pipeline(Position begun, long all, ExecutorService beside) {
            Future<List<DomainEventData<byte[]>>> page = beside.submit(() -> read(begun.lastId(), Long.MAX_VALUE));
            Future<Position> compared = beside.submit(() -> begun);
            String after = begun.lastId();
            Map<String, V> open = Map.of();
            while (true) {
                List<DomainEventData<byte[]>> events = result(page);
                Map<String, V> rows = fold(open, events);
                if (events.size() < EVENTS_AT_ONCE) {
                    Position before = result(compared);
                    progress.at(before.events(), all);
                    Position end = compare(before, new RebuiltRows<>(after, null, rows));
                    progress.at(end.events(), Math.max(all, end.events()));
                    return end;
                }
                DomainEventData<byte[]> last = events.get(events.size() - 1);
                page = beside.submit(() -> read(last.getAggregateIdentifier(), last.getSequenceNumber()));
                open = notWhole(rows, last.getAggregateIdentifier());
                Optional<String> upTo = rows.keySet().stream().reduce((one, next) -> next);
                if (upTo.isPresent()) {
                    RebuiltRows<V> batch = new RebuiltRows<>(after, upTo.get(), rows);
                    Position before = result(compared);
                    progress.at(before.events(), all);
                    compared = beside.submit(() -> compare(before, batch));
                    after = upTo.get();
                }
            }
        }

        private List<DomainEventData<byte[]>> read(String afterStream, long afterSequence) {
            return history.page(table.streamType(), afterStream, afterSequence, EVENTS_AT_ONCE);
        }

        private Map<String, V> fold(Map<String, V> open, List<DomainEventData<byte[]>> page) {
            Map<String, V> rows = new LinkedHashMap<>(open);
            history.messages(page.stream())
                    .forEach(event ->
                            rows.compute(event.getAggregateIdentifier(), (id, before) -> table.next(before, event)));
            return rows;
        }

        /** Takes the last stream out of the rows, because more of it may follow. */
        private Map<String, V> notWhole(Map<String, V> rows, String stream) {
            return Map.of(stream, Objects.requireNonNull(rows.remove(stream)));
        }

        private Position compare(Position before, RebuiltRows<V> batch) {
            Compared compared = comparison.compare(batch.rows(), batch.after(), batch.upTo());
            byte[] digest = before.digest();
            for (byte[] hash : compared.hashes()) {
                digest = RebuildPosition.chained(digest, hash);
            }
            Position after = before.moved(
                    batch.upTo() == null ? before.lastId() : batch.upTo(),
                    batch.rows().values().stream().mapToLong(table::version).sum(),
                    batch.rows().size(),
                    digest);
            if (compared.differing().isEmpty()) {
                positions.save(after);
                return after;
            }
            return rootUnit.execute(act, () -> {
                jdbc.execute(SNAPSHOT);
                Position confirmed = after.found(lookAgain(compared.differing()));
                positions.save(confirmed);
                return confirmed;
            });
        }

        /**
         * Compares the suspects in one snapshot: a row that was only newer than the events that were read is no
         * difference.
         */
        private Map<String, List<String>> lookAgain(List<String> suspects) {
            Map<String, List<String>> differing = new LinkedHashMap<>();
            for (String id : suspects) {
                V rebuilt = table.foldAll(history, id, event -> true);
                List<String> names = comparison.differences(id, rebuilt);
                if (!names.isEmpty()) {
                    differing.put(id, names);
                    if (replace) {
                        table.replace(id, rebuilt);
                    }
                }
            }
            if (replace && !differing.isEmpty()) {
                events.publish(
                        new GenericEventMessage<>(new ViewPutRight(view, differing), MetaData.from(envelope.ofAct())));
            }
            return differing;
        }
    }

    private static <T> T result(Future<T> future) {
        try {
            return future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The rebuild was interrupted; it goes on from where it was", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(e.getCause());
        }
    }
}

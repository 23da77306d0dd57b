package docket.audit;

import docket.engine.order.EntrySums;
import docket.engine.store.copy.CopiedRows;
import docket.engine.view.Projected;
import docket.engine.view.Projections;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * Reads every event once, stream after stream, with what is shown of it. One thread reads, as many as there are
 * processors look at a batch each, and the caller's puts together what goes over from one batch into the next. What is
 * held in memory does not depend on how many events there are, nor on how many a stream has.
 */
final class EventPass {

    private static final int EVENTS = 100;
    private static final int BYTES = 2_000_000;
    private static final int AHEAD = 4;
    /**
     * Leaves only plans that follow an index, which is in the order asked for: sorting or hashing would need room for
     * all that is stored.
     */
    private static final String IN_ORDER =
            "SET LOCAL enable_hashjoin = off; SET LOCAL enable_sort = off; SET LOCAL enable_nestloop = off;"
                    + " SET LOCAL max_parallel_workers_per_gather = 0";

    private static final String AS_BEFORE =
            "RESET enable_hashjoin; RESET enable_sort; RESET enable_nestloop; RESET max_parallel_workers_per_gather";

    /** A view, the column from which on its row comes along with an event, and how many rows did. */
    record Kind(Projected<?> view, byte[] streamType, int column, LongAdder shown) {

        static Kind of(Projected<?> view, int column) {
            return new Kind(view, view.streamType().getBytes(StandardCharsets.UTF_8), column, new LongAdder());
        }

        String name() {
            return view.called();
        }
    }

    /** Rows as they were read, and the last one before them. */
    record Batch(List<byte[]> rows, byte @Nullable [] before) {}

    private final Connection connection;
    private final int most;
    private final EventRules rules = new EventRules();
    private final EntrySums sums;
    private final String agency;
    private final List<Kind> kinds;
    private final List<String> findings = new ArrayList<>();
    private final List<Stream> notShown = new ArrayList<>();

    /** A stream of whose view no row came along with an event. */
    record Stream(Kind kind, String id) {}

    /**
     * Prepares a pass.
     *
     * @param connection in a transaction
     * @param sums from which the events are taken away
     */
    EventPass(Connection connection, Projections projections, EntrySums sums, String agency) {
        this(connection, projections, sums, agency, EVENTS);
    }

    /** @param most the most events in a batch */
    EventPass(Connection connection, Projections projections, EntrySums sums, String agency, int most) {
        this.connection = connection;
        this.most = most;
        this.sums = sums;
        this.agency = agency;
        List<Kind> side = new ArrayList<>();
        int column = EntrySums.COLUMNS;
        for (Projected<?> view : projections.all()) {
            side.add(Kind.of(view, column));
            column += view.columns().size();
        }
        this.kinds = List.copyOf(side);
    }

    /** @return how many events there are */
    long run(Fsck.Progress progress, long events) throws SQLException, InterruptedException {
        int threads = Runtime.getRuntime().availableProcessors();
        ExecutorService beside = Executors.newFixedThreadPool(threads + 1);
        BlockingQueue<Future<Checked>> queue = new ArrayBlockingQueue<>(threads + AHEAD);
        StraddlingStreams straddling = new StraddlingStreams(findings, notShown);
        long checkedEvents = 0;
        try {
            beside.execute(() -> read(beside, queue));
            for (Checked checked = next(queue); checked.events() > 0; checked = next(queue)) {
                findings.addAll(checked.findings());
                notShown.addAll(checked.notShown());
                checked.straddling().forEach(straddling::take);
                checkedEvents += checked.events();
                progress.at("events", checkedEvents, Math.max(events, checkedEvents));
            }
            straddling.end();
        } finally {
            beside.shutdownNow();
            beside.awaitTermination(1, TimeUnit.MINUTES);
        }
        return checkedEvents;
    }

    /** What was found in one batch; a batch without events is the end. */
    record Checked(int events, List<String> findings, List<Stream> notShown, List<Portion> straddling) {

        static final Checked END = new Checked(0, List.of(), List.of(), List.of());
    }

    private void read(ExecutorService beside, BlockingQueue<Future<Checked>> queue) {
        try (var set = connection.createStatement()) {
            set.execute(IN_ORDER);
            try (CopiedRows rows = new CopiedRows(connection, query())) {
                byte[] last = null;
                for (Batch batch = batch(rows, null); !batch.rows().isEmpty(); batch = batch(rows, last)) {
                    last = batch.rows().get(batch.rows().size() - 1);
                    Batch current = batch;
                    queue.put(beside.submit(() -> new BatchCheck(kinds, rules, sums.events(agency)).check(current)));
                }
            }
            set.execute(AS_BEFORE);
            queue.put(CompletableFuture.completedFuture(Checked.END));
        } catch (SQLException | RuntimeException e) {
            offer(queue, CompletableFuture.failedFuture(e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the reader of the queue has given up
        }
    }

    private static void offer(BlockingQueue<Future<Checked>> queue, Future<Checked> failure) {
        try {
            queue.put(failure);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Batch batch(CopiedRows rows, byte @Nullable [] before) throws SQLException {
        List<byte[]> batch = new ArrayList<>(most);
        int bytes = 0;
        while (batch.size() < most && bytes < BYTES) {
            byte[] row = rows.next();
            if (row == null) {
                break;
            }
            batch.add(row);
            bytes += row.length;
        }
        return new Batch(batch, before);
    }

    /** The query of all events, each view's row beside the event that the row says is its last. */
    private String query() {
        StringBuilder columns = new StringBuilder("SELECT " + EntrySums.EVENT);
        StringBuilder joins = new StringBuilder();
        for (Kind kind : kinds) {
            String shown = "shown" + kind.column();
            Projected<?> view = kind.view();
            view.columns()
                    .forEach(column ->
                            columns.append(", ").append(shown).append('.').append(column));
            joins.append(" LEFT JOIN %1$s %2$s ON %2$s.%3$s = e.stream AND %2$s.version = e.sequence + 1"
                    .formatted(view.table(), shown, view.columns().get(0)));
        }
        return columns + " FROM docket.domain_event e" + joins + " ORDER BY e.stream, e.sequence";
    }

    private static Checked next(BlockingQueue<Future<Checked>> queue) throws SQLException, InterruptedException {
        try {
            return queue.take().get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof SQLException failure) {
                throw failure;
            }
            throw e.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(e.getCause());
        }
    }

    EventRules rules() {
        return rules;
    }

    List<Kind> kinds() {
        return kinds;
    }

    List<String> findings() {
        return findings;
    }

    /** The streams whose rows are missing, or say that they show another number of events. */
    List<Stream> notShown() {
        return notShown;
    }
}

package docket.audit;

import docket.audit.guard.Migrations;
import docket.audit.guard.Rights;
import docket.audit.guard.Triggers;
import docket.audit.running.RunningProcesses;
import docket.engine.budget.BudgetLineSnapshots;
import docket.engine.budget.day.PublishedDays;
import docket.engine.order.EntrySums;
import docket.engine.order.LogVerifier;
import docket.engine.personal.Sealing;
import docket.engine.proof.LogFiles;
import docket.engine.proof.check.KeptCheckpoint;
import docket.engine.store.RecordStore;
import docket.engine.view.Projected;
import docket.engine.view.Projections;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.jdbc.support.SqlArrayValue;

/**
 * Checks a database: each entry against its event, the order against the signed tiles and their checkpoint, the
 * checkpoint's signature against the keys on record, events that have no place, each case and budget line as it is
 * shown against the fold of its events, the process engine's state against both, and what guards all of it in the
 * database. It writes nothing.
 */
public final class Fsck {

    private static final String AGENCY =
            "SELECT split_part(convert_from(entry, 'UTF8'), E'\\n', 2) FROM docket.log_entry WHERE log_index = 0";
    private static final String LEFT_OUT = """
            SELECT e.event_id FROM docket.domain_event e
             WHERE e.global_index >= ? AND e.global_index < ?
               AND NOT EXISTS (SELECT FROM docket.log_entry l WHERE l.global_index = e.global_index)
               AND e.xid < pg_snapshot_xmin(pg_current_snapshot()) ORDER BY e.global_index""";
    private static final String STILL_LEFT_OUT = """
            SELECT e.event_id FROM docket.domain_event e
             WHERE e.event_id = ANY (?)
               AND NOT EXISTS (SELECT FROM docket.log_entry l WHERE l.global_index = e.global_index)
             ORDER BY e.global_index""";
    private static final String WITHOUT_EVENTS = """
            SELECT %1$s FROM %2$s WHERE NOT EXISTS
                   (SELECT FROM docket.domain_event e WHERE e.stream = %1$s AND e.stream_type = '%3$s')""";
    private static final String LAST = "SELECT coalesce(max(global_index), 0) FROM docket.domain_event";
    private static final String CASES = "SELECT count(*) FROM docket.case_view";
    private static final String ONE_STATE = "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY";
    private static final int MOST_LEFT_OUT = 1_000;

    /** Is told how far the check is. */
    public interface Progress {
        void at(String what, long done, long all);
    }

    /**
     * How long the check waits for what is not there yet.
     *
     * @param number for the number of an event that has been stored
     * @param signature for the signature over an entry that has been numbered
     */
    public record Waits(Duration number, Duration signature) {

        /** The waits for a Docket that runs. */
        public static final Waits RUNNING = new Waits(Duration.ofSeconds(2), Duration.ofMinutes(1));
        /** The waits for a Docket that has ended its work: none. */
        public static final Waits STOPPED = new Waits(Duration.ZERO, Duration.ZERO);
    }

    /** What was looked at, and what is wrong. */
    public record Report(long entries, long signed, long cases, List<String> findings) {}

    private final Connection connection;
    private final DataSource database;
    private final JdbcTemplate sql;
    private final LogFiles files;
    private final Path masterKey;
    private final Waits waits;
    private final Progress progress;
    private final Findings findings;

    /**
     * Prepares a check.
     *
     * @param connection an open transaction of it is seen, and goes on
     * @param masterKey the file of the key that wraps the keys of persons; it may be absent
     */
    public Fsck(Connection connection, LogFiles files, Path masterKey, Waits waits, Progress progress) {
        this.connection = connection;
        this.findings = new Findings(connection);
        this.database = new SingleConnectionDataSource(connection, true);
        this.sql = new JdbcTemplate(database);
        this.files = files;
        this.masterKey = masterKey;
        this.waits = waits;
        this.progress = progress;
    }

    /**
     * Checks all of it, in one state of the database.
     *
     * @param kept a checkpoint that somebody kept; null where there is none
     */
    public Report run(@Nullable KeptCheckpoint kept) throws IOException, InterruptedException, SQLException {
        findings.clear();
        boolean alone = connection.getAutoCommit();
        SignedEntries order = new SignedEntries(
                sql, files, progress,
                findings); // reads what is signed first: it was committed before what is read next
        List<String> leftOut;
        Report report;
        try {
            if (alone) {
                connection.setAutoCommit(false);
                sql.execute(ONE_STATE);
            }
            List<String> keys = new RecordedKeys(sql).all();
            order.signature(keys);
            leftOut = new ArrayList<>();
            long entries = record(order, kept, leftOut);
            if (kept != null) {
                findings.addAll(kept.findings(keys));
            }
            order.unsigned(entries, waits.signature());
            for (RecordRules.Rule rule : RecordRules.ofState()) {
                findings.guarded(
                        "looking for " + rule.finding(), () -> findings.addAll(RecordRules.broken(sql, List.of(rule))));
            }
            processes();
            guards();
            keys();
            report = new Report(entries, order.size(), count(CASES), findings.all());
        } finally {
            if (alone) {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        }
        leftOut(leftOut);
        return new Report(report.entries(), report.signed(), report.cases(), findings.all());
    }

    /** Checks the order, then the events, then whatever does not fit together. Answers how many entries there are. */
    private long record(SignedEntries order, @Nullable KeptCheckpoint kept, List<String> leftOut)
            throws IOException, InterruptedException, SQLException {
        String agency =
                sql.queryForList(AGENCY, String.class).stream().findFirst().orElse("");
        LogVerifier log = new LogVerifier(database, agency);
        EntrySums sums = new EntrySums(count(LAST));
        long entries = order.check(log, sums, kept);
        RecordStore store = new RecordStore(database);
        Projections projections = new Projections(store, database);
        EventPass events = new EventPass(connection, projections, sums, agency);
        events.run(progress, entries);
        for (EntrySums.Range range : sums.differing()) {
            log.verifyEvents(range).forEach(finding -> findings.add(SignedEntries.sentence(finding)));
            leftOut.addAll(sql.queryForList(LEFT_OUT, String.class, range.from(), range.to()));
        }
        findings.addAll(events.findings());
        shown(events, projections);
        findings.addAll(events.rules().withoutKey(sql));
        findings.addAll(events.rules().otherModels(sql));
        findings.addAll(events.rules().deployments.differing(sql));
        findings.addAll(events.rules().rows.differing(sql));
        findings.guarded(
                "making a snapshot again",
                () -> new BudgetLineSnapshots(store, database)
                        .differing()
                        .forEach(snapshot ->
                                findings.add("a snapshot is not what the events lead to: of budget line " + snapshot)));
        findings.guarded(
                "adding up the published days again",
                () -> new PublishedDays(database)
                        .differing()
                        .forEach(day -> findings.add(
                                "what was published of the budget is not what the record leads to: of the day "
                                        + day)));
        return entries;
    }

    /** Checks what is shown without any event, and the streams whose row did not come along with an event. */
    private void shown(EventPass events, Projections projections) throws SQLException {
        for (EventPass.Kind kind : events.kinds()) {
            Projected<?> view = kind.view();
            if (count("SELECT count(*) FROM " + view.table()) == kind.shown().sum()) {
                continue;
            }
            String query = WITHOUT_EVENTS.formatted(view.columns().get(0), view.table(), view.streamType());
            sql.queryForList(query, String.class)
                    .forEach(id -> findings.add(kind.name() + " " + id + " is shown, and has no events"));
        }
        for (EventPass.Stream stream : events.notShown()) {
            String name = stream.kind().name() + " " + stream.id();
            findings.guarded("making " + name + " again from its events", () -> {
                List<String> differing = stream.kind().view().differences(stream.id());
                if (!differing.isEmpty()) {
                    findings.add(shownOtherwise(name, differing));
                }
            });
        }
    }

    private void processes() throws SQLException {
        RunningProcesses running = new RunningProcesses(sql);
        for (List<String> page = running.open(""); !page.isEmpty(); page = running.open(page.get(page.size() - 1))) {
            List<String> ids = page;
            Set<String> suspect = new TreeSet<>();
            if (!findings.tried(() -> suspect.addAll(running.differences(ids).keySet()))) {
                suspect.addAll(ids);
            }
            for (String id : suspect) {
                findings.guarded(
                        "comparing the process of case " + id,
                        () -> running.lasting(id)
                                .forEach(difference -> findings.add("the process of case " + id + ": " + difference)));
            }
        }
    }

    private void guards() throws SQLException {
        findings.guarded("looking at rights", () -> findings.addAll(new Rights(sql).findings()));
        findings.guarded("looking at triggers", () -> findings.addAll(new Triggers(sql).findings()));
        findings.guarded("looking at migrations", () -> findings.addAll(new Migrations(sql).findings()));
    }

    /** Checks the keys of persons; where the master key is elsewhere, nobody can say whether it wrapped them. */
    private void keys() throws SQLException {
        if (Files.exists(masterKey)) {
            findings.guarded(
                    "unwrapping the keys of persons",
                    () -> new Sealing(database, masterKey, Clock.systemUTC())
                            .unusableKeys()
                            .forEach(person ->
                                    findings.add("a key that the master key did not wrap, of person " + person)));
        }
    }

    static String shownOtherwise(String name, List<String> differing) {
        return name + " is shown otherwise than its events say: " + String.join(", ", differing);
    }

    private long count(String query) {
        return Objects.requireNonNullElse(sql.queryForObject(query, Long.class), 0L);
    }

    /**
     * Finds events that were left out of the order; one that a running sequencer only has not come to is none of them.
     */
    private void leftOut(List<String> events) throws InterruptedException {
        if (!events.isEmpty()) {
            Thread.sleep(waits.number().toMillis());
            sql.queryForList(
                            STILL_LEFT_OUT,
                            String.class,
                            new SqlArrayValue(
                                    "text", events.stream().limit(MOST_LEFT_OUT).toArray()))
                    .forEach(event -> findings.add("event " + event + " has no place in the order"));
        }
    }
}

package docket.api.cli.fsck;

import docket.engine.budget.BudgetLineSnapshots;
import docket.engine.order.LogVerifier;
import docket.engine.personal.Sealing;
import docket.engine.proof.LogFiles;
import docket.engine.proof.PublishedLog;
import docket.engine.proof.check.KeptCheckpoint;
import docket.engine.proof.check.NoteSignature;
import docket.engine.proof.check.SignedOrder;
import docket.engine.refusal.Refused;
import docket.engine.store.RecordStore;
import docket.engine.view.Projections;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Checks a database: each entry against its event, the order against the signed tiles and their checkpoint, the checkpoint's
 * signature against the keys on record, events that have no place, each case and budget line as it is shown against the
 * fold of its events, and the process engine's state against both. It writes nothing.
 */
public final class Fsck {

    private static final int SHOWN_EVERY = 5_000;
    private static final String COUNT = "SELECT count(*) FROM docket.log_entry";
    private static final String AGENCY =
            "SELECT split_part(convert_from(entry, 'UTF8'), E'\\n', 2) FROM docket.log_entry WHERE log_index = 0";
    private static final String LEFT_OUT = """
            SELECT e.event_id FROM docket.domain_event e
             WHERE NOT EXISTS (SELECT FROM docket.log_entry l WHERE l.global_index = e.global_index)
               AND e.xid < pg_snapshot_xmin(pg_current_snapshot()) ORDER BY e.global_index LIMIT 1000""";
    private static final Kind CASES = new Kind("case", "docket.case_view", "case_id", "CaseFile");
    private static final Kind LINES = new Kind("budget line", "docket.budget_line_view", "line_id", "BudgetLine");
    private static final int AT_ONCE = 500;
    private static final String FIRST_UNSIGNED = """
            SELECT e.occurred_at FROM docket.log_entry l JOIN docket.domain_event e USING (global_index)
             WHERE l.log_index >= ? ORDER BY l.log_index LIMIT 1""";

    /** How far it is. */
    public interface Progress {
        void at(String what, long done, long all);
    }

    /**
     * How long what is not there yet is waited for.
     *
     * @param number of an event that has been stored
     * @param signature over an entry that has been numbered
     */
    public record Waits(Duration number, Duration signature) {

        /** For a Docket that runs. */
        public static final Waits RUNNING = new Waits(Duration.ofSeconds(2), Duration.ofMinutes(1));
        /** For one that has ended its work. */
        public static final Waits STOPPED = new Waits(Duration.ZERO, Duration.ZERO);
    }

    /** What was looked at, and what is wrong. */
    public record Report(long entries, long signed, long cases, List<String> findings) {}

    private final DataSource database;
    private final JdbcTemplate sql;
    private final LogFiles files;
    private final Path masterKey;
    private final Waits waits;
    private final Progress progress;
    private final Findings findings;

    /**
     * A check.
     *
     * @param connection an open transaction of it is seen, and goes on
     * @param masterKey the file of the key that wraps the keys of persons; it may be absent
     */
    public Fsck(Connection connection, LogFiles files, Path masterKey, Waits waits, Progress progress) {
        this.findings = new Findings(connection);
        this.database = new SingleConnectionDataSource(connection, true);
        this.sql = new JdbcTemplate(database);
        this.files = files;
        this.masterKey = masterKey;
        this.waits = waits;
        this.progress = progress;
    }

    /**
     * Checks all of it.
     *
     * @param kept a checkpoint that somebody kept; null where there is none
     */
    public Report run(@Nullable KeptCheckpoint kept) throws IOException, InterruptedException, SQLException {
        findings.clear();
        List<String> keys = new RecordedKeys(sql).all();
        PublishedLog.Signed signed = signed(keys);
        long entries = entries(signed, kept);
        if (kept != null) {
            findings.addAll(kept.findings(keys));
        }
        unsigned(signed, entries);
        leftOut();
        for (RecordRules.Rule rule : RecordRules.all()) {
            findings.guarded(
                    "looking for " + rule.finding(), () -> findings.addAll(RecordRules.broken(sql, List.of(rule))));
        }
        RecordStore store = new RecordStore(database, List.of());
        Projections projections = new Projections(store, database);
        long cases = views(CASES, projections::suspectCases, id -> {
            Projections.Comparison made = projections.compare(id);
            return made == null ? null : made.differences();
        });
        views(LINES, projections::suspectBudgetLines, projections::compareBudgetLine);
        findings.guarded(
                "making a snapshot again",
                () -> new BudgetLineSnapshots(store, database)
                        .differing()
                        .forEach(one ->
                                findings.add("a snapshot is not what the events lead to: of budget line " + one)));
        processes();
        keys();
        return new Report(entries, signed == null ? 0 : signed.size(), cases, findings.all());
    }

    /** What is shown: how a sentence calls it, where its rows are, and the type of its streams. */
    private record Kind(String name, String table, String key, String streamType) {

        String page() {
            return "SELECT " + key + " FROM " + table + " WHERE " + key + " > ? ORDER BY " + key + " LIMIT " + AT_ONCE;
        }

        String notShown() {
            return "SELECT stream FROM docket.domain_event e WHERE stream_type = '" + streamType + "' AND sequence = 0"
                    + " AND NOT EXISTS (SELECT FROM " + table + " WHERE " + key + " = e.stream)";
        }
    }

    private interface Suspects {
        List<String> among(List<String> ids);
    }

    private interface Differences {
        @Nullable
        List<String> of(String id);
    }

    private long views(Kind kind, Suspects suspects, Differences differences) throws SQLException {
        long all =
                Objects.requireNonNullElse(sql.queryForObject("SELECT count(*) FROM " + kind.table(), Long.class), 0L);
        long done = 0;
        for (List<String> page = page(kind, ""); !page.isEmpty(); page = page(kind, page.get(page.size() - 1))) {
            List<String> ids = page;
            List<String> suspect = new ArrayList<>();
            if (!findings.tried(() -> suspect.addAll(suspects.among(ids)))) {
                suspect.addAll(ids); // one of them cannot be read; each is looked at alone
            }
            compare(kind, suspect, differences);
            done += ids.size();
            progress.at(kind.name() + "s", done, Math.max(all, done));
        }
        compare(kind, sql.queryForList(kind.notShown(), String.class), differences);
        return done;
    }

    private List<String> page(Kind kind, String after) {
        return sql.queryForList(kind.page(), String.class, after);
    }

    private void compare(Kind kind, List<String> ids, Differences differences) throws SQLException {
        for (String id : ids) {
            findings.guarded("making " + kind.name() + " " + id + " again from its events", () -> {
                List<String> differing = differences.of(id);
                if (differing == null) {
                    findings.add(kind.name() + " " + id + " is shown, and has no events");
                } else if (!differing.isEmpty()) {
                    findings.add(kind.name() + " " + id + " is shown otherwise than its events say: "
                            + String.join(", ", differing));
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
                                .forEach(one -> findings.add("the process of case " + id + ": " + one)));
            }
        }
    }

    /** Where the master key is elsewhere, nobody can say whether a key is one that it wrapped. */
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

    private PublishedLog.@Nullable Signed signed(List<String> keys) throws IOException {
        try {
            PublishedLog.Signed signed = new PublishedLog(files.folder()).newest();
            if (keys.isEmpty()) {
                findings.add("the record names no key that signs the log");
            } else if (new RecordedKeys(sql)
                    .inForce(signed.size()).stream().noneMatch(key -> NoteSignature.isOn(signed.checkpoint(), key))) {
                findings.add("the checkpoint in " + files.folder() + " is not signed by the key on record");
            }
            return signed;
        } catch (Refused e) {
            findings.add("nothing was compared with what was signed: there is no checkpoint in " + files.folder());
            return null;
        }
    }

    private long entries(PublishedLog.@Nullable Signed signed, @Nullable KeptCheckpoint kept) throws IOException {
        long all = Objects.requireNonNullElse(sql.queryForObject(COUNT, Long.class), 0L);
        String agency =
                sql.queryForList(AGENCY, String.class).stream().findFirst().orElse("");
        @Nullable SignedOrder order = signed == null ? null : new SignedOrder(signed);
        LogVerifier.Report report = new LogVerifier(database, agency).verify(0, (index, entry) -> {
            if (order != null) {
                order.take(index, entry);
            }
            if (kept != null) {
                kept.take(entry);
            }
            if (index % SHOWN_EVERY == 0) {
                progress.at("entries", index, Math.max(all, index));
            }
        });
        progress.at("entries", report.entries(), Math.max(all, report.entries()));
        report.findings().forEach(one -> findings.add("entry " + one.logIndex() + ": " + one.problem()));
        if (order != null) {
            findings.addAll(order.findings());
        }
        return report.entries();
    }

    /** What was numbered long ago, and no checkpoint covers: nothing signs, or an older checkpoint was put back. */
    private void unsigned(PublishedLog.@Nullable Signed signed, long entries) {
        if (signed == null || signed.size() >= entries) {
            return;
        }
        sql.queryForList(FIRST_UNSIGNED, String.class, signed.size()).stream()
                .filter(since -> Instant.parse(since).plus(waits.signature()).isBefore(Instant.now()))
                .forEach(since -> findings.add("the checkpoint has " + signed.size() + " entries, and the "
                        + (entries - signed.size()) + " that follow since " + since + " are not signed"));
    }

    /** What a running sequencer has not come to is not left out. */
    private void leftOut() throws InterruptedException {
        List<String> left = sql.queryForList(LEFT_OUT, String.class);
        if (!left.isEmpty()) {
            Thread.sleep(waits.number().toMillis());
            List<String> still = sql.queryForList(LEFT_OUT, String.class);
            still.retainAll(left);
            still.forEach(event -> findings.add("event " + event + " has no place in the order"));
        }
    }
}

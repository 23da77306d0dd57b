package docket.api.cli.fsck;

import docket.engine.order.LogVerifier;
import docket.engine.proof.LogFiles;
import docket.engine.proof.LogKey;
import docket.engine.proof.PublishedLog;
import docket.engine.proof.check.SignedOrder;
import docket.engine.refusal.Refused;
import docket.engine.store.RecordStore;
import docket.engine.view.Projections;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Checks a database: each entry against its event, the order against the signed tiles and their checkpoint, events that
 * have no place, and each case as it is shown against the fold of its events. It writes nothing.
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
    private static final String CASES = "SELECT case_id FROM docket.case_view UNION"
            + " SELECT stream FROM docket.domain_event WHERE type = 'case-opened'";
    private static final long NUMBERED_WITHIN_MILLIS = 2_000;

    /** How far it is. */
    public interface Progress {
        void at(String what, long done, long all);
    }

    /** What was looked at, and what is wrong. */
    public record Report(long entries, long signed, long cases, List<String> findings) {}

    private final DataSource database;
    private final LogFiles files;
    private final Progress progress;

    public Fsck(DataSource database, LogFiles files, Progress progress) {
        this.database = database;
        this.files = files;
        this.progress = progress;
    }

    public Report run() throws IOException, InterruptedException {
        JdbcTemplate sql = new JdbcTemplate(database);
        List<String> findings = new ArrayList<>();
        PublishedLog.Signed signed = signed(findings);
        long entries = entries(sql, signed, findings);
        leftOut(sql, findings);
        List<String> cases = sql.queryForList(CASES, String.class);
        Projections projections = new Projections(new RecordStore(database, List.of()), database);
        for (int i = 0; i < cases.size(); i++) {
            Projections.Comparison view = projections.compare(cases.get(i));
            if (view == null) {
                findings.add("case " + cases.get(i) + " is shown, and has no events");
            } else if (!view.agrees()) {
                findings.add("case " + cases.get(i) + " is shown otherwise than its events say: "
                        + String.join(", ", view.differences()));
            }
            progress.at("cases", i + 1L, cases.size());
        }
        return new Report(entries, signed == null ? 0 : signed.size(), cases.size(), List.copyOf(findings));
    }

    private PublishedLog.@Nullable Signed signed(List<String> findings) throws IOException {
        try {
            PublishedLog.Signed signed = new PublishedLog(files.folder()).newest();
            if (!Files.exists(files.key())) {
                findings.add("the checkpoint's signature was not checked: there is no key at " + files.key());
            } else if (!LogKey.read(files.key()).signed(signed.checkpoint())) {
                findings.add("the checkpoint in " + files.folder() + " is not signed by the log's key");
            }
            return signed;
        } catch (Refused e) {
            findings.add("nothing was compared with what was signed: there is no checkpoint in " + files.folder());
            return null;
        }
    }

    private long entries(JdbcTemplate sql, PublishedLog.@Nullable Signed signed, List<String> findings)
            throws IOException {
        long all = Objects.requireNonNullElse(sql.queryForObject(COUNT, Long.class), 0L);
        String agency =
                sql.queryForList(AGENCY, String.class).stream().findFirst().orElse("");
        @Nullable SignedOrder order = signed == null ? null : new SignedOrder(signed);
        LogVerifier.Report report = new LogVerifier(database, agency).verify(0, (index, entry) -> {
            if (order != null) {
                order.take(index, entry);
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

    /** What a running sequencer has not come to is not left out. */
    private static void leftOut(JdbcTemplate sql, List<String> findings) throws InterruptedException {
        List<String> left = sql.queryForList(LEFT_OUT, String.class);
        if (!left.isEmpty()) {
            Thread.sleep(NUMBERED_WITHIN_MILLIS);
            List<String> still = sql.queryForList(LEFT_OUT, String.class);
            still.retainAll(left);
            still.forEach(event -> findings.add("event " + event + " has no place in the order"));
        }
    }
}

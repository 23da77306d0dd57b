package docket.audit;

import docket.engine.order.EntrySums;
import docket.engine.order.LogVerifier;
import docket.engine.proof.LogFiles;
import docket.engine.proof.PublishedLog;
import docket.engine.proof.check.KeptCheckpoint;
import docket.engine.proof.check.NoteSignature;
import docket.engine.proof.check.SignedOrder;
import docket.engine.refusal.Refused;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** Compares the entries of the log, one after the other, with what was signed when this object was made. */
final class SignedEntries {

    private static final int SHOWN_EVERY = 5_000;
    private static final String EXPECTED = "SELECT coalesce(max(log_index) + 1, 0) FROM docket.log_entry";
    private static final String FIRST_UNSIGNED = """
            SELECT e.occurred_at FROM docket.log_entry l JOIN docket.domain_event e USING (global_index)
             WHERE l.log_index >= ? ORDER BY l.log_index LIMIT 1""";

    private final JdbcTemplate sql;
    private final LogFiles files;
    private final Fsck.Progress progress;
    private final Findings findings;
    private final PublishedLog.@Nullable Signed signed;

    SignedEntries(JdbcTemplate sql, LogFiles files, Fsck.Progress progress, Findings findings) throws IOException {
        this.sql = sql;
        this.files = files;
        this.progress = progress;
        this.findings = findings;
        this.signed = newest(files);
    }

    private static PublishedLog.@Nullable Signed newest(LogFiles files) throws IOException {
        try {
            return new PublishedLog(files.folder()).newest();
        } catch (Refused e) {
            return null;
        }
    }

    /** How many entries are signed. */
    long size() {
        return signed == null ? 0 : signed.size();
    }

    /** Checks the checkpoint's signature; {@code keys} are the verifier keys on record. */
    void signature(List<String> keys) {
        if (signed == null) {
            findings.add("nothing was compared with what was signed: there is no checkpoint in " + files.folder());
        } else if (keys.isEmpty()) {
            findings.add("the record names no key that signs the log");
        } else {
            String checkpoint = signed.checkpoint();
            if (new RecordedKeys(sql)
                    .inForce(signed.size()).stream().noneMatch(key -> NoteSignature.isOn(checkpoint, key))) {
                findings.add("the checkpoint in " + files.folder() + " is not signed by the key on record");
            }
        }
    }

    /**
     * Looks at all entries.
     *
     * @param sums gets the entries
     * @return how many entries there are
     */
    long check(LogVerifier log, EntrySums sums, @Nullable KeptCheckpoint kept) throws IOException, SQLException {
        long expected = Objects.requireNonNullElse(sql.queryForObject(EXPECTED, Long.class), 0L);
        @Nullable SignedOrder order = signed == null ? null : new SignedOrder(signed);
        LogVerifier.Report report = log.verifyEntries(sums, (index, entry, leaf) -> {
            if (order != null) {
                order.take(index, entry, leaf);
            }
            if (kept != null) {
                kept.take(entry);
            }
            if (index % SHOWN_EVERY == 0) {
                progress.at("entries", index, Math.max(expected, index));
            }
        });
        progress.at("entries", report.entries(), Math.max(expected, report.entries()));
        report.findings().forEach(finding -> findings.add(sentence(finding)));
        if (order != null) {
            findings.addAll(order.findings());
        }
        return report.entries();
    }

    /**
     * Finds entries that were numbered long ago and that no checkpoint covers: nothing signs, or an older one was put
     * back.
     */
    void unsigned(long entries, Duration patience) {
        long size = size();
        if (signed == null || size >= entries) {
            return;
        }
        sql.queryForList(FIRST_UNSIGNED, String.class, size).stream()
                .filter(since -> Instant.parse(since).plus(patience).isBefore(Instant.now()))
                .forEach(since -> findings.add("the checkpoint has " + size + " entries, and the " + (entries - size)
                        + " that follow since " + since + " are not signed"));
    }

    static String sentence(LogVerifier.Finding finding) {
        return "entry " + finding.logIndex() + ": " + finding.problem();
    }
}

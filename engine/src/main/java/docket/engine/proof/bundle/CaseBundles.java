package docket.engine.proof.bundle;

import static java.nio.charset.StandardCharsets.UTF_8;

import docket.engine.casefile.command.CaseRefusal;
import docket.engine.proof.LogKeys;
import docket.engine.proof.PublishedLog;
import docket.engine.proof.refusal.LogRefusal;
import docket.engine.proof.witness.Witnesses;
import docket.engine.refusal.Refused;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Makes bundles. A bundle holds stored bytes as they are: what is sealed stays sealed, and nothing is read for its
 * meaning. Thread-safe.
 */
public final class CaseBundles {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration LOOK = Duration.ofMillis(50);
    private static final int PAGE = 200;

    private static final String IS_CASE =
            "SELECT EXISTS (SELECT FROM docket.domain_event WHERE stream = ? AND sequence = 0 AND type = 'case-opened')";
    private static final String INDEXES = """
            SELECT l.log_index, e.stream = ? AS own FROM docket.domain_event e LEFT JOIN docket.log_entry l USING (global_index)
             WHERE e.stream = ? OR (e.subjects @> ARRAY[?::text] AND (? OR e.type <> 'engine-advanced'))
             ORDER BY l.log_index""";
    private static final String EVENTS = """
            SELECT l.log_index, l.entry, e.payload, e.metadata, e.payload_salt, e.metadata_salt
              FROM docket.log_entry l JOIN docket.domain_event e USING (global_index)
             WHERE l.log_index = ANY (?) ORDER BY l.log_index""";

    private final JdbcTemplate jdbc;
    private final PublishedLog log;
    private final LogKeys keys;
    private final Witnesses witnesses;

    public CaseBundles(DataSource dataSource, PublishedLog log, LogKeys keys, Witnesses witnesses) {
        this.witnesses = witnesses;
        this.jdbc = new JdbcTemplate(dataSource);
        this.log = log;
        this.keys = keys;
    }

    private record BundledEvent(@Nullable Long index, boolean own) {}

    /** A bundle that is ready to be written: its events are under the checkpoint. */
    public final class Ready {

        private final String caseId;
        private final long version;
        private final List<Long> indexes;
        private final PublishedLog.Signed signed;

        private Ready(String caseId, List<BundledEvent> events, PublishedLog.Signed signed) {
            this.caseId = caseId;
            this.version = events.stream().filter(BundledEvent::own).count();
            this.indexes = events.stream()
                    .map(BundledEvent::index)
                    .map(Objects::requireNonNull)
                    .toList();
            this.signed = signed;
        }

        public String caseId() {
            return caseId;
        }

        /**
         * How many of the case's own events are in the bundle: a sheet may show the case as these leave it, and no
         * later.
         */
        public long version() {
            return version;
        }

        /** The log indexes of all events in the bundle, ascending. */
        public List<Long> indexes() {
            return indexes;
        }

        /** The note that the proofs lead to. */
        public String checkpoint() {
            return signed.checkpoint();
        }

        /** The size of the log under that checkpoint, in entries. */
        public long logSize() {
            return signed.size();
        }

        /**
         * Writes the zip; holds a page of events in memory at a time. The stream stays open.
         *
         * @param sheet the case as a document to read, in HTML; nothing proves it
         */
        public void write(OutputStream out, String sheet) throws IOException {
            try (BundleZip zip = new BundleZip(out)) {
                zip.text("bundle", "docket-bundle/v1\n" + caseId + "\n");
                zip.text("sheet.html", sheet);
                zip.text("policy", policy(signed));
                zip.text("checkpoint", signed.checkpoint());
                for (int from = 0; from < indexes.size(); from += PAGE) {
                    page(zip, indexes.subList(from, Math.min(indexes.size(), from + PAGE)));
                }
            }
        }

        private void page(BundleZip zip, List<Long> page) {
            jdbc.query(
                    EVENTS,
                    row -> {
                        long index = row.getLong("log_index");
                        try {
                            zip.event(index, "entry", row.getBytes("entry"));
                            zip.event(index, "payload", row.getBytes("payload"));
                            zip.event(index, "metadata", row.getBytes("metadata"));
                            zip.event(index, "salts", row.getBytes("payload_salt"), row.getBytes("metadata_salt"));
                            zip.event(index, "proof", signed.proof(index).getBytes(UTF_8));
                        } catch (IOException e) {
                            throw new UncheckedIOException(e);
                        }
                    },
                    (Object) page.toArray(Long[]::new));
        }
    }

    /**
     * Waits a few seconds until all that there is now of the case is signed.
     *
     * @param withEngine whether the engine's transactions that touched the case are in it, which may have touched
     *     others
     * @throws Refused UNKNOWN_CASE; NOT_SIGNED_YET; LOG_ELSEWHERE where this node does not keep the log
     */
    public Ready of(String caseId, boolean withEngine) throws IOException, InterruptedException {
        if (!Boolean.TRUE.equals(jdbc.queryForObject(IS_CASE, Boolean.class, caseId))) {
            throw new Refused(CaseRefusal.UNKNOWN_CASE, caseId);
        }
        long giveUp = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            List<BundledEvent> events = jdbc.query(
                    INDEXES,
                    (row, n) -> new BundledEvent(row.getObject(1, Long.class), row.getBoolean(2)),
                    caseId,
                    caseId,
                    caseId,
                    withEngine);
            PublishedLog.Signed signed = log.newest();
            Long last = events.get(events.size() - 1).index();
            if (last != null && last < signed.size()) {
                return new Ready(caseId, events, signed);
            }
            if (System.nanoTime() > giveUp) {
                throw new Refused(LogRefusal.NOT_SIGNED_YET, last == null ? signed.size() : last, signed.size());
            }
            Thread.sleep(LOOK.toMillis());
        }
    }

    private String policy(PublishedLog.Signed signed) {
        List<String> lines = new ArrayList<>();
        lines.add("# Who must have signed the checkpoint (c2sp.org/tlog-policy). It came with the bundle:");
        lines.add("# compare the key with what the agency published, or verify with a policy of your own.");
        keys.recorded().stream().filter(signed::names).limit(1).forEach(key -> lines.add("log " + key));
        lines.addAll(witnesses.policyFor(signed.checkpoint()));
        return String.join("\n", lines) + "\n";
    }
}

package docket.engine.order;

import static java.nio.charset.StandardCharsets.UTF_8;

import docket.engine.order.EntryFormat.Source;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Makes every entry and leaf hash again from the stored events and says where the log differs. It reads only; the
 * auditor's role suffices. Thread-safe.
 */
public final class LogVerifier {

    private static final int PAGE = 1_000;
    private static final int EVENT = 2;
    private static final int STREAM = 3;
    private static final int SEQUENCE = 4;
    private static final String COLUMNS = """
            SELECT l.log_index, l.entry, l.leaf_hash, e.event_id, e.stream, e.sequence, e.type, e.revision,
                   e.occurred_at, e.payload_salt, e.payload, e.metadata_salt, e.metadata
              FROM docket.log_entry l""";
    private static final String SELECT = COLUMNS
            + " LEFT JOIN docket.domain_event e USING (global_index) WHERE l.log_index > ? ORDER BY l.log_index LIMIT ?";
    private static final String OF_STREAM =
            COLUMNS + " JOIN docket.domain_event e USING (global_index) WHERE e.stream = ? ORDER BY e.sequence";

    private final JdbcTemplate jdbc;
    private final String agency;

    /** What is wrong at a place of the log. */
    public record Finding(long logIndex, String problem) {}

    /** How many entries were looked at, and what was wrong with them. */
    public record Report(long entries, List<Finding> findings) {}

    /** Sees each entry, in the order of the log. */
    public interface Reader {
        void take(long logIndex, byte[] entry);
    }

    public LogVerifier(DataSource dataSource, String agency) {
        this.jdbc = new JdbcTemplate(dataSource);
        this.agency = agency;
    }

    /**
     * Verifies the numbered events of one stream.
     *
     * @param reader sees each entry as it is stored, also one that is wrong
     */
    public Report verifyStream(String stream, Reader reader) {
        List<Finding> findings = new ArrayList<>();
        List<Long> seen = jdbc.query(
                OF_STREAM, (row, n) -> check(row, new long[] {row.getLong("log_index")}, findings, reader), stream);
        return new Report(seen.size(), List.copyOf(findings));
    }

    /** Verifies the whole log, in pages. */
    public Report verify() {
        return verify(0);
    }

    /**
     * Verifies what follows, where the log before it was verified already.
     *
     * @param from the log index of the first entry to look at
     */
    public Report verify(long from) {
        return verify(from, (index, entry) -> {});
    }

    /** @param reader sees each entry as it is stored, also one that is wrong */
    public Report verify(long from, Reader reader) {
        List<Finding> findings = new ArrayList<>();
        long[] expected = {from};
        int read;
        do {
            read = jdbc.query(SELECT, (row, n) -> check(row, expected, findings, reader), expected[0] - 1, PAGE)
                    .size();
        } while (read == PAGE);
        return new Report(expected[0] - from, List.copyOf(findings));
    }

    private long check(ResultSet row, long[] expected, List<Finding> findings, Reader reader) throws SQLException {
        long index = row.getLong("log_index");
        byte[] entry = row.getBytes("entry");
        if (index != expected[0]) {
            findings.add(new Finding(index, "expected log index " + expected[0] + " but found " + index));
        }
        if (row.getString("event_id") == null) {
            findings.add(new Finding(index, "the event of this entry is gone: " + named(entry)));
        } else if (!Arrays.equals(EntryFormat.entry(source(row)), entry)) {
            findings.add(new Finding(index, "the event is not the one that the entry was made of: " + named(entry)));
        }
        if (!Arrays.equals(EntryFormat.leafHash(entry), row.getBytes("leaf_hash"))) {
            findings.add(new Finding(index, "the leaf hash is not that of the entry: " + named(entry)));
        }
        reader.take(index, entry);
        expected[0] = index + 1;
        return index;
    }

    /** Which event an entry says that it is of. */
    private static String named(byte[] entry) {
        String[] lines = new String(entry, UTF_8).split("\n");
        return lines.length > SEQUENCE
                ? "event " + lines[EVENT] + ", number " + lines[SEQUENCE] + " of " + lines[STREAM]
                : "no entry at all";
    }

    private Source source(ResultSet row) throws SQLException {
        return new Source(
                agency,
                row.getString("event_id"),
                row.getString("stream"),
                row.getLong("sequence"),
                row.getString("type"),
                row.getString("revision"),
                row.getString("occurred_at"),
                row.getBytes("payload_salt"),
                row.getBytes("payload"),
                row.getBytes("metadata_salt"),
                row.getBytes("metadata"));
    }
}

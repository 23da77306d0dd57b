package docket.engine.order;

import static java.nio.charset.StandardCharsets.UTF_8;

import docket.engine.order.EntryFormat.Source;
import docket.engine.store.copy.CopiedRows;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
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
                   e.occurred_at, e.payload_salt, e.payload, e.metadata_salt, e.metadata FROM\s""";
    /** Each event is looked up: a join might read the whole table of events for each page. */
    private static final String SELECT = COLUMNS + """
            (SELECT * FROM docket.log_entry WHERE log_index > ? ORDER BY log_index LIMIT ?) l
              LEFT JOIN LATERAL (SELECT * FROM docket.domain_event WHERE global_index = l.global_index LIMIT 1) e ON true
             ORDER BY l.log_index""";

    private static final String OF_EVENTS = COLUMNS + """
            docket.log_entry l LEFT JOIN docket.domain_event e USING (global_index)
             WHERE l.global_index >= ? AND l.global_index < ? ORDER BY l.log_index""";

    private static final String ENTRIES =
            "SELECT log_index, global_index, entry, leaf_hash FROM docket.log_entry ORDER BY log_index";
    private static final int GLOBAL_INDEX = 1;
    private static final int ENTRY = 2;
    private static final int LEAF_HASH = 3;

    private static final String OF_STREAM = COLUMNS + """
            docket.log_entry l JOIN docket.domain_event e USING (global_index)
             WHERE e.stream = ? ORDER BY e.sequence""";

    /** An entry and its event, whose columns are null where the event is gone. */
    private record Row(
            long index,
            byte[] entry,
            byte[] leafHash,
            @Nullable Source event) {}

    private final DataSource dataSource;
    private final JdbcTemplate jdbc;
    private final String agency;
    private final RecordedDisposals disposals;

    /** What is wrong at a place of the log. */
    public record Finding(long logIndex, String problem) {}

    /** How many entries were looked at, and what was wrong with them. */
    public record Report(long entries, List<Finding> findings) {}

    /** Sees each entry, in the order of the log. */
    public interface Reader {
        void take(long logIndex, byte[] entry);
    }

    /** Sees each entry, in the order of the log, with its leaf hash as it must be. */
    public interface LeafReader {
        void take(long logIndex, byte[] entry, byte[] leaf);
    }

    public LogVerifier(DataSource dataSource, String agency) {
        this.dataSource = dataSource;
        this.jdbc = new JdbcTemplate(dataSource);
        this.agency = agency;
        this.disposals = new RecordedDisposals(jdbc);
    }

    /**
     * Verifies the numbered events of one stream.
     *
     * @param reader sees each entry as it is stored, also one that is wrong
     */
    public Report verifyStream(String stream, Reader reader) {
        List<Finding> findings = new ArrayList<>();
        List<Row> rows = jdbc.query(OF_STREAM, (row, n) -> row(row), stream);
        for (Row row : rows) {
            check(row, row.index(), findings);
            reader.take(row.index(), row.entry());
        }
        return new Report(rows.size(), List.copyOf(findings));
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
        long expected = from;
        CompletableFuture<List<Row>> next = read(from);
        for (List<Row> page = next.join(); !page.isEmpty(); page = next.join()) {
            next = read(page.get(page.size() - 1).index() + 1); // the next page is read while this one is looked at
            for (Row row : page) {
                check(row, expected, findings);
                reader.take(row.index(), row.entry());
                expected = row.index() + 1;
            }
        }
        return new Report(expected - from, List.copyOf(findings));
    }

    /**
     * Verifies the whole log without reading its events.
     *
     * @param sums gets all entries, to be held against the events
     */
    public Report verifyEntries(EntrySums sums, LeafReader reader) throws SQLException {
        List<Finding> findings = new ArrayList<>();
        EntrySums.Part part = sums.entries();
        EntryFormat format = new EntryFormat(agency);
        long expected = 0;
        try (Connection connection = dataSource.getConnection();
                CopiedRows rows = new CopiedRows(connection, ENTRIES)) {
            CopiedRows.Row row = new CopiedRows.Row();
            for (byte[] next = rows.next(); next != null; next = rows.next()) {
                long index = row.of(next).number(0);
                byte[] entry = row.bytes(ENTRY);
                byte[] leaf = format.leaf(entry);
                place(index, expected, findings);
                if (!row.is(LEAF_HASH, leaf)) {
                    findings.add(wrongLeaf(index, entry));
                }
                part.leaf(row.number(GLOBAL_INDEX), leaf);
                reader.take(index, entry, leaf);
                expected = index + 1;
            }
        }
        return new Report(expected, List.copyOf(findings));
    }

    /** Verifies the entries of some events, wherever in the log they are. */
    public List<Finding> verifyEvents(EntrySums.Range range) {
        List<Finding> findings = new ArrayList<>();
        jdbc.query(OF_EVENTS, (row, n) -> row(row), range.from(), range.to()).forEach(row -> event(row, findings));
        return List.copyOf(findings);
    }

    private CompletableFuture<List<Row>> read(long from) {
        return CompletableFuture.supplyAsync(() -> jdbc.query(SELECT, (row, n) -> row(row), from - 1, PAGE));
    }

    private void check(Row row, long expected, List<Finding> findings) {
        place(row.index(), expected, findings);
        event(row, findings);
        if (!Arrays.equals(EntryFormat.leafHash(row.entry()), row.leafHash())) {
            findings.add(wrongLeaf(row.index(), row.entry()));
        }
    }

    private static void place(long index, long expected, List<Finding> findings) {
        if (index != expected) {
            findings.add(new Finding(index, "expected log index " + expected + " but found " + index));
        }
    }

    private static Finding wrongLeaf(long index, byte[] entry) {
        return new Finding(index, "the leaf hash is not that of the entry: " + named(entry));
    }

    private void event(Row row, List<Finding> findings) {
        long index = row.index();
        byte[] entry = row.entry();
        if (row.event() == null) {
            findings.add(new Finding(index, "the event of this entry is gone: " + named(entry)));
        } else if (row.event().isEmptied()) {
            if (!EntryFormat.isOf(row.event(), entry) || !disposals.took(row.event())) {
                findings.add(new Finding(
                        index, "the event was emptied, and no disposal on record names it: " + named(entry)));
            }
        } else if (!Arrays.equals(EntryFormat.entry(row.event()), entry)) {
            findings.add(new Finding(index, "the event is not the one that the entry was made of: " + named(entry)));
        }
    }

    private Row row(ResultSet row) throws SQLException {
        return new Row(
                row.getLong("log_index"),
                row.getBytes("entry"),
                row.getBytes("leaf_hash"),
                row.getString("event_id") == null ? null : source(row));
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

package docket.engine.order;

import docket.engine.store.StoredEvent;
import docket.engine.store.StoredEvents;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** All events of the record along the one order: what is read is a prefix without gaps, always. Thread-safe. */
public final class OrderedEvents {

    private final JdbcTemplate jdbc;
    private final Head head;
    private final StoredEvents rows = new StoredEvents();

    public OrderedEvents(DataSource dataSource, Head head) {
        this.jdbc = new JdbcTemplate(dataSource);
        this.head = head;
    }

    /**
     * Reads a page of the order.
     *
     * @param after the log index of the last event already read, or -1
     * @param type only events of this type; null: all
     * @param caseId only events that are about this case or touched it; null: all
     */
    public List<StoredEvent> read(long after, int limit, @Nullable String type, @Nullable String caseId) {
        List<Object> arguments = new ArrayList<>();
        String events = "docket.domain_event e";
        String ofType = "";
        if (caseId != null) {
            // OFFSET 0 is a fence: one case's events are few, and are looked up by its index before they are put in
            // order.
            events = "(SELECT * FROM docket.domain_event WHERE subjects @> ARRAY[?::text] OFFSET 0) e";
            arguments.add(caseId);
        }
        arguments.add(after);
        if (type != null) {
            ofType = " AND e.type = ?";
            arguments.add(type);
        }
        arguments.add(limit);
        return jdbc.query(
                "SELECT " + StoredEvents.COLUMNS + " FROM " + events + " JOIN docket.log_entry l USING (global_index)"
                        + " WHERE l.log_index > ?" + ofType + " ORDER BY l.log_index LIMIT ?",
                rows,
                arguments.toArray());
    }

    /** The highest log index, of whichever node; -1 while nothing is numbered. */
    public long last() {
        return Objects.requireNonNull(
                jdbc.queryForObject("SELECT coalesce(max(log_index), -1) FROM docket.log_entry", Long.class));
    }

    /** The bytes of an entry, as the log covers them; empty where there is none at this index. */
    public Optional<byte[]> entry(long logIndex) {
        return jdbc
                .query("SELECT entry FROM docket.log_entry WHERE log_index = ?", (row, n) -> row.getBytes(1), logIndex)
                .stream()
                .findFirst();
    }

    /**
     * Waits until there is an event beyond {@code position}, or the time is over. Woken by the sequencer of this
     * program.
     *
     * @return the highest log index then
     */
    public long awaitBeyond(long position, Duration timeout) throws InterruptedException {
        return head.awaitBeyond(position, timeout);
    }
}

package docket.engine.order;

import docket.engine.store.StoredEvent;
import docket.engine.store.StoredEvents;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
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
     * A page of the order.
     *
     * @param after the log index of the last event already read, or -1
     * @param type only events of this type; null: all
     * @param caseId only events that are about this case or touched it; null: all
     */
    public List<StoredEvent> read(long after, int limit, @Nullable String type, @Nullable String caseId) {
        StringBuilder sql = new StringBuilder("SELECT ")
                .append(StoredEvents.COLUMNS)
                .append(
                        " FROM docket.log_entry l JOIN docket.domain_event e USING (global_index) WHERE l.log_index > ?");
        List<Object> arguments = new ArrayList<>();
        arguments.add(after);
        if (type != null) {
            sql.append(" AND e.type = ?");
            arguments.add(type);
        }
        if (caseId != null) {
            sql.append(" AND e.case_ids @> ARRAY[?::text]");
            arguments.add(caseId);
        }
        sql.append(" ORDER BY l.log_index LIMIT ?");
        arguments.add(limit);
        return jdbc.query(sql.toString(), rows, arguments.toArray());
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

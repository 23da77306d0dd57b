package docket.engine.casefile;

import docket.engine.budget.event.spending.FundsReserved;
import docket.engine.casefile.command.line.StepRefusal;
import docket.engine.casefile.event.line.StepLapsed;
import docket.engine.refusal.Refused;
import docket.engine.refusal.Who;
import docket.engine.store.StoredEvent;
import docket.engine.store.StoredEvents;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.SqlArrayValue;

/** Reads the events of one case as soon as they are committed, numbered or not. Thread-safe. */
public final class CaseEvents {

    private static final String PAGE = """
            , page AS MATERIALIZED (
                SELECT global_index FROM about WHERE global_index > ? ORDER BY global_index LIMIT ?)
            SELECT %s FROM page JOIN docket.domain_event e USING (global_index)
                LEFT JOIN docket.log_entry l USING (global_index) ORDER BY global_index""".formatted(StoredEvents.COLUMNS);
    private static final String OWN = """
            WITH about AS MATERIALIZED (SELECT global_index FROM docket.domain_event WHERE stream = ?)""" + PAGE;
    private static final String ABOUT = """
            WITH about AS MATERIALIZED (
                SELECT global_index FROM docket.domain_event
                 WHERE subjects @> ARRAY[?::text] AND (? OR type <> 'engine-advanced'))""" + PAGE;
    private static final String WITH_ENGINE = """
            WITH about AS MATERIALIZED (
                SELECT global_index FROM docket.domain_event WHERE stream = ?
                UNION
                SELECT global_index FROM docket.domain_event
                 WHERE subjects @> ARRAY[?::text] AND type = 'engine-advanced')""" + PAGE;

    private static final String BEFORE = """
            SELECT global_index FROM docket.domain_event
             WHERE subjects @> ARRAY[?::text] AND (? OR type <> 'engine-advanced') AND global_index < ?
             ORDER BY global_index DESC LIMIT ?""";
    private static final String LATEST = """
            WITH page AS MATERIALIZED (
                SELECT global_index FROM docket.domain_event
                 WHERE subjects @> ARRAY[?::text] AND global_index <= ? AND (? OR type = 'engine-advanced')
                 ORDER BY global_index DESC LIMIT ?)
            SELECT %s FROM page JOIN docket.domain_event e USING (global_index) ORDER BY global_index DESC""".formatted(StoredEvents.UNNUMBERED);
    private static final String COURSE = """
            SELECT %s FROM docket.domain_event e
             WHERE stream = ? AND sequence <= ? AND type = ANY (?) AND sequence >= COALESCE(
                (SELECT sequence FROM docket.domain_event
                  WHERE stream = ? AND sequence <= ? AND type IN ('case-opened', 'case-resubmitted')
                  ORDER BY sequence DESC LIMIT 1), 0)
             ORDER BY sequence""".formatted(StoredEvents.UNNUMBERED);
    private static final String[] STEERING = {
        "case-opened",
        "case-resubmitted",
        "authority-resolved",
        "step-offered",
        "step-delegated",
        "step-decided",
        "step-lapsed"
    };
    private static final String PLACES = "SELECT event_id, global_index, sequence FROM docket.domain_event"
            + " WHERE stream = ? AND (event_id = ANY (?) OR sequence = ?)";

    private static final String OF_ENGINE = "SELECT global_index FROM docket.domain_event"
            + " WHERE subjects @> ARRAY[?::text] AND type = 'engine-advanced' ORDER BY global_index";
    private static final String THESE = "SELECT " + StoredEvents.UNNUMBERED
            + " FROM docket.domain_event e WHERE global_index = ANY (?) ORDER BY global_index";
    private static final int AT_ONCE = 500;

    private static final String OF_TASK = "SELECT " + StoredEvents.UNNUMBERED
            + " FROM docket.domain_event e WHERE subjects @> ARRAY[?::text] ORDER BY global_index LIMIT 1";

    private static final String RESERVED = "SELECT " + StoredEvents.UNNUMBERED
            + " FROM docket.domain_event e WHERE subjects @> ARRAY[?::text] AND type = 'funds-reserved'"
            + " ORDER BY global_index DESC LIMIT 1";

    private final JdbcTemplate jdbc;
    private final StoredEvents rows = new StoredEvents();

    public CaseEvents(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
    }

    /**
     * Reads a page of the case's events in the order of insertion.
     *
     * @param cursor the global index of the last event already read, or 0
     * @param withEngine whether the engine's transactions that touched the case are listed too
     */
    public List<StoredEvent> list(String caseId, long cursor, int limit, boolean withEngine) {
        return withEngine
                ? jdbc.query(WITH_ENGINE, rows, caseId, caseId, cursor, limit)
                : jdbc.query(OWN, rows, caseId, cursor, limit);
    }

    /**
     * The refusal for whoever comes for a task that is over, by whose act it ended; empty where nothing is known of its
     * end.
     */
    public Optional<Refused> endOf(String taskId) {
        return jdbc.query(OF_TASK, rows, taskId).stream()
                .findFirst()
                .map(end -> new Refused(
                        StepRefusal.ALREADY_DECIDED,
                        end.event() instanceof StepLapsed lapsed ? lapsed.reason() : "decided",
                        new Who(end.metadata()
                                .path("person")
                                .asText(end.metadata().path("machine").asText()))));
    }

    /** What the control of the case's budget line let pass when its money was last reserved: codes of refusals. */
    public List<String> warnings(String caseId) {
        return jdbc.query(RESERVED, rows, caseId).stream()
                .flatMap(last -> last.event(FundsReserved.class).warnings().stream())
                .toList();
    }

    /**
     * Reads a page of all that is about the case, in the order of insertion: its own events, what happened to money
     * because of it and, if asked for, the engine's transactions that touched it.
     *
     * @param cursor the global index of the last event already read, or 0
     */
    public List<StoredEvent> about(String caseId, long cursor, int limit, boolean withEngine) {
        return jdbc.query(ABOUT, rows, caseId, withEngine, cursor, limit);
    }

    /** The latest events about a subject, the newest first. */
    public List<StoredEvent> latest(String subject, int limit) {
        return jdbc.query(LATEST, rows, subject, Long.MAX_VALUE, true, limit);
    }

    /** The engine's last transactions that touched the case up to a global index, the newest first. */
    public List<StoredEvent> engine(String caseId, long to, int limit) {
        return jdbc.query(LATEST, rows, caseId, to, false, limit);
    }

    /**
     * Visits all of the engine's transactions that touched the case, in their order, with a part of them in memory at a
     * time.
     */
    public void eachOfEngine(String caseId, Consumer<StoredEvent> visitor) {
        List<Long> indexes = jdbc.queryForList(OF_ENGINE, Long.class, caseId);
        for (int from = 0; from < indexes.size(); from += AT_ONCE) {
            List<Long> part = indexes.subList(from, Math.min(indexes.size(), from + AT_ONCE));
            jdbc.query(THESE, rows, new SqlArrayValue("bigint", part.toArray())).forEach(visitor);
        }
    }

    /** The cursor from which {@link #about} lists so many events up to, but without, the one with the global index. */
    public long before(String caseId, long globalIndex, int count, boolean withEngine) {
        List<Long> earlier = jdbc.queryForList(BEFORE, Long.class, caseId, withEngine, globalIndex, count);
        return earlier.isEmpty() ? 0 : earlier.get(earlier.size() - 1) - 1;
    }

    /**
     * The events that steered the case, in their order: from the beginning of the round in which an event happened, up
     * to another one. Claims, scores and what else does not say whose a step is are left out.
     *
     * @param from the event's sequence number
     */
    public List<StoredEvent> course(String caseId, long from, long to) {
        return jdbc.query(COURSE, rows, caseId, to, STEERING, caseId, from);
    }

    /** Where an event of the case stands: in the order of insertion, and in the case. */
    public record Place(String eventId, long globalIndex, long sequence) {}

    /** The places of those events that are the case's own, and of the one with the sequence number; in no order. */
    public List<Place> places(String caseId, Collection<String> eventIds, long sequence) {
        return jdbc.query(
                PLACES,
                (row, number) -> new Place(row.getString(1), row.getLong(2), row.getLong(3)),
                caseId,
                eventIds.toArray(String[]::new),
                sequence);
    }
}

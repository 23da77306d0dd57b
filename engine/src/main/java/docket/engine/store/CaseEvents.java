package docket.engine.store;

import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** The events of one case, as soon as they are committed, numbered or not. Thread-safe. */
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

    private static final String OF_TASK =
            "SELECT EXISTS (SELECT FROM docket.domain_event WHERE subjects @> ARRAY[?::text])";

    private final JdbcTemplate jdbc;
    private final StoredEvents rows = new StoredEvents();

    public CaseEvents(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
    }

    /**
     * A page in the order of insertion.
     *
     * @param cursor the global index of the last event already read, or 0
     * @param withEngine whether the engine's transactions that touched the case are listed too
     */
    public List<StoredEvent> list(String caseId, long cursor, int limit, boolean withEngine) {
        return withEngine
                ? jdbc.query(WITH_ENGINE, rows, caseId, caseId, cursor, limit)
                : jdbc.query(OWN, rows, caseId, cursor, limit);
    }

    /** Whether a task is over: decided, or lapsed. */
    public boolean hasEnded(String taskId) {
        return Boolean.TRUE.equals(jdbc.queryForObject(OF_TASK, Boolean.class, taskId));
    }

    /**
     * A page of all that is about the case, in the order of insertion: its own events, what happened to money because of
     * it and, if asked for, the engine's transactions that touched it.
     *
     * @param cursor the global index of the last event already read, or 0
     */
    public List<StoredEvent> about(String caseId, long cursor, int limit, boolean withEngine) {
        return jdbc.query(ABOUT, rows, caseId, withEngine, cursor, limit);
    }
}

package docket.engine.store;

import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** The events of one case, as soon as they are committed, numbered or not. Thread-safe. */
public final class CaseEvents {

    private static final String SELECT = "SELECT " + StoredEvents.COLUMNS
            + " FROM docket.domain_event e LEFT JOIN docket.log_entry l USING (global_index) WHERE ";
    private static final String PAGE = " AND e.global_index > ? ORDER BY e.global_index LIMIT ?";
    private static final String OWN = SELECT + "e.stream = ?" + PAGE;
    private static final String WITH_ENGINE =
            SELECT + "(e.stream = ? OR (e.case_ids @> ARRAY[?::text] AND e.type = 'engine-advanced'))" + PAGE;

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
}

package docket.engine.rescore;

import docket.engine.store.StoredEvent;
import docket.engine.store.StoredEvents;
import java.time.ZoneId;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** Reads the facts of a case from its own stream, in the caller's transaction. Thread-safe. */
public final class RecordedFacts {
    private static final String SELECT = "SELECT " + StoredEvents.UNNUMBERED
            + " FROM docket.domain_event e WHERE e.stream = ? AND e.type = ANY (?) ORDER BY e.sequence";

    private final JdbcTemplate jdbc;
    private final ZoneId zone;
    private final StoredEvents rows = new StoredEvents();

    /** @param zone the agency's */
    public RecordedFacts(DataSource dataSource, ZoneId zone) {
        this.jdbc = new JdbcTemplate(dataSource);
        this.zone = zone;
    }

    /** The facts of the case's latest submission that is stored; none for an unknown case. */
    public CaseFacts of(String caseId) {
        CaseFacts facts = new CaseFacts(zone);
        List<StoredEvent> events = jdbc.query(SELECT, rows, caseId, CaseFacts.EVENT_TYPES.toArray(String[]::new));
        events.forEach(facts::after);
        return facts;
    }
}

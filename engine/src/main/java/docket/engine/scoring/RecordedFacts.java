package docket.engine.scoring;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** Reads the facts of a case from its own stream, in the caller's transaction. */
public final class RecordedFacts {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final JdbcTemplate jdbc;
    private final ZoneId zone;

    public RecordedFacts(DataSource dataSource, ZoneId zone) {
        this.jdbc = new JdbcTemplate(dataSource);
        this.zone = zone;
    }

    /** The facts of the case's latest submission that is stored; none for an unknown case. */
    public Map<String, Fact> of(String caseId) {
        CaseFacts facts = new CaseFacts(zone);
        jdbc.query(
                "select type, payload, event_id, occurred_at from docket.domain_event"
                        + " where stream = ? and type = any (?) order by sequence",
                row -> {
                    facts.after(
                            row.getString("type"),
                            json(row.getBytes("payload")),
                            row.getString("event_id"),
                            Instant.parse(row.getString("occurred_at")));
                },
                caseId,
                CaseFacts.EVENT_TYPES.toArray(String[]::new));
        return facts.facts();
    }

    private static JsonNode json(byte[] payload) {
        try {
            return JSON.readTree(payload);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package docket.engine.scoring.training;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import docket.engine.scoring.CaseFacts;
import docket.engine.scoring.Fact;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The rounds of the record's own cases, read in the one order. A round came back if an officer returned it, and passed if
 * it was finally approved; one that was rejected or withdrawn did neither and is left out, as is one still under way.
 */
public final class RecordedCases implements TrainingCases {
    private static final String DECIDED = "step-decided";
    private static final String[] TYPES =
            Stream.concat(CaseFacts.EVENT_TYPES.stream(), Stream.of(DECIDED)).toArray(String[]::new);
    private static final int PAGE = 5_000;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final JdbcTemplate jdbc;
    private final ZoneId zone;

    public RecordedCases(DataSource dataSource, ZoneId zone) {
        this.jdbc = new JdbcTemplate(dataSource);
        this.zone = zone;
    }

    @Override
    public String source() {
        return "the record";
    }

    @Override
    public String label() {
        return "an officer returned the case in that round; not so means finally approved in that round";
    }

    @Override
    public List<TrainingCase> read() {
        Map<String, CaseFacts> open = new HashMap<>();
        List<TrainingCase> cases = new ArrayList<>();
        long after = -1;
        List<Row> page = page(after);
        while (!page.isEmpty()) {
            for (Row row : page) {
                CaseFacts facts = open.computeIfAbsent(row.stream, stream -> new CaseFacts(zone));
                if (row.type.equals(DECIDED)) {
                    Boolean returned = returned(row.payload.path("outcome").asText());
                    if (returned != null) {
                        cases.add(trainingCase(row, facts, returned));
                    }
                } else {
                    facts.after(row.type, row.payload, row.eventId, row.occurredAt);
                }
                after = row.logIndex;
            }
            page = page(after);
        }
        return cases;
    }

    private static @Nullable Boolean returned(String outcome) {
        return switch (outcome) {
            case "RETURNED" -> true;
            case "APPROVED" -> false;
            default -> null;
        };
    }

    private static TrainingCase trainingCase(Row row, CaseFacts facts, boolean returned) {
        SortedMap<String, String> features = new TreeMap<>();
        for (Map.Entry<String, Fact> fact : facts.facts().entrySet()) {
            String value = fact.getValue().value();
            if (value != null) {
                features.put(fact.getKey(), value);
            }
        }
        return new TrainingCase(
                row.stream + "/" + facts.round(), facts.submittedAt(), row.occurredAt, features, returned);
    }

    private record Row(
            long logIndex, String stream, String type, JsonNode payload, String eventId, Instant occurredAt) {}

    private List<Row> page(long after) {
        return jdbc.query(
                "select l.log_index, e.stream, e.type, e.payload, e.event_id, e.occurred_at from docket.log_entry l"
                        + " join docket.domain_event e using (global_index)"
                        + " where l.log_index > ? and e.type = any (?) order by l.log_index limit " + PAGE,
                (row, n) -> new Row(
                        row.getLong(1),
                        row.getString(2),
                        row.getString(3),
                        json(row.getBytes(4)),
                        row.getString(5),
                        Instant.parse(row.getString(6))),
                after,
                TYPES);
    }

    private static JsonNode json(byte[] payload) {
        try {
            return JSON.readTree(payload);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

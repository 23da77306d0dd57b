package docket.engine.order;

import static java.nio.charset.StandardCharsets.UTF_8;

import docket.engine.order.EntryFormat.Source;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.JdbcTemplate;

/** Knows which cases two people disposed of after their retention, as the record says. Thread-safe. */
final class RecordedDisposals {

    /** Days are compared in UTC: the day in the agency's zone differs from it by one at most. */
    private static final String NAMES = """
            SELECT EXISTS (SELECT FROM docket.domain_event c JOIN docket.log_entry USING (global_index),
                    LATERAL (SELECT convert_from(c.payload, 'UTF8')::jsonb AS e) p, jsonb_array_elements(e -> 'cases') one
                WHERE c.stream = ? AND c.type = 'destruction-confirmed' AND c.subjects @> ARRAY['destruction', ?::text]
                  AND e ->> 'kind' = 'DISPOSAL' AND e ->> 'requestedBy' <> e ->> 'confirmedBy' AND one ->> 'caseId' = ?
                  AND (one ->> 'keptUntil')::date <= (c.occurred_at::timestamptz AT TIME ZONE 'UTC')::date)""";

    private static final String PAYLOAD = "{\"disposed\":\"%s\",\"caseId\":\"%s\"}";
    private static final int DISPOSED = "{\"disposed\":\"".length();

    private final JdbcTemplate jdbc;
    private final Map<String, Boolean> known = new ConcurrentHashMap<>();

    RecordedDisposals(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Whether the event is of a case that a disposal on record names, and was emptied as a disposal empties. */
    boolean took(Source event) {
        String payload = new String(event.payload(), UTF_8);
        int end = payload.indexOf('"', DISPOSED);
        if (payload.length() < DISPOSED || end < 0 || event.metadata().length != 2) {
            return false;
        }
        String destruction = payload.substring(DISPOSED, end);
        return payload.equals(PAYLOAD.formatted(destruction, event.stream()))
                && known.computeIfAbsent(
                        destruction + "\n" + event.stream(), key -> names(destruction, event.stream()));
    }

    private boolean names(String destruction, String caseId) {
        return Boolean.TRUE.equals(jdbc.queryForObject(NAMES, Boolean.class, destruction, caseId, caseId));
    }
}

package docket.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;

/** The keys that have signed the log, as the events {@code log-key-taken} say it. */
final class RecordedKeys {

    private static final String TAKEN = """
            SELECT e.payload, coalesce(l.log_index, 9223372036854775807) AS log_index
              FROM docket.domain_event e LEFT JOIN docket.log_entry l USING (global_index)
             WHERE e.subjects @> ARRAY['docket-log'] ORDER BY e.global_index""";
    private static final ObjectMapper JSON = new ObjectMapper();

    private record RecordedKey(String key, long logIndex) {}

    private final List<RecordedKey> keysInOrder;

    RecordedKeys(JdbcTemplate sql) {
        this.keysInOrder = sql.query(TAKEN, (row, n) -> new RecordedKey(key(row.getBytes(1)), row.getLong(2)));
    }

    /** All verifier keys, the first one first. */
    List<String> all() {
        return keysInOrder.stream().map(RecordedKey::key).toList();
    }

    /**
     * The last key that a checkpoint of this size covers, and those after it, one of which may have signed it by then.
     */
    List<String> inForce(long size) {
        List<String> keys = new ArrayList<>();
        for (RecordedKey key : keysInOrder) {
            if (key.logIndex() < size) {
                keys.clear();
            }
            keys.add(key.key());
        }
        return keys;
    }

    private static String key(byte[] payload) {
        try {
            return JSON.readTree(new String(payload, StandardCharsets.UTF_8))
                    .path("key")
                    .asText();
        } catch (JsonProcessingException altered) {
            return "";
        }
    }
}

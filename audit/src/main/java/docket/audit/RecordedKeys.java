package docket.audit;

import docket.engine.proof.LogKeyTaken;
import docket.engine.store.CurrentEvents;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.serialization.SerializationException;
import org.springframework.jdbc.core.JdbcTemplate;

/** The keys that have signed the log, as the events {@code log-key-taken} say it. */
final class RecordedKeys {

    private static final String TAKEN = """
            SELECT e.type, e.revision, e.payload, coalesce(l.log_index, 9223372036854775807) AS log_index
              FROM docket.domain_event e LEFT JOIN docket.log_entry l USING (global_index)
             WHERE e.subjects @> ARRAY['docket-log'] ORDER BY e.global_index""";

    private record RecordedKey(String key, long logIndex) {}

    private final List<RecordedKey> keysInOrder;

    RecordedKeys(JdbcTemplate sql) {
        this.keysInOrder = sql.query(TAKEN, (row, n) -> new RecordedKey(key(row), row.getLong("log_index")));
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

    private static String key(ResultSet row) throws SQLException {
        try {
            return ((LogKeyTaken) CurrentEvents.read(row)).key();
        } catch (IOException | SerializationException | ClassCastException altered) {
            return "";
        }
    }
}

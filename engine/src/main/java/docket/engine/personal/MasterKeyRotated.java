package docket.engine.personal;

import docket.engine.store.CurrentEvents;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/**
 * From here on every person's key is wrapped by another master key, and those before it open none of them.
 *
 * @param to Tink's number of the new key, in hexadecimal
 * @param from the numbers of the keys that it replaces
 * @param keys how many persons' keys it wraps
 */
public record MasterKeyRotated(String to, List<String> from, long keys) {

    /** The subject by which these events are found. */
    public static final String SUBJECT = "docket-master-key";

    static final String RECORDED =
            "SELECT type, revision, payload FROM docket.domain_event WHERE subjects @> ARRAY[?::text] ORDER BY global_index DESC";

    static MasterKeyRotated read(ResultSet row) throws SQLException {
        try {
            return (MasterKeyRotated) CurrentEvents.read(row);
        } catch (IOException e) {
            throw new IllegalStateException("An event of the master key names none", e);
        }
    }
}

package docket.api.backup;

import java.security.MessageDigest;
import java.util.HexFormat;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * A place in the log.
 *
 * @param entries how many there are up to it; they are numbered from 0
 * @param leaves SHA-256 (hex) over their leaf hashes in order
 * @param agency whose log it is; empty where there is no entry
 */
record LogMark(long entries, String leaves, String agency) {

    /** The place where the log ends now. */
    static LogMark end(DataSource database) {
        return at(database, Long.MAX_VALUE);
    }

    /** The place after this many entries, or at the log's end where there are fewer. */
    static LogMark at(DataSource database, long entries) {
        JdbcTemplate sql = new JdbcTemplate(database);
        sql.setFetchSize(1_000);
        MessageDigest digest = OwnFiles.sha256();
        long[] count = {0};
        sql.query(
                "SELECT leaf_hash FROM docket.log_entry WHERE log_index < ? ORDER BY log_index",
                row -> {
                    digest.update(row.getBytes(1));
                    count[0]++;
                },
                entries);
        String agency = sql
                .queryForList(
                        "SELECT split_part(convert_from(entry, 'UTF8'), E'\\n', 2) FROM docket.log_entry WHERE log_index = 0",
                        String.class)
                .stream()
                .findFirst()
                .orElse("");
        return new LogMark(count[0], HexFormat.of().formatHex(digest.digest()), agency);
    }
}

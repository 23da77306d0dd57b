package docket.drill.tamper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The scene of an alteration: the database as its superuser has it, in a transaction that is rolled back, and the log's
 * folder, of which the touched files are put back. Not thread-safe.
 */
public final class Scene {

    private static final String RESEAL = """
            UPDATE docket.log_entry l SET entry = made.entry, leaf_hash = sha256('\\x00'::bytea || made.entry)
              FROM (SELECT l.log_index, convert_to(concat_ws(E'\\n', 'docket-entry/v1',
                           split_part(convert_from(l.entry, 'UTF8'), E'\\n', 2), e.event_id, e.stream, e.sequence, e.type,
                           e.revision, e.occurred_at, encode(sha256(e.payload_salt || e.payload), 'hex'),
                           encode(sha256(e.metadata_salt || e.metadata), 'hex')) || E'\\n', 'UTF8') AS entry
                      FROM docket.log_entry l JOIN docket.domain_event e USING (global_index)) made
             WHERE made.log_index = l.log_index AND l.log_index = ?""";

    final JdbcTemplate sql;
    final Path log;
    final Path key;
    final Random chance;
    final String kept;
    private final Map<Path, byte[]> touched = new LinkedHashMap<>();

    /**
     * The scene of one alteration.
     *
     * @param sql of a superuser, in a transaction
     * @param log the log's folder
     * @param key the file of the key that signs it
     * @param kept a checkpoint that was given out earlier
     */
    public Scene(JdbcTemplate sql, Path log, Path key, Random chance, String kept) {
        this.sql = sql;
        this.log = log;
        this.key = key;
        this.chance = chance;
        this.kept = kept;
        sql.execute("SET LOCAL session_replication_role = replica"); // no trigger and no foreign key is asked
        sql.execute("ALTER TABLE docket.domain_event ALTER COLUMN global_index DROP IDENTITY");
    }

    /** Puts the files back. */
    public void undo() throws IOException {
        for (Map.Entry<Path, byte[]> file : touched.entrySet()) {
            Files.createDirectories(file.getKey().resolveSibling("."));
            Files.write(file.getKey(), file.getValue());
        }
    }

    void write(Path file, byte[] content) throws IOException {
        keep(file);
        Files.write(file, content);
    }

    void delete(Path file) throws IOException {
        keep(file);
        Files.delete(file);
    }

    private void keep(Path file) throws IOException {
        if (!touched.containsKey(file) && Files.exists(file)) {
            touched.put(file, Files.readAllBytes(file));
        }
    }

    /** The place of an event. */
    record Event(long logIndex, long globalIndex, String id, String stream, long sequence) {

        /** How a finding about its entry begins. */
        String entry() {
            return "entry " + logIndex + ":";
        }
    }

    /** One of the events that are numbered. */
    Event event(String condition, Object... values) {
        return anyOf(sql.query(
                "SELECT l.log_index, e.global_index, e.event_id, e.stream, e.sequence FROM docket.domain_event e"
                        + " JOIN docket.log_entry l USING (global_index) WHERE " + condition + " ORDER BY l.log_index",
                (row, n) ->
                        new Event(row.getLong(1), row.getLong(2), row.getString(3), row.getString(4), row.getLong(5)),
                values));
    }

    Event event() {
        return event("true");
    }

    /** One of the ids that a query answers. */
    String id(String query) {
        return anyOf(sql.queryForList(query, String.class));
    }

    private <T> T anyOf(List<T> choices) {
        if (choices.isEmpty()) {
            throw new IllegalStateException("There is nothing to alter");
        }
        return choices.get(chance.nextInt(choices.size()));
    }

    long number(String query, Object... values) {
        Long number = sql.queryForObject(query, Long.class, values);
        return number == null ? 0 : number;
    }

    /** How many entries the log has. */
    long entries() {
        return number("SELECT count(*) FROM docket.log_entry");
    }

    /** Makes entry and leaf hash of an event again, so that they agree with what it is now. */
    void reseal(long logIndex) {
        sql.update(RESEAL, logIndex);
    }

    /** Changes the event of an id. */
    void set(String eventId, String change, Object... values) {
        Object[] arguments = Arrays.copyOf(values, values.length + 1);
        arguments[values.length] = eventId;
        if (sql.update("UPDATE docket.domain_event SET " + change + " WHERE event_id = ?", arguments) != 1) {
            throw new IllegalStateException("Not one event is " + eventId);
        }
    }
}

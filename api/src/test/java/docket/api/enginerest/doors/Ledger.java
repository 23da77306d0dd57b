package docket.api.enginerest.doors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;

/** What the database says was changed, and what the record says about it. */
final class Ledger {

    /** An event that came through one request. */
    record Event(String type, JsonNode metadata, JsonNode payload) {}

    private static final ObjectMapper JSON = new ObjectMapper();

    private final JdbcTemplate database;
    private final String state;

    Ledger(JdbcTemplate database) {
        this.database = database;
        this.state = tables("act_%").stream()
                // the block of ids that a refused command had reserved stays reserved
                .filter(table -> !table.equals("act_ge_property"))
                .map(table ->
                        "SELECT count(*) || '/' || coalesce(max(xmin::text::bigint), 0) AS s FROM camunda." + table)
                .collect(Collectors.joining(" UNION ALL ", "SELECT string_agg(s, ' ') FROM (", ") AS states"));
    }

    /** Another value after any change of a row of the engine's. */
    String state() {
        return String.valueOf(database.queryForObject(state, String.class));
    }

    long last() {
        Long last =
                database.queryForObject("SELECT coalesce(max(global_index), 0) FROM docket.domain_event", Long.class);
        return last == null ? 0 : last;
    }

    List<Event> after(long index, String request) {
        return database
                .query(
                        "SELECT type, metadata, payload FROM docket.domain_event WHERE global_index > ?",
                        (row, n) -> new Event(row.getString(1), json(row.getBytes(2)), json(row.getBytes(3))),
                        index)
                .stream()
                .filter(event -> event.metadata().path("requestId").asText().equals(request))
                .toList();
    }

    /** The stored events whose bytes contain the text. */
    int eventsWith(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        Integer count = database.queryForObject(
                "SELECT count(*) FROM docket.domain_event WHERE position(? in payload) > 0 OR position(? in metadata)"
                        + " > 0",
                Integer.class,
                bytes,
                bytes);
        return count == null ? 0 : count;
    }

    /** The engine's history tables that hold anything. */
    List<String> filledHistory() {
        return tables("act_hi_%").stream()
                .filter(table -> !Integer.valueOf(0)
                        .equals(database.queryForObject("SELECT count(*) FROM camunda." + table, Integer.class)))
                .toList();
    }

    private List<String> tables(String like) {
        return database.queryForList(
                "SELECT table_name FROM information_schema.tables WHERE table_schema = 'camunda'"
                        + " AND table_type = 'BASE TABLE' AND table_name LIKE ? ORDER BY 1",
                String.class,
                like);
    }

    private static JsonNode json(byte[] bytes) {
        try {
            return JSON.readTree(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

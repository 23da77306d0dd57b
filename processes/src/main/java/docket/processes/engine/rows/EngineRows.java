package docket.processes.engine.rows;

import docket.engine.advanced.EngineAdvanced.EngineStep;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The rows of the engine's tables that belong to no case, as a unit left them: {@code row.written} with a hash of what
 * is in it, {@code row.deleted}. Not thread-safe.
 */
public final class EngineRows {

    private final Map<EngineTable, Set<String>> before = new LinkedHashMap<>();

    /**
     * Notes a statement that is about to be carried out.
     *
     * @param statement as MyBatis calls it, with its mapper
     * @param parameter what it is given
     */
    public void writes(String statement, @Nullable Object parameter, JdbcTemplate database) {
        EngineTable table = EngineTable.writtenBy(statement, parameter);
        if (table != null) {
            Set<String> ids = before.computeIfAbsent(table, key -> new TreeSet<>());
            if (EngineTable.isDeletion(statement) && ids.isEmpty()) {
                ids.addAll(database.queryForList(table.ids(), String.class));
            }
        }
    }

    /** What became of the rows, read in the transaction that wrote them. */
    public List<EngineStep> steps(JdbcTemplate database) {
        List<EngineStep> steps = new ArrayList<>();
        before.forEach((table, ids) -> {
            database.query(table.written(), row -> {
                steps.add(step("row.written", table, row.getString(1), row.getString(2)));
            });
            if (!ids.isEmpty()) {
                ids.removeAll(database.queryForList(table.ids(), String.class));
                ids.forEach(id -> steps.add(step("row.deleted", table, id, null)));
            }
        });
        return steps;
    }

    /** All rows that there are now. */
    public static List<EngineStep> all(JdbcTemplate database) {
        List<EngineStep> steps = new ArrayList<>();
        for (EngineTable table : EngineTable.values()) {
            database.query(table.all(), row -> {
                steps.add(step("row.found", table, row.getString(1), row.getString(2)));
            });
        }
        return steps;
    }

    private static EngineStep step(String kind, EngineTable table, String id, @Nullable String sha256) {
        Map<String, String> facts = new TreeMap<>();
        facts.put("table", table.title());
        facts.put("row", id);
        if (sha256 != null) {
            facts.put("sha256", sha256);
        }
        return new EngineStep(kind, facts);
    }
}

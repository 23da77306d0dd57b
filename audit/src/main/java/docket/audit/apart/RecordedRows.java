package docket.audit.apart;

import docket.engine.advanced.EngineAdvanced.EngineStep;
import docket.processes.engine.rows.EngineTable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Compares the engine's rows that belong to no case (accounts, rights, filters, definitions, batches) with what the
 * events say became of each. Nothing is said of a database in which they were never put on record. Thread-safe.
 */
public final class RecordedRows {

    static final String OTHERWISE = "a row of the engine that is not as it was recorded: ";
    static final String UNKNOWN = "a row of the engine that nobody made on record: ";
    static final String GONE = "a row of the engine that is gone: ";
    static final String AGAIN = "the engine's rows were taken as they were once more, at event number ";

    private final Map<String, Last> last = new ConcurrentHashMap<>();
    private final Map<Long, Map<String, Last>> found = new ConcurrentSkipListMap<>();

    /** @param sha256 null where the row was deleted */
    private record Last(long globalIndex, @Nullable String sha256) {

        static Last of(Last one, Last other) {
            return one.globalIndex > other.globalIndex ? one : other;
        }
    }

    /** @param steps of the engine in a transaction, in their order */
    public void take(long globalIndex, List<EngineStep> steps) {
        for (EngineStep step : steps) {
            String kind = step.kind();
            if (kind.startsWith("row.")) {
                Map<String, String> facts = step.facts();
                String row = facts.getOrDefault("table", "") + ' ' + facts.getOrDefault("row", "");
                Last state = new Last(globalIndex, facts.get("sha256"));
                if (kind.equals("row.found")) {
                    found.computeIfAbsent(globalIndex, event -> new ConcurrentHashMap<>())
                            .put(row, state);
                } else {
                    last.merge(row, state, Last::of);
                }
            }
        }
    }

    /** A sentence for each row that is not what was recorded last. */
    public List<String> differing(JdbcTemplate sql) {
        List<String> findings = new ArrayList<>();
        if (found.isEmpty()) {
            return findings;
        }
        Map<String, Last> expected = new HashMap<>(last);
        found.values().iterator().next().forEach((row, state) -> expected.merge(row, state, Last::of));
        found.keySet().stream().skip(1).forEach(event -> findings.add(AGAIN + event));
        for (EngineTable table : EngineTable.values()) {
            sql.query(table.all(), row -> {
                String name = table.title() + ' ' + row.getString(1);
                Last recorded = expected.remove(name);
                if (recorded == null || recorded.sha256() == null) {
                    findings.add(UNKNOWN + name);
                } else if (!recorded.sha256().equals(row.getString(2))) {
                    findings.add(OTHERWISE + name);
                }
            });
        }
        new TreeMap<>(expected).forEach((name, recorded) -> {
            if (recorded.sha256() != null) {
                findings.add(GONE + name);
            }
        });
        return findings;
    }
}

package docket.audit.running;

import docket.engine.advanced.EngineAdvanced;
import docket.engine.store.CurrentEvents;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.axonframework.serialization.SerializationException;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Compares what the process engine's tables say of the running processes of cases with what the events say that the
 * engine did there: tasks with whom they are offered to, activities, processes with their model, variables with their
 * values where the record has them, jobs, incidents, external tasks.
 */
public final class RunningProcesses {

    private static final List<String> ENGINE = List.of("""
            SELECT e.root_proc_inst_id_, format('task %s at %s of %s for %s by %s', t.id_, t.task_def_key_,
                   t.proc_inst_id_, coalesce(t.assignee_, 'nobody'),
                   (SELECT string_agg(coalesce(group_id_, user_id_), ',' ORDER BY coalesce(group_id_, user_id_) COLLATE "C")
                      FROM camunda.act_ru_identitylink l WHERE l.task_id_ = t.id_ AND l.type_ = 'candidate'))
              FROM camunda.act_ru_task t JOIN camunda.act_ru_execution e ON e.id_ = t.proc_inst_id_
             WHERE e.root_proc_inst_id_ = ANY (?)""", """
            SELECT root_proc_inst_id_, format('process %s of %s, %s', id_, proc_def_id_,
                   CASE suspension_state_ WHEN 1 THEN 'ACTIVE' ELSE 'SUSPENDED' END)
              FROM camunda.act_ru_execution WHERE parent_id_ IS NULL AND root_proc_inst_id_ = ANY (?)""", """
            SELECT e.root_proc_inst_id_, format('variable %s (%s %s) of %s', v.name_, v.type_, v.id_, v.proc_inst_id_)
              FROM camunda.act_ru_variable v JOIN camunda.act_ru_execution e ON e.id_ = v.proc_inst_id_
             WHERE e.root_proc_inst_id_ = ANY (?)""", """
            SELECT e.root_proc_inst_id_, format('job %s with %s retries', j.id_, j.retries_)
              FROM camunda.act_ru_job j JOIN camunda.act_ru_execution e ON e.id_ = j.process_instance_id_
             WHERE j.batch_id_ IS NULL AND e.root_proc_inst_id_ = ANY (?)""", """
            SELECT e.root_proc_inst_id_, format('incident %s of %s at %s', i.id_, i.incident_type_, i.activity_id_)
              FROM camunda.act_ru_incident i JOIN camunda.act_ru_execution e ON e.id_ = i.proc_inst_id_
             WHERE e.root_proc_inst_id_ = ANY (?)""", """
            SELECT e.root_proc_inst_id_, format('work %s at %s', x.id_, x.act_id_)
              FROM camunda.act_ru_ext_task x JOIN camunda.act_ru_execution e ON e.id_ = x.proc_inst_id_
             WHERE e.root_proc_inst_id_ = ANY (?)""");

    private static final String VALUES = """
            SELECT e.root_proc_inst_id_, v.id_, v.name_, CASE v.type_ WHEN 'string' THEN v.text_ ELSE v.long_::text END
              FROM camunda.act_ru_variable v JOIN camunda.act_ru_execution e ON e.id_ = v.proc_inst_id_
             WHERE v.type_ IN ('string', 'integer', 'long') AND e.root_proc_inst_id_ = ANY (?)""";

    /**
     * An execution is in an activity, or between two. One that waits for a compensation only is in none, and one in
     * which others are is no longer at its element.
     */
    private static final String ACTIVITIES = """
            SELECT e.root_proc_inst_id_, x.act_inst_id_, coalesce(x.act_id_, '')
              FROM camunda.act_ru_execution x JOIN camunda.act_ru_execution e ON e.id_ = x.proc_inst_id_
             WHERE e.root_proc_inst_id_ = ANY (?) AND x.act_inst_id_ <> x.proc_inst_id_ AND NOT x.is_event_scope_
             ORDER BY x.act_id_ NULLS FIRST""";

    private static final String EVENTS = """
            SELECT subject, type, revision, payload FROM docket.domain_event CROSS JOIN unnest(subjects) AS subject
             WHERE type = 'engine-advanced' AND subjects && ?::text[] AND subject = ANY (?) ORDER BY global_index""";

    private static final String OPEN =
            "SELECT case_id FROM docket.case_view WHERE closed_at IS NULL AND case_id > ? ORDER BY case_id LIMIT 500";

    private static final int LOOKS = 3;

    private final JdbcTemplate sql;

    public RunningProcesses(JdbcTemplate sql) {
        this.sql = sql;
    }

    /** The next open cases, by id. */
    public List<String> open(String after) {
        return sql.queryForList(OPEN, String.class, after);
    }

    /** What differs in a case at every look: what the engine does between two looks is no difference. */
    public List<String> lasting(String caseId) {
        List<String> lasting = of(caseId);
        for (int look = 0; look < LOOKS && !lasting.isEmpty(); look++) {
            lasting.retainAll(of(caseId));
        }
        return lasting;
    }

    private List<String> of(String caseId) {
        return new ArrayList<>(differences(List.of(caseId)).getOrDefault(caseId, List.of()));
    }

    /** What differs, by case; a case that agrees is not there. */
    public Map<String, List<String>> differences(Collection<String> cases) {
        Map<String, RecordedState> recorded = recorded(cases);
        EngineState.Builder expected = new EngineState.Builder();
        recorded.forEach((caseId, state) -> state.tell(caseId, expected));
        EngineState.Builder engine = engine(cases);
        Map<String, List<String>> differences = values(cases, recorded);
        activities(cases, recorded, differences);
        new Particulars(sql)
                .differences(cases, recorded)
                .forEach((caseId, differing) -> differences
                        .computeIfAbsent(caseId, id -> new ArrayList<>())
                        .addAll(differing));
        for (String caseId : cases) {
            List<String> differing = engine.of(caseId).differences(expected.of(caseId));
            if (!differing.isEmpty()) {
                differences.computeIfAbsent(caseId, id -> new ArrayList<>()).addAll(differing);
            }
        }
        return differences;
    }

    /** What the events of each case lead to. */
    public Map<String, RecordedState> recorded(Collection<String> cases) {
        Map<String, RecordedState> states = new LinkedHashMap<>();
        String[] caseIds = cases.toArray(String[]::new);
        sql.query(
                EVENTS,
                row -> {
                    RecordedState state = states.computeIfAbsent(row.getString("subject"), id -> new RecordedState());
                    EngineAdvanced advanced = advanced(row);
                    if (advanced != null) {
                        state.after(advanced);
                    }
                },
                caseIds,
                caseIds);
        return states;
    }

    /** Null where it cannot be read, of which its place in the log says that it was altered. */
    private static @Nullable EngineAdvanced advanced(ResultSet row) throws SQLException {
        try {
            return (EngineAdvanced) CurrentEvents.read(row);
        } catch (IOException | SerializationException e) {
            return null;
        }
    }

    /** What the engine's tables have of each case. */
    public EngineState.Builder engine(Collection<String> cases) {
        EngineState.Builder engine = new EngineState.Builder();
        for (String query : ENGINE) {
            sql.query(
                    query,
                    row -> {
                        engine.add(row.getString(1), row.getString(2));
                    },
                    (Object) cases.toArray(String[]::new));
        }
        return engine;
    }

    private Map<String, List<String>> values(Collection<String> cases, Map<String, RecordedState> recorded) {
        Map<String, List<String>> differences = new LinkedHashMap<>();
        Map<String, String> expected = new HashMap<>();
        recorded.values().forEach(state -> expected.putAll(state.values()));
        sql.query(
                VALUES,
                row -> {
                    String value = row.getString(4);
                    String recordedValue = expected.get(row.getString(2));
                    if (recordedValue != null && !recordedValue.equals(value)) {
                        differences
                                .computeIfAbsent(row.getString(1), id -> new ArrayList<>())
                                .add("the engine has " + row.getString(3) + " = " + value + " and the events have "
                                        + recordedValue);
                    }
                },
                (Object) cases.toArray(String[]::new));
        return differences;
    }

    /** Compares the open activities; the engine need not say of one that another is open in it. */
    private void activities(
            Collection<String> cases, Map<String, RecordedState> recorded, Map<String, List<String>> differences) {
        Map<String, Map<String, String>> places = new HashMap<>();
        sql.query(
                ACTIVITIES,
                row -> {
                    places.computeIfAbsent(row.getString(1), id -> new LinkedHashMap<>())
                            .put(row.getString(2), row.getString(3));
                },
                (Object) cases.toArray(String[]::new));
        for (String caseId : cases) {
            RecordedState record = recorded.getOrDefault(caseId, new RecordedState());
            Map<String, String> open = record.activities();
            Map<String, String> engine = places.getOrDefault(caseId, Map.of());
            List<String> differing = new ArrayList<>();
            engine.forEach((id, place) -> {
                if (place.isEmpty() ? !open.containsKey(id) : !place.equals(open.get(id))) {
                    differing.add("only the engine has activity " + id + " at " + place);
                }
            });
            record.innermost().stream()
                    .filter(id -> !engine.containsKey(id))
                    .forEach(id -> differing.add("only the events have activity " + id + " at " + open.get(id)));
            if (!differing.isEmpty()) {
                differences.computeIfAbsent(caseId, id -> new ArrayList<>()).addAll(differing);
            }
        }
    }
}

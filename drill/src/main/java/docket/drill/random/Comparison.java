package docket.drill.random;

import com.fasterxml.jackson.databind.JsonNode;
import docket.audit.running.EngineState;
import docket.audit.running.RunningProcesses;
import docket.engine.casefile.view.CaseView;
import docket.engine.store.RecordStore;
import docket.engine.view.Projected;
import docket.engine.view.Projections;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** Compares, case by case, the engine's state with the fold of the events, and what is shown with both. */
final class Comparison {

    private final JdbcTemplate sql;
    private final RunningProcesses processes;
    private final Projections projections;
    private final Doors doors;

    Comparison(DataSource database, Doors doors) {
        this.sql = new JdbcTemplate(database);
        this.processes = new RunningProcesses(sql);
        this.projections = new Projections(new RecordStore(database), database);
        this.doors = doors;
    }

    /** @return what differs, by case; a case that agrees is not there */
    Map<String, List<String>> differences(Collection<String> cases) throws IOException, InterruptedException {
        EngineState.Builder engine = engine(cases);
        EngineState.Builder recorded = recorded(cases);
        Map<String, SortedSet<String>> working = working();
        Map<String, List<String>> differences = new LinkedHashMap<>();
        for (String caseId : cases) {
            List<String> differing = new ArrayList<>(engine.of(caseId).differences(recorded.of(caseId)));
            differing.addAll(shown(caseId, working));
            if (!differing.isEmpty()) {
                differences.put(caseId, differing);
            }
        }
        return differences;
    }

    private EngineState.Builder recorded(Collection<String> cases) {
        EngineState.Builder recorded = new EngineState.Builder();
        processes.recorded(cases).forEach((caseId, state) -> {
            state.tellActivities(caseId, recorded);
            state.tell(caseId, recorded);
        });
        return recorded;
    }

    private EngineState.Builder engine(Collection<String> cases) throws IOException, InterruptedException {
        EngineState.Builder engine = processes.engine(cases);
        for (Map<String, Object> instance : sql.queryForList(
                "SELECT id_ AS id, root_proc_inst_id_ AS root FROM camunda.act_ru_execution WHERE parent_id_ IS NULL")) {
            String path = "/engine-rest/process-instance/" + instance.get("id") + "/activity-instances";
            JsonNode tree = doors.must(doors.get(Doors.ADMIN, path)).body();
            activities(tree, String.valueOf(instance.get("root")), engine);
        }
        return engine;
    }

    private static void activities(JsonNode parent, String caseId, EngineState.Builder engine) {
        parent.path("childActivityInstances").forEach(child -> {
            engine.add(
                    caseId,
                    "activity " + child.path("id").asText() + " at "
                            + child.path("activityId").asText());
            activities(child, caseId, engine);
        });
    }

    /** The cases whose processes run, each with its open tasks and who holds them. */
    private Map<String, SortedSet<String>> working() {
        Map<String, SortedSet<String>> working = new HashMap<>();
        sql.query("""
                SELECT e.root_proc_inst_id_, t.id_, t.assignee_ FROM camunda.act_ru_execution e
                  LEFT JOIN camunda.act_ru_task t ON t.proc_inst_id_ = e.id_ WHERE e.parent_id_ IS NULL""", row -> {
            Set<String> tasks = working.computeIfAbsent(row.getString(1), id -> new TreeSet<>());
            if (row.getString(2) != null) {
                tasks.add(held(row.getString(2), row.getString(3)));
            }
        });
        return working;
    }

    private static String held(String task, @Nullable String person) {
        return task + " of " + (person == null ? "nobody" : person);
    }

    /** Compares the stored view with its rebuild, and its open tasks with the engine's. */
    private List<String> shown(String caseId, Map<String, SortedSet<String>> working) {
        List<String> differing = new ArrayList<>();
        Projected.Comparison<CaseView> view = projections.of(CaseView.class).compare(caseId);
        if (view == null) {
            return List.of("the case has no event");
        }
        if (!view.agrees()) {
            differing.add("the case is shown otherwise than its events say: " + view.differences());
        }
        SortedSet<String> shown = new TreeSet<>();
        view.rebuilt().line().openTasks().forEach(task -> shown.add(held(task.taskId(), task.user())));
        SortedSet<String> open = working.getOrDefault(caseId, new TreeSet<>());
        if (!open.equals(shown)) {
            differing.add("the engine has open: " + open + ", the case shows: " + shown);
        }
        boolean runs = working.containsKey(caseId);
        if (runs == (view.rebuilt().course().closedAt() != null)) {
            differing.add("the process " + (runs ? "runs" : "has ended") + ", the case is "
                    + view.rebuilt().course().state() + (runs ? " and closed" : " and not closed"));
        }
        return differing;
    }
}

package docket.drill.random;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Sees what could be done in a case next: its open tasks as the case shows them, and what else its process waits for.
 */
record Sight(
        boolean closed,
        boolean suspended,
        int round,
        List<JsonNode> tasks,
        List<Work> works,
        List<Subscription> subscriptions,
        List<String> timers,
        List<String> failedJobs) {

    /** An external task. */
    record Work(String id, String activity, @Nullable String worker, boolean failed) {}

    /** An execution that waits for a message. */
    record Subscription(String execution, String message) {
        String name() {
            return "message " + message;
        }

        String trigger() {
            return "/engine-rest/execution/" + execution + "/messageSubscriptions/" + message + "/trigger";
        }
    }

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Looks at all cases at once. */
    static Map<String, Sight> all(DataSource database) {
        JdbcTemplate sql = new JdbcTemplate(database);
        Map<String, Sight> sights = new HashMap<>();
        sql.query("""
                SELECT case_id, closed_at IS NOT NULL, json_array_length(document -> 'rounds'), document -> 'openTasks',
                       EXISTS (SELECT FROM camunda.act_ru_execution WHERE id_ = case_id AND suspension_state_ = 2)
                  FROM docket.case_view""", row -> {
            List<JsonNode> tasks = new ArrayList<>();
            read(row.getString(4)).forEach(tasks::add);
            sights.put(
                    row.getString(1),
                    new Sight(
                            row.getBoolean(2),
                            row.getBoolean(5),
                            row.getInt(3),
                            tasks,
                            new ArrayList<>(),
                            new ArrayList<>(),
                            new ArrayList<>(),
                            new ArrayList<>()));
        });
        sql.query("""
                SELECT e.root_proc_inst_id_, x.id_, x.act_id_, x.worker_id_, coalesce(x.retries_ = 0, false)
                  FROM camunda.act_ru_ext_task x JOIN camunda.act_ru_execution e ON e.id_ = x.proc_inst_id_
                 ORDER BY x.act_id_, x.id_""", row -> {
            at(sights, row.getString(1))
                    .works()
                    .add(new Work(row.getString(2), row.getString(3), row.getString(4), row.getBoolean(5)));
        });
        sql.query("""
                SELECT e.root_proc_inst_id_, s.execution_id_, s.event_name_
                  FROM camunda.act_ru_event_subscr s JOIN camunda.act_ru_execution e ON e.id_ = s.proc_inst_id_
                 WHERE s.event_type_ = 'message' AND s.event_name_ <> 'docket.withdrawal'
                 ORDER BY s.event_name_, s.execution_id_""", row -> {
            at(sights, row.getString(1)).subscriptions().add(new Subscription(row.getString(2), row.getString(3)));
        });
        sql.query("""
                SELECT e.root_proc_inst_id_, j.id_, j.retries_ = 0 FROM camunda.act_ru_job j
                  JOIN camunda.act_ru_execution e ON e.id_ = j.process_instance_id_
                 WHERE j.retries_ = 0 OR j.type_ = 'timer' ORDER BY j.handler_cfg_, j.id_""", row -> {
            Sight sight = at(sights, row.getString(1));
            (row.getBoolean(3) ? sight.failedJobs() : sight.timers()).add(row.getString(2));
        });
        return sights;
    }

    private static Sight at(Map<String, Sight> sights, String caseId) {
        Sight sight = sights.get(caseId);
        if (sight == null) {
            throw new IllegalStateException("The engine runs " + caseId + ", and there is no such case");
        }
        return sight;
    }

    private static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}

package docket.processes.cases;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** Reads open tasks from the engine's own tables, in one statement, for the authenticated person. */
public final class TaskList {

    private static final Set<String> SEE_ALL = Set.of("auditor", "camunda-admin");

    private static final String OPEN = """
            SELECT t.id_, e.root_proc_inst_id_, t.name_, t.assignee_, t.due_date_, d.key_,
                   ARRAY(SELECT l.group_id_ FROM camunda.act_ru_identitylink l
                          WHERE l.task_id_ = t.id_ AND l.type_ = 'candidate' AND l.group_id_ IS NOT NULL
                          ORDER BY 1) AS groups
              FROM camunda.act_ru_task t
              JOIN camunda.act_ru_execution e ON e.id_ = t.proc_inst_id_
              JOIN camunda.act_re_procdef d ON d.id_ = t.proc_def_id_
              LEFT JOIN docket.case_view c ON c.case_id = e.root_proc_inst_id_
             WHERE t.id_ > ?""";

    private static final String MINE = """

             AND (t.assignee_ = ? OR t.assignee_ IS NULL AND c.drafter IS DISTINCT FROM ? AND EXISTS (
                  SELECT FROM camunda.act_ru_identitylink l
                   WHERE l.task_id_ = t.id_ AND l.type_ = 'candidate' AND (l.group_id_ = ANY (?) OR l.user_id_ = ?)))""";

    private static final String READABLE = " AND (c.drafter = ? OR ? = ANY (c.users) OR c.groups && ?::text[])";

    private final JdbcTemplate jdbc;
    private final Supplier<@Nullable Authentication> authentication;

    public TaskList(JdbcTemplate jdbc, Supplier<@Nullable Authentication> authentication) {
        this.jdbc = jdbc;
        this.authentication = authentication;
    }

    List<OpenTask> open(
            boolean mine, @Nullable String caseId, @Nullable String process, @Nullable String afterTaskId, int limit) {
        Authentication person = authentication.get();
        if (person == null) {
            return List.of();
        }
        String user = person.getUserId();
        String[] groups = person.getGroupIds() == null
                ? new String[0]
                : person.getGroupIds().toArray(String[]::new);
        StringBuilder sql = new StringBuilder(OPEN);
        List<Object> arguments = new ArrayList<>(List.of(afterTaskId == null ? "" : afterTaskId));
        if (mine) {
            sql.append(MINE);
            arguments.addAll(List.of(user, user, groups, user));
        } else if (Set.of(groups).stream().noneMatch(SEE_ALL::contains)) {
            sql.append(READABLE);
            arguments.addAll(List.of(user, user, groups));
        }
        if (caseId != null) {
            sql.append(" AND e.root_proc_inst_id_ = ?");
            arguments.add(caseId);
        }
        if (process != null) {
            sql.append(" AND d.key_ = ?");
            arguments.add(process);
        }
        sql.append(" ORDER BY t.id_ LIMIT ?");
        arguments.add(limit);
        return jdbc.query(sql.toString(), (row, n) -> task(row), arguments.toArray());
    }

    private static OpenTask task(ResultSet row) throws SQLException {
        Timestamp due = row.getTimestamp("due_date_");
        Array groups = row.getArray("groups");
        return new OpenTask(
                row.getString("id_"),
                row.getString("root_proc_inst_id_"),
                row.getString("name_"),
                row.getString("assignee_"),
                List.of((String[]) groups.getArray()),
                due == null ? null : due.toInstant(),
                row.getString("key_"));
    }
}

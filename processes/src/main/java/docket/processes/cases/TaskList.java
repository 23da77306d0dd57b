package docket.processes.cases;

import docket.engine.casefile.view.CaseViews;
import docket.engine.organization.Permission;
import docket.engine.organization.Person;
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

    /**
     * Leaves out what the record would refuse to the person: while the process stands still, on their own draft (a
     * returned one is theirs), and where they decided in the round; of an approved case, where they spent its money in
     * another act. The marks tell of most cases that they never
     * decided on them.
     */
    private static final String DECIDABLE = """

             AND t.suspension_state_ = 1 AND (c.drafter IS DISTINCT FROM ? OR c.state = 'RETURNED')
             AND (c.marks && ?::text[] AND EXISTS (
                  SELECT FROM json_array_elements(c.document -> 'rounds' -> -1 -> 'decisions') d
                   WHERE d ->> 'decidedBy' = ?
                     AND (c.state <> 'APPROVED'
                          OR d ->> 'kind' IN ('commit', 'disburse', 'pay') AND d ->> 'kind' NOT IN (
                             SELECT o ->> 'kind' FROM json_array_elements(c.document -> 'openTasks') o
                              WHERE o ->> 'taskId' = t.id_)))) IS NOT TRUE""";

    private static final String ASSIGNED = DECIDABLE + " AND t.assignee_ = ?";

    /** A query of its own, for with an OR to {@link #ASSIGNED} PostgreSQL would look at every open task's groups. */
    private static final String OFFERED = DECIDABLE + """

             AND t.assignee_ IS NULL AND EXISTS (
                  SELECT FROM camunda.act_ru_identitylink l
                   WHERE l.task_id_ = t.id_ AND l.type_ = 'candidate' AND l.group_id_ = ANY (?))""";

    private static final String READABLE = " AND (c.drafter = ? OR ? = ANY (c.users) OR c.groups && ?::text[])";

    private final JdbcTemplate jdbc;
    private final Supplier<@Nullable Authentication> authentication;

    public TaskList(JdbcTemplate jdbc, Supplier<@Nullable Authentication> authentication) {
        this.jdbc = jdbc;
        this.authentication = authentication;
    }

    /** The tasks that the person may decide now, by id. */
    public List<String> decidable(int limit) {
        return open(true, null, null, null, limit).stream()
                .map(OpenTask::taskId)
                .toList();
    }

    List<OpenTask> open(
            boolean mine, @Nullable String caseId, @Nullable String process, @Nullable String afterTaskId, int limit) {
        Authentication known = authentication.get();
        if (known == null) {
            return List.of();
        }
        String user = known.getUserId();
        String[] groups = known.getGroupIds() == null
                ? new String[0]
                : known.getGroupIds().toArray(String[]::new);
        Person person = new Person(user, Set.of(groups));
        Question question = new Question();
        if (mine && person.onlyExamines()) {
            return List.of();
        } else if (mine) {
            String[] decided = CaseViews.decisionsBy(user);
            question.add("(").open(ASSIGNED, afterTaskId, caseId, process, limit, user, decided, user, user);
            question.add(") UNION ALL (")
                    .open(OFFERED, afterTaskId, caseId, process, limit, user, decided, user, groups);
            question.add(") ORDER BY id_ LIMIT ?", limit);
        } else if (person.may(Permission.READ_EVERYTHING)) {
            question.open("", afterTaskId, caseId, process, limit);
        } else {
            question.open(READABLE, afterTaskId, caseId, process, limit, user, user, groups);
        }
        return jdbc.query(question.sql.toString(), (row, n) -> task(row), question.arguments.toArray());
    }

    /** A statement and its arguments, as they come together. */
    private static final class Question {
        private final StringBuilder sql = new StringBuilder();
        private final List<Object> arguments = new ArrayList<>();

        Question add(String text, Object... values) {
            sql.append(text);
            arguments.addAll(List.of(values));
            return this;
        }

        void open(
                String condition,
                @Nullable String afterTaskId,
                @Nullable String caseId,
                @Nullable String process,
                int limit,
                Object... values) {
            add(OPEN, afterTaskId == null ? "" : afterTaskId).add(condition, values);
            if (caseId != null) {
                add(" AND e.root_proc_inst_id_ = ?", caseId);
            }
            if (process != null) {
                add(" AND d.key_ = ?", process);
            }
            add(" ORDER BY t.id_ LIMIT ?", limit);
        }
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

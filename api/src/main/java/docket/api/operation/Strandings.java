package docket.api.operation;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import javax.sql.DataSource;

/**
 * Asks the database what waits for nobody: people leave, groups are emptied and deleted, and who decided once in a
 * round does not decide again. It looks at every open task and case, and so not at every call. Thread-safe.
 */
final class Strandings {

    private static final int QUERY_SECONDS = 10;

    /**
     * Sets are joined as wholes: asked for each task, 20,000 open cases took ten times as long. Documents are read of
     * the few cases only where the sizes of groups and the marks of a case leave a doubt.
     */
    private static final String QUESTION = """
            WITH crowd AS MATERIALIZED (
                SELECT group_id_, count(*) AS members, min(user_id_) AS one FROM camunda.act_id_membership GROUP BY group_id_
            ), offered AS MATERIALIZED (
                SELECT t.id_ AS task, e.root_proc_inst_id_ AS case_id, max(k.members) AS members
                  FROM camunda.act_ru_task t JOIN camunda.act_ru_execution e ON e.id_ = t.proc_inst_id_
                  LEFT JOIN camunda.act_ru_identitylink l ON l.task_id_ = t.id_ AND l.type_ = 'candidate'
                  LEFT JOIN crowd k ON k.group_id_ = l.group_id_
                 WHERE t.assignee_ IS NULL GROUP BY 1, 2
            ), held AS MATERIALIZED (
                SELECT t.id_ AS task, e.root_proc_inst_id_ AS case_id, t.assignee_ AS person,
                       count(l.id_) > 0 AND count(m.user_id_) = 0 AS left_group
                  FROM camunda.act_ru_task t JOIN camunda.act_ru_execution e ON e.id_ = t.proc_inst_id_
                  LEFT JOIN camunda.act_ru_identitylink l ON l.task_id_ = t.id_ AND l.type_ = 'candidate'
                  LEFT JOIN camunda.act_id_membership m ON m.group_id_ = l.group_id_ AND m.user_id_ = t.assignee_
                 WHERE t.assignee_ IS NOT NULL GROUP BY 1, 2, 3
            ), tasks AS MATERIALIZED (
                SELECT c.case_id, CASE WHEN o.members IS NULL THEN 'GONE' ELSE 'TOO_FEW' END AS why FROM offered o JOIN docket.case_view c ON c.case_id = o.case_id
                 WHERE coalesce(o.members, 0) <= 1 + cardinality(c.marks) AND NOT EXISTS (
                       SELECT FROM camunda.act_ru_identitylink l JOIN camunda.act_id_membership m ON m.group_id_ = l.group_id_
                        WHERE l.task_id_ = o.task AND l.type_ = 'candidate' AND m.user_id_ <> c.drafter
                          AND m.user_id_ <> ALL (ARRAY(
                              SELECT d ->> 'decidedBy' FROM json_array_elements(c.document -> 'rounds' -> -1 -> 'decisions') d)))
                UNION ALL
                SELECT c.case_id, CASE WHEN h.left_group OR NOT EXISTS (SELECT FROM camunda.act_id_user u WHERE u.id_ = h.person)
                                       THEN 'GONE' WHEN h.person = c.drafter THEN 'DRAFTER' ELSE 'TOO_FEW' END
                  FROM held h JOIN docket.case_view c ON c.case_id = h.case_id
                 WHERE NOT EXISTS (SELECT FROM camunda.act_id_user u WHERE u.id_ = h.person)
                    OR (c.state = 'OPEN' AND h.person = c.drafter)
                    OR (c.state = 'OPEN' AND c.marks && ARRAY[
                            'decision:APPROVE:' || h.person, 'decision:CONCUR:' || h.person, 'decision:DISSENT:' || h.person]
                        AND h.person = ANY (ARRAY(
                            SELECT d ->> 'decidedBy' FROM json_array_elements(c.document -> 'rounds' -> -1 -> 'decisions') d)))
                    OR (h.left_group AND 'step-claimed' = (
                            SELECT v.type FROM docket.domain_event v
                             WHERE v.stream = c.case_id AND v.type IN ('step-claimed', 'step-delegated')
                               AND convert_from(v.payload, 'UTF8')::json ->> 'taskId' = h.task
                             ORDER BY v.sequence DESC LIMIT 1))
            ), running AS MATERIALIZED (
                SELECT c.case_id, c.drafter, c.groups, c.users FROM camunda.act_ru_execution e
                  JOIN docket.case_view c ON c.case_id = e.id_
                 WHERE e.parent_id_ IS NULL AND c.state = 'OPEN'
            ), named AS MATERIALIZED (
                SELECT r.case_id FROM running r CROSS JOIN unnest(r.groups) g LEFT JOIN crowd k ON k.group_id_ = g
                 WHERE k.members IS NULL OR (k.members = 1 AND k.one = r.drafter)
                UNION
                SELECT r.case_id FROM running r CROSS JOIN unnest(r.users) p LEFT JOIN camunda.act_id_user u ON u.id_ = p
                 WHERE u.id_ IS NULL
            ), lines AS MATERIALIZED (
                SELECT c.case_id FROM named n JOIN docket.case_view c ON c.case_id = n.case_id
                 WHERE EXISTS (
                       SELECT FROM json_array_elements(c.document -> 'rounds' -> -1 -> 'line') s
                         LEFT JOIN crowd k ON k.group_id_ = s ->> 'group'
                         LEFT JOIN camunda.act_id_user u ON u.id_ = s ->> 'user'
                        WHERE s ->> 'state' = 'PENDING' AND CASE WHEN s ->> 'user' IS NULL
                              THEN k.members IS NULL OR (k.members = 1 AND k.one = c.drafter) ELSE u.id_ IS NULL END)
            )
            SELECT (SELECT count(*) FROM tasks), (SELECT count(*) FROM lines),
                   ARRAY(SELECT case_id FROM (SELECT case_id FROM tasks UNION SELECT * FROM lines) stranded
                          ORDER BY case_id DESC LIMIT 10),
                   ARRAY(SELECT why FROM tasks UNION SELECT 'GONE' FROM lines)""";

    private final DataSource connections;
    private final LastAnswer<Stranded> last;

    /**
     * @param connections opens a connection for each call
     * @param every how long an answer serves
     */
    Strandings(DataSource connections, Duration every) {
        this.connections = connections;
        this.last = new LastAnswer<>(every, this::ask);
    }

    /** @throws SQLException where the database does not answer in time */
    Stranded now() throws SQLException {
        return last.now();
    }

    private Stranded ask() throws SQLException {
        try (Connection connection = connections.getConnection();
                Statement statement = connection.createStatement()) {
            statement.setQueryTimeout(QUERY_SECONDS);
            try (ResultSet row = statement.executeQuery(QUESTION)) {
                row.next();
                List<String> cases = List.of((String[]) row.getArray(3).getArray());
                List<Stranded.Why> reasons = Arrays.stream(
                                (String[]) row.getArray(4).getArray())
                        .map(Stranded.Why::valueOf)
                        .sorted()
                        .toList();
                return new Stranded(row.getLong(1), row.getLong(2), cases, reasons);
            }
        }
    }
}

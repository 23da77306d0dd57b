package docket.audit;

import docket.engine.order.EntrySums;
import docket.engine.store.RecordStore;
import docket.engine.view.Projections;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * What holds between the record, what is shown of it, and the state of the process engine, at every moment and whoever acts.
 * What {@link EventRules} do not see of single events is looked at by one statement each, and so in one state of the database.
 */
public final class RecordRules {

    /**
     * A rule.
     *
     * @param finding how a sentence about a place where it does not hold begins
     * @param query answers the place's id, a row for each
     */
    public record Rule(String finding, String query) {}

    static final String OPEN_TASK = "a task that only the engine or only the record has open: ";

    /** Closed cases that have one are found where they are folded. */
    private static final String TASKS = """
            (SELECT case_id, task ->> 'taskId' AS id, task ->> 'user' AS person
               FROM docket.case_view, json_array_elements(document -> 'openTasks') task WHERE closed_at IS NULL)""";

    private static final List<Rule> ALL = List.of(
            new Rule("a key destroyed otherwise than the record says, of person ", """
                    SELECT coalesce(k.person, said.person) FROM docket.person_key k FULL JOIN
                           (SELECT e ->> 'person' AS person, count(*) AS times
                              FROM docket.domain_event, LATERAL (SELECT convert_from(payload, 'UTF8')::jsonb AS e) p
                             WHERE type = 'destruction-confirmed' AND subjects @> ARRAY['destruction']
                               AND e ->> 'kind' = 'ERASURE' GROUP BY 1) said USING (person)
                     WHERE coalesce(k.destroyed, 0) <> coalesce(said.times, 0)
                        OR (k.destroyed = 0 AND k.wrapped_key IS NULL)"""),
            new Rule("an open case without a process, or a process without an open case: ", """
                    SELECT coalesce(v.case_id, e.id_) FROM (SELECT case_id FROM docket.case_view WHERE closed_at IS NULL) v
                      FULL JOIN (SELECT id_ FROM camunda.act_ru_execution
                                  WHERE parent_id_ IS NULL AND super_exec_ IS NULL) e
                        ON e.id_ = v.case_id WHERE v.case_id IS NULL OR e.id_ IS NULL"""),
            new Rule(OPEN_TASK, """
                    SELECT coalesce(o.id, t.id_) FROM %s o FULL JOIN camunda.act_ru_task t ON t.id_ = o.id
                     WHERE o.id IS NULL OR t.id_ IS NULL""".formatted(TASKS)),
            new Rule("a task that the engine has given to somebody else than the record: ", """
                    SELECT o.id FROM %s o JOIN camunda.act_ru_task t ON t.id_ = o.id
                     WHERE o.person IS DISTINCT FROM t.assignee_""".formatted(TASKS)),
            new Rule("a task that the engine has at another place than the record: ", """
                    SELECT o.id || ', at ' || coalesce(e.act_id_, 'nothing') || ' and not ' || t.task_def_key_ || ', of '
                           || coalesce(p.root_proc_inst_id_, 'no process') || CASE WHEN t.suspension_state_ = 1 THEN '' ELSE ', suspended' END
                      FROM %s o JOIN camunda.act_ru_task t ON t.id_ = o.id
                      LEFT JOIN camunda.act_ru_execution e ON e.id_ = t.execution_id_
                      LEFT JOIN camunda.act_ru_execution p ON p.id_ = e.proc_inst_id_
                     WHERE e.act_id_ IS DISTINCT FROM t.task_def_key_ OR p.root_proc_inst_id_ IS DISTINCT FROM o.case_id
                        OR e.suspension_state_ IS DISTINCT FROM t.suspension_state_""".formatted(TASKS)),
            new Rule("a process that goes by another name than its case: ", """
                    SELECT id_ FROM camunda.act_ru_execution WHERE parent_id_ IS NULL AND super_exec_ IS NULL
                       AND business_key_ IS DISTINCT FROM id_"""),
            new Rule("the process engine has something of a process that is not there: ", """
                    SELECT what || ' ' || id FROM (
                         SELECT 'job' AS what, id_ AS id, process_instance_id_ AS process FROM camunda.act_ru_job WHERE batch_id_ IS NULL
                         UNION ALL SELECT 'variable', id_, proc_inst_id_ FROM camunda.act_ru_variable
                         UNION ALL SELECT 'incident', id_, proc_inst_id_ FROM camunda.act_ru_incident
                         UNION ALL SELECT 'external task', id_, proc_inst_id_ FROM camunda.act_ru_ext_task
                         UNION ALL SELECT 'event subscription', id_, proc_inst_id_ FROM camunda.act_ru_event_subscr) one
                     WHERE process IS NOT NULL
                       AND NOT EXISTS (SELECT FROM camunda.act_ru_execution e WHERE e.id_ = process)"""),
            new Rule("a registration number that leaves a gap, in ", """
                    SELECT coalesce(c.organization, given.organization) || ' ' || coalesce(c.year, given.year)
                      FROM docket.registration_counter c FULL JOIN
                           (SELECT substring(number FROM '(.*)-[0-9]{4}-[0-9]+$') AS organization, substring(number FROM '-([0-9]{4})-[0-9]+$')::integer AS year,
                                   count(DISTINCT number) AS times
                              FROM (SELECT number FROM docket.case_view WHERE number IS NOT NULL
                                    UNION ALL
                                    SELECT one ->> 'number' FROM docket.domain_event,
                                           jsonb_array_elements(convert_from(payload, 'UTF8')::jsonb -> 'cases') one
                                     WHERE subjects @> ARRAY['destruction'] AND type = 'destruction-confirmed'
                                       AND one ->> 'number' IS NOT NULL
                                       AND convert_from(payload, 'UTF8')::jsonb ->> 'kind' = 'DISPOSAL') v
                             GROUP BY 1, 2) given
                        ON given.organization = c.organization AND given.year = c.year
                     WHERE c.last_serial IS DISTINCT FROM given.times"""),
            new Rule(
                    "a budget line below zero: ",
                    "SELECT line_id FROM docket.budget_line_view WHERE available_minor < 0 AND controls = '{STOP}'"),
            new Rule("a budget line that an approved allocation gave and nobody appropriated so: ", """
                    SELECT line ->> 'lineId' FROM docket.allocation_round_view,
                           json_array_elements(document -> 'state' -> 'lines') line
                     WHERE NOT EXISTS (SELECT FROM docket.domain_event e WHERE e.stream = line ->> 'lineId'
                             AND e.type = 'funds-appropriated'
                             AND convert_from(e.payload, 'UTF8')::jsonb #>> '{amount,minor}' = line #>> '{granted,minor}')"""),
            new Rule("money that is not where the case's state says, of case ", """
                    WITH moved AS (SELECT e.subjects[1] AS case_id, e.stream AS line,
                                          sum((convert_from(payload, 'UTF8')::jsonb #>> '{amount,minor}')::numeric
                                              * CASE WHEN type IN ('funds-reserved', 'commitment-returned') THEN 1 ELSE -1 END) AS rest,
                                          count(*) FILTER (WHERE type = 'funds-committed')
                                              - count(*) FILTER (WHERE type = 'commitment-returned') AS committed,
                                          (array_agg(type ORDER BY sequence DESC))[1]
                                              IN ('funds-reserved', 'commitment-returned') AS held
                                     FROM docket.budget_line_view l JOIN docket.domain_event e ON e.stream = l.line_id
                                    WHERE type IN ('funds-reserved', 'funds-released', 'funds-committed', 'commitment-returned')
                                    GROUP BY 1, 2),
                         holds AS (SELECT case_id, bool_or(held) AS held, count(*) FILTER (WHERE committed > 1) AS twice,
                                         sum(committed) AS committed,
                                         min(rest) AS least FROM moved GROUP BY 1)
                    SELECT case_id FROM holds LEFT JOIN docket.case_view v USING (case_id)
                     WHERE least < 0 OR twice > 0 OR held AND (v.case_id IS NULL OR closed_at IS NOT NULL)
                        OR committed > 0 AND (v.case_id IS NULL OR state NOT IN ('APPROVED', 'DISPOSED'))"""),
            new Rule("a change of budgets that is not in all its lines, or that nobody approved, of case ", """
                    SELECT change.case_id FROM (
                        SELECT p ->> 'caseId' AS case_id, sum((p #>> '{amount,minor}')::numeric * CASE type WHEN 'funds-carried-out' THEN -1 ELSE 1 END)
                                   FILTER (WHERE type <> 'budget-changed'
                                        OR p ->> 'changeType' IN ('REALLOCATION', 'TRANSFER', 'CONTINGENCY')) AS left_over
                          FROM docket.budget_line_view l JOIN docket.domain_event e ON e.stream = l.line_id
                               CROSS JOIN LATERAL (SELECT convert_from(payload, 'UTF8')::jsonb AS p) read
                         WHERE type IN ('budget-changed', 'funds-carried-out', 'funds-carried-in') GROUP BY 1) change
                      LEFT JOIN docket.case_view v ON v.case_id = change.case_id
                     WHERE left_over <> 0 OR v.case_id IS NULL OR v.state NOT IN ('APPROVED', 'DISPOSED')"""),
            new Rule("money that is bound or ordered and belongs to a case that is over: case ", """
                    WITH spent AS (SELECT coalesce(p ->> 'commitment', p ->> 'caseId') AS case_id, type,
                                          (p #>> '{amount,minor}')::numeric AS minor
                                     FROM docket.budget_line_view l JOIN docket.domain_event e ON e.stream = l.line_id
                                          CROSS JOIN LATERAL (SELECT convert_from(payload, 'UTF8')::jsonb AS p) read
                                    WHERE type IN ('commitment-released', 'commitment-returned', 'funds-disbursed', 'disbursement-returned',
                                                   'funds-paid', 'share-bound')
                                       OR type = 'funds-committed' AND p ->> 'by' IS NOT NULL
                                       OR type LIKE 'funds-carried-%' AND p ->> 'commitment' IS NOT NULL)
                    SELECT case_id FROM spent JOIN docket.case_view USING (case_id) WHERE closed_at IS NOT NULL
                     GROUP BY case_id
                    HAVING sum(minor * CASE WHEN type IN ('funds-committed', 'share-bound', 'funds-carried-in',
                                                          'disbursement-returned') THEN 1
                                            WHEN type = 'funds-paid' THEN 0 ELSE -1 END) <> 0
                        OR sum(minor * CASE type WHEN 'funds-disbursed' THEN 1 WHEN 'disbursement-returned' THEN -1
                                                 WHEN 'funds-paid' THEN -1 ELSE 0 END) <> 0"""));

    private RecordRules() {}

    /** A sentence for each place where the record, what is shown of it or the process engine's state is not what it must be. */
    public static List<String> broken(DataSource database) throws SQLException, InterruptedException {
        JdbcTemplate sql = new JdbcTemplate(database);
        Projections projections = new Projections(new RecordStore(database), database);
        try (Connection connection = database.getConnection()) {
            EventPass events = new EventPass(connection, projections, new EntrySums(0), "");
            events.run((what, done, all) -> {}, 0);
            List<String> findings = new ArrayList<>(events.findings());
            findings.addAll(broken(sql, ALL));
            findings.addAll(events.rules().withoutKey(sql));
            findings.addAll(events.rules().otherModels(sql));
            findings.addAll(events.rules().deployments.differing(sql));
            return findings;
        }
    }

    static List<Rule> ofState() {
        return ALL;
    }

    /** A sentence for each place where a rule does not hold. */
    public static List<String> broken(JdbcTemplate sql, List<Rule> rules) {
        List<String> findings = new ArrayList<>();
        rules.forEach(rule ->
                sql.queryForList(rule.query(), String.class).forEach(found -> findings.add(rule.finding() + found)));
        return findings;
    }
}

package docket.api.cli.drill;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;

/** What holds in the database at every moment, whoever acts. */
final class Rules {

    /** How a finding begins, and the query that answers one row for each. */
    private static final Map<String, String> ALL = Map.of(
            "an open case without a process, or a process without an open case: ",
            """
            SELECT coalesce(v.case_id, e.id_) FROM (SELECT case_id FROM docket.case_view WHERE closed_at IS NULL) v
              FULL JOIN (SELECT id_ FROM camunda.act_ru_execution WHERE parent_id_ IS NULL AND super_exec_ IS NULL) e
                ON e.id_ = v.case_id WHERE v.case_id IS NULL OR e.id_ IS NULL""",
            "a task that only the engine or only the record has open: ",
            """
            SELECT coalesce(o.id, t.id_) FROM (SELECT task ->> 'taskId' AS id FROM docket.case_view,
                     jsonb_array_elements(document -> 'openTasks') task) o
              FULL JOIN camunda.act_ru_task t ON t.id_ = o.id WHERE o.id IS NULL OR t.id_ IS NULL""",
            "an incident, or a job without retries: ",
            """
            SELECT id_ FROM camunda.act_ru_incident UNION ALL
            SELECT id_ FROM camunda.act_ru_job WHERE retries_ = 0""",
            "a job that nobody does for ten minutes: ",
            """
            SELECT id_ FROM camunda.act_ru_job
             WHERE coalesce(duedate_, create_time_) < localtimestamp - interval '10 minutes'""",
            "a timer that did not fire once: ",
            """
            SELECT v.case_id FROM docket.case_view v CROSS JOIN LATERAL
                   (SELECT count(*) AS times FROM docket.domain_event
                     WHERE stream = v.case_id AND type IN ('case-scored', 'scoring-failed')) fired
             WHERE v.process = 'reminded-approval'
               AND CASE WHEN EXISTS (SELECT FROM camunda.act_ru_job WHERE process_instance_id_ = v.case_id)
                        THEN times <> 0 WHEN v.closed_at IS NULL THEN times <> 1 ELSE times > 1 END""",
            "a registration number that leaves a gap, in ",
            """
            SELECT organization || ' ' || year FROM docket.registration_counter c WHERE last_serial IS DISTINCT FROM
                   (SELECT count(DISTINCT number) FROM docket.case_view v
                     WHERE v.organization = c.organization AND number IS NOT NULL)""",
            "a budget line below zero: ",
            "SELECT line_id FROM docket.budget_line_view WHERE available_minor < 0",
            "money that is not where the case's state says, of case ",
            """
            WITH moved AS (SELECT convert_from(payload, 'UTF8')::jsonb AS e, type FROM docket.domain_event
                            WHERE type IN ('funds-reserved', 'funds-released', 'funds-committed')),
                 held AS (SELECT e ->> 'caseId' AS case_id,
                                 sum(CASE type WHEN 'funds-reserved' THEN 1 ELSE -1 END) AS reserved,
                                 count(*) FILTER (WHERE type = 'funds-committed') AS committed
                            FROM moved GROUP BY 1)
            SELECT v.case_id FROM docket.case_view v LEFT JOIN held USING (case_id)
             WHERE v.process = 'budget-request'
               AND (coalesce(reserved, 0) <> CASE state WHEN 'OPEN' THEN 1 ELSE 0 END
                    OR coalesce(committed, 0) <> CASE state WHEN 'APPROVED' THEN 1 ELSE 0 END)""");

    private Rules() {}

    /** A sentence for each place where one does not hold. */
    static List<String> broken(JdbcTemplate sql) {
        List<String> findings = new ArrayList<>();
        ALL.forEach(
                (rule, query) -> sql.queryForList(query, String.class).forEach(found -> findings.add(rule + found)));
        return findings;
    }
}

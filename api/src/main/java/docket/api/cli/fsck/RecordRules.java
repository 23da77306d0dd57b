package docket.api.cli.fsck;

import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * What holds between the record, what is shown of it, and the state of the process engine, at every moment and whoever acts:
 * each is looked at in one statement, and so in one state of the database.
 */
public final class RecordRules {

    /**
     * A rule.
     *
     * @param finding how a sentence about a place where it does not hold begins
     * @param query answers the place's id, a row for each
     */
    public record Rule(String finding, String query) {}

    private static final String TASKS = """
            (SELECT case_id, task ->> 'taskId' AS id, task ->> 'user' AS person
               FROM docket.case_view, jsonb_array_elements(document -> 'openTasks') task)""";

    private static final List<Rule> ALL = List.of(
            new Rule("a gap in the events of ", """
                    SELECT stream FROM docket.domain_event GROUP BY stream
                    HAVING count(*) <> max(sequence) + 1 OR min(sequence) <> 0"""),
            new Rule("a closing that counts other events than there are, of case ", """
                    SELECT stream FROM docket.domain_event WHERE type = 'case-closed'
                       AND (convert_from(payload, 'UTF8')::jsonb ->> 'precedingEvents')::bigint <> sequence"""),
            new Rule("an opening or closing shown at another time than recorded, of case ", """
                    SELECT case_id FROM docket.case_view
                     WHERE abs(extract(epoch FROM opened_at - (document ->> 'openedAt')::timestamptz)) > 0.001
                        OR (closed_at IS NULL) <> (document ->> 'closedAt' IS NULL)
                        OR abs(extract(epoch FROM closed_at - (document ->> 'closedAt')::timestamptz)) > 0.001"""),
            new Rule("an event filed under other cases or tasks than it is about: event ", """
                    SELECT event_id FROM docket.domain_event WHERE type <> 'engine-advanced' AND subjects IS DISTINCT FROM
                           CASE WHEN type IN ('step-decided', 'step-lapsed', 'case-resubmitted', 'case-withdrawn')
                                THEN array_remove(ARRAY[stream, convert_from(payload, 'UTF8')::jsonb ->> 'taskId'], NULL)
                                WHEN type IN ('funds-reserved', 'funds-committed', 'funds-released')
                                THEN ARRAY[convert_from(payload, 'UTF8')::jsonb ->> 'caseId']
                                WHEN type = 'record-read'
                                THEN array_remove(ARRAY['read:' || (convert_from(payload, 'UTF8')::jsonb ->> 'caseId')], NULL)
                                WHEN type LIKE 'destruction-%'
                                THEN 'destruction'::text || ARRAY(
                                     SELECT one ->> 'caseId' FROM jsonb_array_elements(
                                            convert_from(payload, 'UTF8')::jsonb -> 'cases') WITH ORDINALITY AS e(one, n)
                                      ORDER BY n)
                                WHEN type = 'log-key-taken' THEN ARRAY['docket-log']
                                WHEN type = 'master-key-rotated' THEN ARRAY['docket-master-key']
                                WHEN stream_type = 'CaseFile' THEN ARRAY[stream]
                                ELSE '{}' END"""),
            new Rule("a step of the engine filed under other cases than it is about: event ", """
                    SELECT event_id FROM docket.domain_event CROSS JOIN LATERAL
                           (SELECT convert_to('"cases":[' || CASE WHEN subjects = '{}' THEN ''
                                   ELSE '"' || array_to_string(subjects, '","') || '"' END || ']}', 'UTF8') AS ending) said
                     WHERE type = 'engine-advanced'
                       AND substring(payload FROM length(payload) - length(ending) + 1) <> ending"""),
            new Rule("an event that says it is of another kind of thing: event ", """
                    SELECT event_id FROM docket.domain_event WHERE (stream_type IS NOT DISTINCT FROM 'CaseFile')
                           <> (type LIKE 'case-%' OR type LIKE 'step-%' OR type IN
                               ('scoring-failed', 'authority-resolved', 'content-revised', 'operator-intervened'))
                        OR (stream_type IS NOT DISTINCT FROM 'BudgetLine') <> (type LIKE 'funds-%')
                        OR (stream_type IS NOT DISTINCT FROM 'Destruction') <> (type LIKE 'destruction-%')"""),
            new Rule("a key destroyed otherwise than the record says, of person ", """
                    SELECT coalesce(k.person, said.person) FROM docket.person_key k FULL JOIN
                           (SELECT e ->> 'person' AS person, count(*) AS times
                              FROM docket.domain_event, LATERAL (SELECT convert_from(payload, 'UTF8')::jsonb AS e) p
                             WHERE type = 'destruction-confirmed' AND e ->> 'kind' = 'ERASURE' GROUP BY 1) said USING (person)
                     WHERE coalesce(k.destroyed, 0) <> coalesce(said.times, 0)
                        OR (k.destroyed = 0 AND k.wrapped_key IS NULL)"""),
            new Rule("an open case without a process, or a process without an open case: ", """
                    SELECT coalesce(v.case_id, e.id_) FROM (SELECT case_id FROM docket.case_view WHERE closed_at IS NULL) v
                      FULL JOIN (SELECT id_ FROM camunda.act_ru_execution
                                  WHERE parent_id_ IS NULL AND super_exec_ IS NULL) e
                        ON e.id_ = v.case_id WHERE v.case_id IS NULL OR e.id_ IS NULL"""),
            new Rule("a task that only the engine or only the record has open: ", """
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
            new Rule("a registration number that leaves a gap, in ", """
                    SELECT coalesce(c.organization, given.organization) || ' ' || coalesce(c.year, given.year)
                      FROM docket.registration_counter c FULL JOIN
                           (SELECT organization, substring(number FROM '-([0-9]{4})-[0-9]+$')::integer AS year,
                                   count(DISTINCT number) AS times
                              FROM (SELECT organization, number FROM docket.case_view WHERE number IS NOT NULL
                                    UNION ALL
                                    SELECT one ->> 'organization', one ->> 'number' FROM docket.domain_event,
                                           jsonb_array_elements(convert_from(payload, 'UTF8')::jsonb -> 'cases') one
                                     WHERE subjects @> ARRAY['destruction'] AND type = 'destruction-confirmed'
                                       AND one ->> 'number' IS NOT NULL
                                       AND convert_from(payload, 'UTF8')::jsonb ->> 'kind' = 'DISPOSAL') v
                             GROUP BY 1, 2) given
                        ON given.organization = c.organization AND given.year = c.year
                     WHERE c.last_serial IS DISTINCT FROM given.times"""),
            new Rule("a model that is not the one that was trained: ", """
                    SELECT coalesce(m.name, t.name) || ' ' || coalesce(m.version, t.version) FROM docket.model m FULL JOIN
                           (SELECT e ->> 'sha256' AS sha256, e ->> 'name' AS name, (e ->> 'version')::integer AS version
                              FROM docket.domain_event, LATERAL (SELECT convert_from(payload, 'UTF8')::jsonb AS e) p
                             WHERE type = 'model-trained') t
                        ON t.sha256 = m.sha256 AND t.name = m.name AND t.version = m.version
                     WHERE m.sha256 IS NULL OR t.sha256 IS NULL OR m.sha256 <> encode(sha256(m.card), 'hex')"""),
            new Rule("sealed fields without the key that sealed them, of person ", """
                    SELECT DISTINCT field ->> 'person' FROM docket.case_view CROSS JOIN LATERAL
                           jsonb_path_query(document, '$.contents[*].fields.* ? (exists(@.sealed))') field
                     WHERE NOT EXISTS (SELECT FROM docket.person_key WHERE person = field ->> 'person')"""),
            new Rule(
                    "a budget line below zero: ",
                    "SELECT line_id FROM docket.budget_line_view WHERE available_minor < 0"),
            new Rule("money that is not where the case's state says, of case ", """
                    WITH moved AS (SELECT convert_from(payload, 'UTF8')::jsonb AS e, type FROM docket.domain_event
                                    WHERE type IN ('funds-reserved', 'funds-released', 'funds-committed')),
                         held AS (SELECT e ->> 'caseId' AS case_id,
                                         sum(CASE type WHEN 'funds-reserved' THEN 1 ELSE -1 END) AS reserved,
                                         count(*) FILTER (WHERE type = 'funds-committed') AS committed
                                    FROM moved GROUP BY 1)
                    SELECT v.case_id FROM docket.case_view v LEFT JOIN held USING (case_id)
                     WHERE v.process = 'budget-request'
                       AND (coalesce(reserved, 0) <> CASE state WHEN 'OPEN' THEN 1 ELSE 0 END
                            OR coalesce(committed, 0) <> CASE state WHEN 'APPROVED' THEN 1 ELSE 0 END)"""));

    private RecordRules() {}

    public static List<Rule> all() {
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

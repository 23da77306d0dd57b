package docket.api.cli.drill;

import docket.api.cli.drill.Ledger.Act;
import docket.engine.order.LogVerifier;
import docket.engine.store.RecordStore;
import docket.engine.view.Projections;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Compares what is in the database with what was acknowledged, and the engine's state with the events. Nobody acts
 * meanwhile. Each finding is a sentence; none is what everybody hopes for.
 */
final class Examination {

    private static final String AGENCY = "docket.example";
    private static final int PATIENCE_MILLIS = 120_000;
    private static final int PAUSE_MILLIS = 50;

    /** Answers one row for each finding. */
    private static final Map<String, String> RULES = Map.of(
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

    private final JdbcTemplate sql;
    private final Projections projections;
    private final LogVerifier log;

    Examination(DataSource database) {
        this.sql = new JdbcTemplate(database);
        this.projections = new Projections(new RecordStore(database, List.of()), database);
        this.log = new LogVerifier(database, AGENCY);
    }

    /** @param touched the cases to fold anew from their events */
    List<String> findings(Map<String, List<Act>> acknowledged, Set<String> touched) throws InterruptedException {
        List<String> findings = new ArrayList<>();
        await("SELECT count(*) FROM camunda.act_ru_job WHERE retries_ > 0", "a job that is not done", findings);
        await(
                "SELECT (SELECT count(*) FROM docket.domain_event) - (SELECT count(*) FROM docket.log_entry)",
                "an event that has no number",
                findings);
        log.verify().findings().forEach(finding -> findings.add(finding.toString()));
        RULES.forEach(
                (rule, query) -> sql.queryForList(query, String.class).forEach(found -> findings.add(rule + found)));
        findings.addAll(acts(acknowledged));
        for (String caseId : touched) {
            Projections.Comparison comparison = projections.compare(caseId);
            if (comparison == null) {
                findings.add("case " + caseId + " was acknowledged and has no event");
            } else if (!comparison.agrees()) {
                findings.add("case " + caseId + " is shown otherwise than its events say: " + comparison.differences());
            }
        }
        return findings;
    }

    private void await(String count, String finding, List<String> findings) throws InterruptedException {
        long giveUp = System.currentTimeMillis() + PATIENCE_MILLIS;
        while (!Long.valueOf(0).equals(sql.queryForObject(count, Long.class))) {
            if (System.currentTimeMillis() > giveUp) {
                findings.add(finding + ", after " + PATIENCE_MILLIS / 1_000 + " s");
                return;
            }
            Thread.sleep(PAUSE_MILLIS);
        }
    }

    /** Every acknowledged act is there once, and no other. */
    private List<String> acts(Map<String, List<Act>> acknowledged) {
        Map<String, List<Act>> recorded = new HashMap<>();
        sql.query("""
                SELECT stream, type, e ->> 'taskId', e ->> 'person', e ->> 'decision'
                  FROM (SELECT stream, global_index, type, convert_from(payload, 'UTF8')::jsonb AS e
                          FROM docket.domain_event
                         WHERE type IN ('case-opened', 'step-decided', 'case-resubmitted', 'case-withdrawn')) events
                 ORDER BY global_index""", row -> {
            List<Act> acts = recorded.computeIfAbsent(row.getString(1), caseId -> new ArrayList<>());
            if (!row.getString(2).equals("case-opened")) {
                acts.add(new Act(row.getString(2), row.getString(3), row.getString(4), row.getString(5)));
            }
        });
        Set<String> cases = new TreeSet<>(acknowledged.keySet());
        cases.addAll(recorded.keySet());
        List<String> findings = new ArrayList<>();
        for (String caseId : cases) {
            if (!String.valueOf(acknowledged.get(caseId)).equals(String.valueOf(recorded.get(caseId)))) {
                findings.add("case " + caseId + ": acknowledged " + acknowledged.get(caseId) + ", recorded "
                        + recorded.get(caseId));
            }
        }
        return findings;
    }
}

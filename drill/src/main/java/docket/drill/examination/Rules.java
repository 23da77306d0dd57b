package docket.drill.examination;

import docket.audit.RecordRules;
import docket.audit.RecordRules.Rule;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** The rules that hold in a drill's database at every moment, besides those that hold in every other one. */
public final class Rules {

    private static final List<Rule> MORE = List.of(
            new Rule("an incident, or a job without retries: ", """
                    SELECT id_ FROM camunda.act_ru_incident UNION ALL
                    SELECT id_ FROM camunda.act_ru_job WHERE retries_ = 0"""),
            new Rule("a job that nobody does for ten minutes: ", """
                    SELECT id_ FROM camunda.act_ru_job
                     WHERE coalesce(duedate_, create_time_) < localtimestamp - interval '10 minutes'"""),
            new Rule("a timer that did not fire once: ", """
                    SELECT v.case_id FROM docket.case_view v CROSS JOIN LATERAL
                           (SELECT count(*) AS times FROM docket.domain_event
                             WHERE stream = v.case_id AND type IN ('case-scored', 'scoring-failed')) fired
                     WHERE v.process = 'reminded-approval'
                       AND CASE WHEN EXISTS (SELECT FROM camunda.act_ru_job WHERE process_instance_id_ = v.case_id)
                                THEN times <> 0 WHEN v.closed_at IS NULL THEN times <> 1 ELSE times > 1 END"""));

    private Rules() {}

    /** A sentence for each place where a rule does not hold. */
    public static List<String> broken(DataSource database) throws SQLException, InterruptedException {
        List<String> findings = new ArrayList<>(RecordRules.broken(database));
        findings.addAll(RecordRules.broken(new JdbcTemplate(database), MORE));
        return findings;
    }
}

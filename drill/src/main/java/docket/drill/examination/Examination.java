package docket.drill.examination;

import docket.drill.clerks.Ledger.Act;
import docket.drill.victim.Patience;
import docket.engine.casefile.view.CaseView;
import docket.engine.order.LogVerifier;
import docket.engine.store.RecordStore;
import docket.engine.view.Projected.Comparison;
import docket.engine.view.Projections;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Compares what is in the database with what was acknowledged, and the engine's state with the events. No client acts
 * meanwhile. Each finding is a sentence; none is what everybody hopes for. It reads each event once: looked at again,
 * it goes on from where it stopped. A fresh one looks at everything.
 */
public final class Examination {

    private static final String AGENCY = "docket.example";
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Duration patience;

    /** The log index of the first entry that was not looked at. */
    private long next;
    /** The transaction before which every event has been numbered. */
    private String horizon = "0";

    private final Map<String, List<Act>> recorded = new HashMap<>();
    private Map<String, List<Act>> compared = Map.of();

    public Examination() {
        this(PATIENCE);
    }

    /** @param patience how long an event may wait for its number before that is a finding */
    public Examination(Duration patience) {
        this.patience = patience;
    }

    public List<String> findings(DataSource database, Map<String, List<Act>> acknowledged)
            throws SQLException, InterruptedException {
        try (Connection connection = database.getConnection()) {
            return findings(connection, acknowledged);
        }
    }

    public List<String> findings(Connection connection, Map<String, List<Act>> acknowledged)
            throws SQLException, InterruptedException {
        DataSource database = new SingleConnectionDataSource(connection, true);
        return findings(database, new JdbcTemplate(database), acknowledged);
    }

    private List<String> findings(DataSource database, JdbcTemplate sql, Map<String, List<Act>> acknowledged)
            throws SQLException, InterruptedException {
        List<String> findings = new ArrayList<>();
        boolean numbered = Patience.until(sql, patience.toMillis(), """
                SELECT NOT EXISTS (SELECT FROM docket.domain_event e WHERE xid >= ?::xid8
                    AND NOT EXISTS (SELECT FROM docket.log_entry l WHERE l.global_index = e.global_index))""", horizon);
        if (!numbered) {
            findings.add("an event that has no number, after " + patience.toSeconds() + " s");
        }
        Set<String> touched = new TreeSet<>(acknowledged.keySet());
        touched.removeIf(caseId -> Objects.equals(acknowledged.get(caseId), compared.get(caseId)));
        read(sql, touched);
        findings.addAll(log(database, sql));
        findings.addAll(Rules.broken(database));
        Projections projections = new Projections(new RecordStore(database), database);
        for (String caseId : touched) {
            if (!Objects.equals(acknowledged.get(caseId), recorded.get(caseId))) {
                findings.add("case " + caseId + ": acknowledged " + acknowledged.get(caseId) + ", recorded "
                        + recorded.get(caseId));
            }
            Comparison<CaseView> comparison = projections.of(CaseView.class).compare(caseId);
            if (comparison == null) {
                findings.add("case " + caseId + " was acknowledged and has no event");
            } else if (!comparison.agrees()) {
                findings.add("case " + caseId + " is shown otherwise than its events say: " + comparison.differences());
            }
        }
        compared = Map.copyOf(acknowledged);
        return findings;
    }

    /** Reads every act that was recorded since, in the one order, and the cases in which anything happened. */
    private void read(JdbcTemplate sql, Set<String> touched) {
        sql.query(
                """
                SELECT e.stream, e.type, act ->> 'taskId', act ->> 'person', act ->> 'decision'
                  FROM docket.log_entry l JOIN docket.domain_event e USING (global_index)
                  CROSS JOIN LATERAL (SELECT CASE WHEN e.type IN ('step-decided', 'case-resubmitted', 'case-withdrawn')
                                                  THEN convert_from(e.payload, 'UTF8')::jsonb END AS act) acts
                 WHERE l.log_index >= ? AND e.stream_type = 'CaseFile' ORDER BY l.log_index""",
                row -> {
                    String caseId = row.getString(1);
                    String type = row.getString(2);
                    touched.add(caseId);
                    List<Act> acts = recorded.computeIfAbsent(caseId, id -> new ArrayList<>());
                    if (row.getString(4) != null && !type.equals("case-opened")) {
                        acts.add(new Act(type, row.getString(3), row.getString(4), row.getString(5)));
                    }
                },
                next);
    }

    /** Looks at the last entry of the last time again: a log that has become shorter is found so. */
    private List<String> log(DataSource database, JdbcTemplate sql) {
        long from = Math.max(0, next - 1);
        LogVerifier.Report report = new LogVerifier(database, AGENCY).verify(from);
        List<String> findings = new ArrayList<>();
        report.findings().forEach(finding -> findings.add(finding.toString()));
        if (next > 0 && report.entries() == 0) {
            findings.add("the log ends before entry " + from + ", which was there");
        }
        next = from + report.entries();
        horizon =
                sql
                        .queryForList(
                                "SELECT horizon FROM docket.log_entry WHERE log_index = ?", String.class, next - 1)
                        .stream()
                        .findFirst()
                        .orElse("0");
        return findings;
    }
}

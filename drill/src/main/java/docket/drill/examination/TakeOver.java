package docket.drill.examination;

import docket.drill.victim.Patience;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;

/** Measures how soon the other nodes take over what a dead or paused one held. */
public final class TakeOver {

    private static final int NUMBERED_WITHIN_MILLIS = 10_000;

    private final JdbcTemplate sql;
    private final long jobsWithinMillis;

    /** @param jobsWithinMillis how long a job may wait for another node */
    public TakeOver(JdbcTemplate sql, long jobsWithinMillis) {
        this.sql = sql;
        this.jobsWithinMillis = jobsWithinMillis;
    }

    /** Seconds until all was numbered that was stored before, and until all jobs were done that somebody had. */
    public record Times(double numbered, int jobs, double done, List<String> findings) {}

    public Times measured() throws InterruptedException {
        long began = System.nanoTime();
        List<String> held =
                sql.queryForList("SELECT id_ FROM camunda.act_ru_job WHERE lock_owner_ IS NOT NULL", String.class);
        Long last = sql.queryForObject("SELECT coalesce(max(global_index), 0) FROM docket.domain_event", Long.class);
        List<String> findings = new ArrayList<>();
        if (!Patience.until(sql, NUMBERED_WITHIN_MILLIS, """
                SELECT NOT EXISTS (SELECT FROM docket.domain_event e WHERE global_index BETWEEN ? - 1000 AND ?
                    AND NOT EXISTS (SELECT FROM docket.log_entry l WHERE l.global_index = e.global_index))""", last, last)) {
            findings.add("no other node numbers events, after " + NUMBERED_WITHIN_MILLIS / 1_000 + " s");
        }
        double numbered = (System.nanoTime() - began) / 1e9;
        if (!Patience.until(
                sql,
                jobsWithinMillis,
                "SELECT NOT EXISTS (SELECT FROM camunda.act_ru_job WHERE id_ = ANY (?))",
                (Object) held.toArray(String[]::new))) {
            findings.add("no other node does the jobs that a node held, after " + jobsWithinMillis / 1_000 + " s");
        }
        return new Times(numbered, held.size(), (System.nanoTime() - began) / 1e9, findings);
    }
}

package docket.engine.destruction;

import docket.engine.casefile.view.CaseView;
import docket.engine.organization.Machine;
import docket.engine.unit.Act;
import docket.engine.unit.Door;
import docket.engine.unit.RootUnit;
import docket.engine.view.Projections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Carries out disposals that are on record and in the log: the database removes what the cases' events say, and what is
 * shown of them is made anew from what is left. What a killed program left undone is done by the next; several nodes do
 * it once.
 */
public final class Disposals implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Disposals.class);
    private static final Act ACT = new Act(new Machine("docket-disposal", "1"), Door.JOB);
    private static final int EVERY_SECONDS = 5;
    private static final String DUE = """
            SELECT c.stream FROM docket.domain_event c JOIN docket.log_entry USING (global_index)
             WHERE c.subjects @> ARRAY['destruction'] AND c.type = 'destruction-confirmed'
               AND convert_from(c.payload, 'UTF8')::jsonb ->> 'kind' = 'DISPOSAL'
               AND EXISTS (SELECT FROM docket.domain_event e JOIN jsonb_array_elements(
                             convert_from(c.payload, 'UTF8')::jsonb -> 'cases') one ON e.stream = one ->> 'caseId'
                            WHERE e.sequence = 0 AND octet_length(e.payload_salt) > 0)
             ORDER BY c.global_index""";
    private static final String CASES = """
            SELECT one ->> 'caseId' FROM docket.domain_event c,
                   jsonb_array_elements(convert_from(c.payload, 'UTF8')::jsonb -> 'cases') one
             WHERE c.stream = ? AND c.type = 'destruction-confirmed'""";

    private final RootUnit rootUnit;
    private final Projections projections;
    private final JdbcTemplate jdbc;
    private final Set<String> failed = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "docket-disposal");
        thread.setDaemon(true);
        return thread;
    });

    public Disposals(RootUnit rootUnit, Projections projections, DataSource dataSource) {
        this.rootUnit = rootUnit;
        this.projections = projections;
        this.jdbc = new JdbcTemplate(dataSource);
    }

    public void start() {
        thread.scheduleWithFixedDelay(this::attempt, EVERY_SECONDS, EVERY_SECONDS, TimeUnit.SECONDS);
    }

    private void attempt() {
        try {
            carryOut();
        } catch (RuntimeException e) {
            LOG.warn("Disposals were not looked for; it is tried again: {}", e.toString());
        }
    }

    /**
     * Carries out all that is due, each in a unit of its own; one that the database refuses keeps no other. Answers how
     * many events were emptied.
     */
    public long carryOut() {
        long emptied = 0;
        for (String destruction : jdbc.queryForList(DUE, String.class)) {
            try {
                emptied += rootUnit.execute(ACT, () -> carryOut(destruction));
            } catch (DataAccessException e) {
                if (failed.add(destruction)) {
                    LOG.error("Disposal {} is on record and cannot be carried out; it is tried again", destruction, e);
                }
            }
        }
        return emptied;
    }

    private long carryOut(String destruction) {
        Long emptied = jdbc.queryForObject("SELECT docket.dispose(?)", Long.class, destruction);
        List<String> cases = jdbc.queryForList(CASES, String.class, destruction);
        projections.of(CaseView.class).refold(cases);
        LOG.info("Disposal {}: {} events of {} cases are emptied", destruction, emptied, cases.size());
        return emptied == null ? 0 : emptied;
    }

    @Override
    public void close() throws InterruptedException {
        thread.shutdown();
        thread.awaitTermination(5, TimeUnit.SECONDS);
    }
}

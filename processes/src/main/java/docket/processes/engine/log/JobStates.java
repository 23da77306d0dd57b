package docket.processes.engine.log;

import docket.engine.advanced.EngineAdvanced.EngineStep;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.impl.persistence.entity.SuspensionState;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The jobs of cases that a unit left otherwise than they were made: with other retries, another due date, suspended.
 * The engine's history tells none of it, least of all of many at once. Not thread-safe.
 */
final class JobStates {

    private static final String NAMESPACE = JobEntity.class.getName() + '.';

    /**
     * The statements that change the jobs of whole definitions or instances; only the database knows which rows they
     * meet.
     */
    private static final Set<String> OF_MANY = Set.of(
            NAMESPACE + "updateJobSuspensionStateByParameters", NAMESPACE + "updateFailedJobRetriesByParameters");

    private static final String NOW = """
            SELECT j.id_, j.process_instance_id_, e.root_proc_inst_id_, j.retries_, j.suspension_state_,
                   j.duedate_ AT TIME ZONE 'UTC' AS due
              FROM camunda.act_ru_job j JOIN camunda.act_ru_execution e ON e.id_ = j.process_instance_id_
             WHERE j.batch_id_ IS NULL AND (j.id_ = ANY (?) OR ? AND j.xmin = pg_current_xact_id()::xid)
             ORDER BY j.id_""";

    private final Set<String> written = new LinkedHashSet<>();
    private boolean many;

    /** A job as it is now. */
    record State(String instance, String caseId, EngineStep step) {}

    void wrote(String statement, @Nullable Object parameter) {
        if (OF_MANY.contains(statement)) {
            many = true;
        } else if (parameter instanceof JobEntity job
                && statement.startsWith(NAMESPACE)
                && (statement.startsWith("update", NAMESPACE.length()) || isSuspended(job))) {
            written.add(job.getId());
        }
    }

    private static boolean isSuspended(JobEntity job) {
        return job.getSuspensionState() == SuspensionState.SUSPENDED.getStateCode();
    }

    /** Reads how the jobs are now, in the transaction that wrote them. */
    List<State> now(JdbcTemplate database) {
        return written.isEmpty() && !many
                ? List.of()
                : database.query(
                        NOW,
                        (row, n) -> {
                            Map<String, String> facts = new TreeMap<>();
                            facts.put("job", row.getString(1));
                            facts.put("instance", row.getString(2));
                            facts.put("retries", row.getString(4));
                            facts.put(
                                    "suspended",
                                    Boolean.toString(row.getInt(5) == SuspensionState.SUSPENDED.getStateCode()));
                            if (row.getTimestamp("due") != null) {
                                facts.put(
                                        "due",
                                        Instant.ofEpochMilli(
                                                        row.getTimestamp("due").getTime())
                                                .toString());
                            }
                            return new State(row.getString(2), row.getString(3), new EngineStep("job.now", facts));
                        },
                        written.toArray(String[]::new),
                        many);
    }
}

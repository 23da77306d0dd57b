package docket.processes.engine.log;

import docket.engine.advanced.EngineAdvanced;
import docket.engine.unit.Envelope;
import java.util.List;
import java.util.Set;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.MetaData;
import org.springframework.jdbc.core.JdbcTemplate;

/** Stores what the engine did in a transaction as one event, in a stream of its own. */
public final class EngineLog {

    private final EventStore store;
    private final Envelope envelope;

    private final JdbcTemplate database;

    public EngineLog(EventStore store, Envelope envelope, JdbcTemplate database) {
        this.store = store;
        this.envelope = envelope;
        this.database = database;
    }

    /** Publishes inside the open root unit. */
    public void store(EngineAdvanced advanced) {
        store.publish(new GenericEventMessage<>(advanced, MetaData.from(envelope.ofAct())));
    }

    JdbcTemplate database() {
        return database;
    }

    List<JobStates.State> jobs(JobStates written) {
        return written.now(database);
    }

    /** The cases of process instances that run. */
    List<String> casesOf(Set<String> processInstances) {
        return database.queryForList(
                "SELECT DISTINCT root_proc_inst_id_ FROM camunda.act_ru_execution WHERE id_ = ANY (?)",
                String.class,
                (Object) processInstances.toArray(String[]::new));
    }
}

package docket.processes.engine;

import docket.engine.advanced.EngineAdvanced;
import docket.engine.unit.Envelope;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.MetaData;

/** Stores what the engine did in a transaction as one event, in a stream of its own. */
public final class EngineLog {

    private final EventStore store;
    private final Envelope envelope;

    public EngineLog(EventStore store, Envelope envelope) {
        this.store = store;
        this.envelope = envelope;
    }

    /** Publishes inside the open root unit. */
    public void store(EngineAdvanced advanced) {
        store.publish(new GenericEventMessage<>(advanced, MetaData.from(envelope.ofAct())));
    }
}

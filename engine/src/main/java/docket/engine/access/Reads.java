package docket.engine.access;

import docket.engine.unit.Act;
import docket.engine.unit.Envelope;
import docket.engine.unit.RootUnit;
import java.util.Map;
import java.util.TreeMap;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.MetaData;

/**
 * Records what auditors and administrators read. It is called before they are shown it, and what cannot be recorded is not
 * shown. Thread-safe.
 */
public final class Reads {

    private static final int LONGEST = 200;

    private final RootUnit rootUnit;
    private final EventStore events;
    private final Envelope envelope;

    public Reads(RootUnit rootUnit, EventStore events, Envelope envelope) {
        this.rootUnit = rootUnit;
        this.events = events;
        this.envelope = envelope;
    }

    /** Of one case. */
    public void ofCase(Act act, String what, String caseId) {
        record(act, new RecordRead(what, caseId, Map.of()));
    }

    /** Of many: what was asked for is kept, cut where it is very long. */
    public void ofMany(Act act, String what, Map<String, String> question) {
        Map<String, String> kept = new TreeMap<>();
        question.forEach((name, value) -> kept.put(name, value.substring(0, Math.min(LONGEST, value.length()))));
        record(act, new RecordRead(what, null, kept));
    }

    private void record(Act act, RecordRead read) {
        rootUnit.execute(act, () -> {
            events.publish(new GenericEventMessage<>(read, MetaData.from(envelope.ofAct())));
            return null;
        });
    }
}

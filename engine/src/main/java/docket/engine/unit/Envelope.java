package docket.engine.unit;

import docket.engine.organization.Machine;
import docket.engine.organization.Person;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.correlation.CorrelationDataProvider;
import org.jspecify.annotations.Nullable;

/**
 * The metadata of every event: whose record it is, who acted for whom, through which door, for which request, by which
 * command and from which place in which process. People appear by id only. Keys whose value is unknown are left out.
 */
public final class Envelope implements CorrelationDataProvider {

    private final String agency;
    private final ZoneId zone;

    public Envelope(String agency, ZoneId zone) {
        this.agency = agency;
        this.zone = zone;
    }

    /** The metadata of an event that the handling of a message publishes. */
    @Override
    public Map<String, ?> correlationDataFor(Message<?> message) {
        Map<String, Object> envelope = ofAct();
        envelope.putAll(message.getMetaData());
        envelope.put("commandId", message.getIdentifier());
        if (message instanceof CommandMessage<?> command) {
            envelope.put("commandType", command.getPayloadType().getSimpleName());
        }
        return envelope;
    }

    /** The metadata of an event that no command makes: only what the act says. */
    public Map<String, Object> ofAct() {
        Act act = RootUnit.act().orElseThrow(() -> new IllegalStateException("No root unit of work is open"));
        Map<String, Object> envelope = new HashMap<>();
        envelope.put("agency", agency);
        envelope.put("zone", zone.getId());
        envelope.put("confidentiality", "internal");
        envelope.put("door", act.door().code());
        put(envelope, "requestId", act.requestId());
        put(envelope, "traceId", act.traceId());
        if (act.actor() instanceof Person person) {
            envelope.put("person", person.id());
            envelope.put("groups", String.join(",", new TreeSet<>(person.groups())));
        } else if (act.actor() instanceof Machine machine) {
            envelope.put("machine", machine.name());
            envelope.put("machineVersion", machine.version());
        }
        return envelope;
    }

    private static void put(Map<String, Object> envelope, String key, @Nullable String value) {
        if (value != null) {
            envelope.put(key, value);
        }
    }
}

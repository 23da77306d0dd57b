package docket.engine.advanced;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.auto.service.AutoService;
import docket.engine.store.EarlierRevision;
import docket.engine.store.EventType;
import docket.engine.store.RecordedEvents;
import java.util.List;

/** The event of what the process engine does. */
@AutoService(RecordedEvents.class)
public final class RecordedEngine implements RecordedEvents {

    private static final String ADVANCED = "engine-advanced";

    @Override
    public List<EventType<?>> types() {
        return List.of(EventType.alone(EngineAdvanced.class, ADVANCED, "2", EngineAdvanced::cases));
    }

    @Override
    public List<EarlierRevision> earlier() {
        return List.of(new EarlierRevision(ADVANCED, "1", "2", RecordedEngine::withPlaces));
    }

    /** Adds the places, of which there are none: each step of that revision says all of itself. */
    private static void withPlaces(ObjectNode payload) {
        JsonNode steps = payload.path("steps");
        JsonNode cases = payload.path("cases");
        ObjectNode places = payload.objectNode();
        for (JsonNode instance : payload.path("processInstances")) {
            String name = places.isEmpty() ? "instance" : "instance " + (places.size() + 1);
            places.putObject(name).set("instance", instance);
        }
        for (JsonNode step : steps) {
            if (step instanceof ObjectNode said && said.remove("facts") instanceof ObjectNode facts) {
                said.setAll(facts);
            }
        }
        payload.remove(List.of("processInstances", "steps", "cases"));
        payload.set("places", places);
        payload.set("steps", steps);
        payload.set("cases", cases);
    }
}

package docket.engine.export;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Writes OCEL 2.0 as JSON. Cases and budget lines are read as they are written; of people and models, who are few, the
 * ids are kept until the end. The types follow what they describe, for which attributes there are is known only then.
 * An attribute of a case that was corrected has a value for each time from which on it holds. Used once.
 */
final class Ocel {

    private static final List<String> PEOPLE = List.of("actor", "actingFor", "drafter");
    private static final Set<String> RELATED = Set.of("caseId", "lineId", "actor", "actingFor", "drafter", "model");
    private static final Map<String, List<String>> OBJECT_TYPES = Map.of(
            "case", List.of("process", "title", "kind", "organization", "amount", "currency"),
            "budget-line", List.of("fiscalYear", "code", "name", "organization", "amount", "currency"),
            "person", List.of(),
            "model", List.of());

    private final Map<String, Set<String>> eventTypes = new TreeMap<>();
    private final Set<String> people = new TreeSet<>();
    private final Set<String> models = new TreeSet<>();

    private @Nullable String object;

    void write(String checkpoint, ExportedEvents source, OutputStream out) throws IOException {
        JsonGenerator json = new JsonFactory().createGenerator(out);
        json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
        json.writeStartObject();
        json.writeStringField("checkpoint", checkpoint);
        json.writeArrayFieldStart("events");
        source.each(ExportedEvents.Walk.ACTS, event -> event(json, event));
        json.writeEndArray();
        json.writeArrayFieldStart("objects");
        source.each(ExportedEvents.Walk.OBJECTS, event -> object(json, event));
        end(json);
        for (String person : people) {
            plain(json, "person:" + person, "person");
        }
        for (String model : models) {
            plain(json, "model:" + model, "model");
        }
        json.writeEndArray();
        types(json, "eventTypes", eventTypes);
        types(json, "objectTypes", new TreeMap<>(OBJECT_TYPES));
        json.writeEndObject();
        json.writeRaw('\n');
        json.close();
    }

    private void event(JsonGenerator json, ExportedEvent event) throws IOException {
        Map<String, String> facts = Facts.of(event);
        String activity = Activity.of(event);
        Set<String> declared = eventTypes.computeIfAbsent(activity, type -> new LinkedHashSet<>());
        json.writeStartObject();
        json.writeStringField("id", event.eventId());
        json.writeStringField("type", activity);
        json.writeStringField("time", event.occurredAt());
        json.writeArrayFieldStart("attributes");
        declared.add("type");
        attribute(json, "type", event.type());
        declared.add("logIndex");
        attribute(json, "logIndex", String.valueOf(event.logIndex()));
        for (Map.Entry<String, String> fact : facts.entrySet()) {
            if (!RELATED.contains(fact.getKey())) {
                declared.add(fact.getKey());
                attribute(json, fact.getKey(), fact.getValue());
            }
        }
        json.writeEndArray();
        json.writeArrayFieldStart("relationships");
        for (Map.Entry<String, String> related : related(facts, event).entrySet()) {
            json.writeStartObject();
            json.writeStringField("objectId", related.getValue());
            json.writeStringField("qualifier", related.getKey());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    /** The objects of an event, by what they are to it. */
    private Map<String, String> related(Map<String, String> facts, ExportedEvent event) {
        Map<String, String> related = new LinkedHashMap<>();
        if (facts.containsKey("caseId")) {
            related.put("case", facts.get("caseId"));
        }
        if (facts.containsKey("lineId")) {
            related.put("budget-line", facts.get("lineId"));
        }
        boolean machine = event.metadataJson().path("person").isMissingNode();
        for (String role : PEOPLE) {
            if (facts.containsKey(role) && !(machine && role.equals("actor"))) {
                people.add(facts.get(role));
                related.put(role, "person:" + facts.get(role));
            }
        }
        if (facts.containsKey("model")) {
            models.add(facts.get("model"));
            related.put("model", "model:" + facts.get("model"));
        }
        return related;
    }

    /** Writes what an event says of its case or budget line from then on. */
    private void object(JsonGenerator json, ExportedEvent event) throws IOException {
        String type = event.type().equals("funds-appropriated") ? "budget-line" : "case";
        if (!event.stream().equals(object)) {
            end(json);
            object = event.stream();
            json.writeStartObject();
            json.writeStringField("id", event.stream());
            json.writeStringField("type", type);
            json.writeArrayFieldStart("attributes");
        }
        Map<String, String> facts = new LinkedHashMap<>(Facts.of(event));
        if (type.equals("budget-line")) {
            JsonNode payload = event.payloadJson();
            List.of("fiscalYear", "code", "name")
                    .forEach(field -> facts.put(field, payload.path(field).asText()));
        }
        for (String name : OBJECT_TYPES.getOrDefault(type, List.of())) {
            if (facts.containsKey(name)) {
                json.writeStartObject();
                json.writeStringField("name", name);
                json.writeStringField("value", facts.get(name));
                json.writeStringField("time", event.occurredAt());
                json.writeEndObject();
            }
        }
    }

    private void end(JsonGenerator json) throws IOException {
        if (object != null) {
            json.writeEndArray();
            json.writeEndObject();
        }
    }

    private static void plain(JsonGenerator json, String id, String type) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", id);
        json.writeStringField("type", type);
        json.writeEndObject();
    }

    private static void attribute(JsonGenerator json, String name, String value) throws IOException {
        json.writeStartObject();
        json.writeStringField("name", name);
        json.writeStringField("value", value);
        json.writeEndObject();
    }

    private static void types(JsonGenerator json, String field, Map<String, ? extends Iterable<String>> types)
            throws IOException {
        json.writeArrayFieldStart(field);
        for (Map.Entry<String, ? extends Iterable<String>> type : types.entrySet()) {
            json.writeStartObject();
            json.writeStringField("name", type.getKey());
            json.writeArrayFieldStart("attributes");
            for (String attribute : type.getValue()) {
                json.writeStartObject();
                json.writeStringField("name", attribute);
                json.writeStringField("type", "string");
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}

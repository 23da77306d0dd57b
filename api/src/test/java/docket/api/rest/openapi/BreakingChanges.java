package docket.api.rest.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Compares two OpenAPI documents and says where a client of the old one would fail at the new one: what a request may
 * say only grows, what an answer says only grows, and what a request must say only shrinks.
 */
final class BreakingChanges {

    private final JsonNode before;
    private final JsonNode after;
    private final List<String> found = new ArrayList<>();
    private final Set<String> compared = new HashSet<>();

    private BreakingChanges(JsonNode before, JsonNode after) {
        this.before = before;
        this.after = after;
    }

    /** @return each breaking change in one line; empty where a client of {@code before} is safe */
    static List<String> between(JsonNode before, JsonNode after) {
        BreakingChanges changes = new BreakingChanges(before, after);
        changes.paths();
        return changes.found;
    }

    private void paths() {
        each(
                before.path("paths"),
                (path, operations) -> each(operations, (method, operation) -> {
                    String place = method.toUpperCase() + " " + path;
                    JsonNode now = after.path("paths").path(path).path(method);
                    if (now.isMissingNode()) {
                        found.add(place + " is gone");
                    } else {
                        parameters(place, operation, now);
                        body(place, operation, now);
                        responses(place, operation, now);
                    }
                }));
    }

    private void parameters(String place, JsonNode old, JsonNode now) {
        Map<String, JsonNode> known = parametersOf(old);
        Map<String, JsonNode> offered = parametersOf(now);
        known.forEach((name, parameter) -> {
            if (!offered.containsKey(name)) {
                found.add(place + ": the parameter " + name + " is gone");
            } else {
                request(
                        place + " " + name,
                        parameter.path("schema"),
                        offered.get(name).path("schema"));
            }
        });
        offered.forEach((name, parameter) -> {
            boolean wasRequired =
                    known.containsKey(name) && known.get(name).path("required").asBoolean();
            if (parameter.path("required").asBoolean() && !wasRequired) {
                found.add(place + ": the parameter " + name + " is now required");
            }
        });
    }

    private void body(String place, JsonNode old, JsonNode now) {
        if (now.path("requestBody").path("required").asBoolean()
                && !old.path("requestBody").path("required").asBoolean()) {
            found.add(place + ": a body is now required");
        }
        each(old.path("requestBody").path("content"), (type, content) -> {
            JsonNode taken = now.path("requestBody").path("content").path(type);
            if (taken.isMissingNode()) {
                found.add(place + ": " + type + " is no longer taken");
            } else {
                request(place + " body", content.path("schema"), taken.path("schema"));
            }
        });
    }

    private void responses(String place, JsonNode old, JsonNode now) {
        each(
                old.path("responses"),
                (status, response) -> each(response.path("content"), (type, content) -> {
                    JsonNode made =
                            now.path("responses").path(status).path("content").path(type);
                    if (made.isMissingNode()) {
                        found.add(place + ": " + status + " " + type + " is no longer answered");
                    } else {
                        response(place + " " + status, content.path("schema"), made.path("schema"));
                    }
                }));
    }

    /** What a caller could say must still be taken. */
    private void request(String place, JsonNode oldSchema, JsonNode nowSchema) {
        JsonNode old = resolve(before, oldSchema);
        JsonNode now = resolve(after, nowSchema);
        if (!compared.add("request " + place)) {
            return;
        }
        type(place, old, now);
        each(old.path("properties"), (name, property) -> {
            if (now.path("properties").has(name)) {
                request(place + "." + name, property, now.path("properties").path(name));
            } else {
                found.add(place + "." + name + " is no longer taken");
            }
        });
        names(now.path("required")).stream()
                .filter(name -> !names(old.path("required")).contains(name))
                .forEach(name -> found.add(place + "." + name + " is now required"));
        if (now.has("enum")) {
            names(old.path("enum")).stream()
                    .filter(choice -> !names(now.path("enum")).contains(choice))
                    .forEach(choice -> found.add(place + ": " + choice + " is no longer taken"));
        }
        if (now.path("maxLength").asLong(Long.MAX_VALUE) < old.path("maxLength").asLong(Long.MAX_VALUE)) {
            found.add(place + ": less text is taken");
        }
        if (old.has("items")) {
            request(place + "[]", old.path("items"), now.path("items"));
        }
    }

    /** What a caller could read must still be said. */
    private void response(String place, JsonNode oldSchema, JsonNode nowSchema) {
        JsonNode old = resolve(before, oldSchema);
        JsonNode now = resolve(after, nowSchema);
        if (!compared.add("response " + place)) {
            return;
        }
        type(place, old, now);
        each(old.path("properties"), (name, property) -> {
            if (now.path("properties").has(name)) {
                response(place + "." + name, property, now.path("properties").path(name));
            } else {
                found.add(place + "." + name + " is no longer answered");
            }
        });
        if (old.has("items")) {
            response(place + "[]", old.path("items"), now.path("items"));
        }
    }

    private void type(String place, JsonNode old, JsonNode now) {
        if (!old.path("type").equals(now.path("type"))) {
            found.add(place + " was " + old.path("type") + " and is " + now.path("type"));
        }
    }

    private static JsonNode resolve(JsonNode document, JsonNode schema) {
        for (JsonNode one : schema.path("anyOf")) { // or null
            if (one.has("$ref")) {
                return resolve(document, one);
            }
        }
        String reference = schema.path("$ref").asText("");
        return reference.isEmpty() ? schema : document.at(reference.substring(1));
    }

    private static Map<String, JsonNode> parametersOf(JsonNode operation) {
        Map<String, JsonNode> parameters = new java.util.TreeMap<>();
        operation
                .path("parameters")
                .forEach(p -> parameters.put(
                        p.path("in").asText() + " " + p.path("name").asText(), p));
        return parameters;
    }

    private static Set<String> names(JsonNode array) {
        Set<String> names = new java.util.TreeSet<>();
        array.forEach(name -> names.add(name.asText()));
        return names;
    }

    private static void each(JsonNode object, Visitor visitor) {
        Iterator<Map.Entry<String, JsonNode>> fields = object.fields();
        while (fields.hasNext()) {
            Map.Entry<String, JsonNode> field = fields.next();
            visitor.visit(field.getKey(), field.getValue());
        }
    }

    private interface Visitor {
        void visit(String name, JsonNode value);
    }
}

package docket.api.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** Holds every JSON answer of {@code /api} against docs/openapi.json, by a validator that is not ours. */
final class Contract {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonNode DOCUMENT = document();
    private static final List<Route> ROUTES = routes();
    private static final JsonSchemaFactory SCHEMAS = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);
    private static final Map<String, JsonSchema> COMPILED = new ConcurrentHashMap<>();

    private record Route(Pattern path, String template, JsonNode operations) {}

    /** @throws AssertionError where the document does not describe the answer so */
    static void check(HttpResponse<String> answer) {
        String type = answer.headers()
                .firstValue("Content-Type")
                .orElse("")
                .replaceFirst(";.*", "")
                .strip();
        String path = answer.request().uri().getRawPath();
        boolean isOneDocument = type.equals("application/json") || type.endsWith("+json");
        if (!isOneDocument || !path.startsWith("/api/") || answer.body().isEmpty()) {
            return;
        }
        for (Route route : ROUTES) {
            JsonNode operation =
                    route.operations().path(answer.request().method().toLowerCase(java.util.Locale.ROOT));
            if (!operation.isMissingNode() && route.path().matcher(path).matches()) {
                check(answer, type, route, operation);
                return;
            }
        }
    }

    private static void check(HttpResponse<String> answer, String type, Route route, JsonNode operation) {
        String place = answer.request().method() + " " + route.template() + " " + answer.statusCode() + " " + type;
        JsonNode schema = operation
                .path("responses")
                .path(String.valueOf(answer.statusCode()))
                .path("content")
                .path(type)
                .path("schema");
        if (schema.isMissingNode()) {
            throw new AssertionError("docs/openapi.json does not know " + place + ": " + answer.body());
        }
        Set<ValidationMessage> faults =
                COMPILED.computeIfAbsent(place, p -> compiled(schema)).validate(tree(answer.body()));
        if (!faults.isEmpty()) {
            throw new AssertionError(place + " is not as docs/openapi.json says: " + faults + "\n" + answer.body());
        }
    }

    /** References lead into the document's components, so these go along. */
    private static JsonSchema compiled(JsonNode schema) {
        var whole = JSON.createObjectNode();
        whole.putArray("allOf").add(schema);
        whole.set("components", DOCUMENT.path("components"));
        return SCHEMAS.getSchema(whole);
    }

    private static List<Route> routes() {
        List<Route> routes = new ArrayList<>();
        Iterator<Map.Entry<String, JsonNode>> paths = DOCUMENT.path("paths").fields();
        paths.forEachRemaining(path -> routes.add(new Route(
                Pattern.compile(path.getKey().replaceAll("\\{[^}]+}", "[^/]+")), path.getKey(), path.getValue())));
        return routes;
    }

    private static JsonNode document() {
        try {
            return JSON.readTree(Path.of("..", "docs", "openapi.json").toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode tree(String body) {
        try {
            return JSON.readTree(body);
        } catch (IOException e) {
            throw new UncheckedIOException("No JSON: " + body, e);
        }
    }

    private Contract() {}
}

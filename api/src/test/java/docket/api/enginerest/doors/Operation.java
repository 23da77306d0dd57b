package docket.api.enginerest.doors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A writing operation of the engine's OpenAPI document.
 *
 * @param example the document's first example of a body, or a missing node
 */
record Operation(String method, String path, String id, boolean multipart, JsonNode example) {

    private static final Set<String> WRITING = Set.of("post", "put", "delete");

    /** All of them, in the document's order; queries by POST are none. */
    static List<Operation> all() {
        List<Operation> all = new ArrayList<>();
        document()
                .path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(method -> {
                    Operation operation = of(method.getKey(), path.getKey(), method.getValue());
                    if (WRITING.contains(method.getKey()) && !operation.isQuery()) {
                        all.add(operation);
                    }
                }));
        return all;
    }

    private static Operation of(String method, String path, JsonNode operation) {
        JsonNode content = operation.at("/requestBody/content");
        JsonNode json = content.path("application/json");
        JsonNode example = json.path("example");
        for (JsonNode one : json.path("examples")) {
            example = one.path("value");
            break;
        }
        if (example.isMissingNode() && !json.isMissingNode()) {
            example = JsonNodeFactory.instance.objectNode();
        }
        return new Operation(
                method.toUpperCase(java.util.Locale.ROOT),
                path,
                operation.path("operationId").asText(),
                content.has("multipart/form-data"),
                content.isMissingNode() ? MissingNode.getInstance() : example);
    }

    private boolean isQuery() {
        return id.startsWith("query") || id.startsWith("postQuery") || id.startsWith("postExecuteFilter");
    }

    private static JsonNode document() {
        try (InputStream json = Operation.class.getResourceAsStream("/openapi.json")) {
            return new ObjectMapper().readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}

package docket.api.rest.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** An operation as the OpenAPI document describes it. */
record OperationUnderTest(String method, String path, JsonNode description) {

    static List<OperationUnderTest> of(JsonNode document) {
        List<OperationUnderTest> all = new ArrayList<>();
        Iterator<Map.Entry<String, JsonNode>> paths = document.path("paths").fields();
        while (paths.hasNext()) {
            Map.Entry<String, JsonNode> path = paths.next();
            Iterator<Map.Entry<String, JsonNode>> methods = path.getValue().fields();
            while (methods.hasNext()) {
                Map.Entry<String, JsonNode> method = methods.next();
                all.add(new OperationUnderTest(method.getKey().toUpperCase(), path.getKey(), method.getValue()));
            }
        }
        return all;
    }

    /** The statuses that the document promises. */
    Set<Integer> statuses() {
        Set<Integer> statuses = new HashSet<>();
        description.path("responses").fieldNames().forEachRemaining(status -> statuses.add(Integer.valueOf(status)));
        return statuses;
    }

    JsonNode bodySchema() {
        return description
                .path("requestBody")
                .path("content")
                .path("application/json")
                .path("schema");
    }

    /** Whether an answer never ends. */
    boolean streams() {
        return path.endsWith("/stream");
    }
}

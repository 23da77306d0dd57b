package docket.cli.replay;

import com.fasterxml.jackson.databind.JsonNode;
import docket.cli.replay.JsonLines.Unreadable;
import docket.cli.replay.LogPlan.Excluded;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A log read from {@link JsonLines}, one case a line:
 * {@code {"caseId", "attributes": {…}, "steps": [{"activity", "role", "lifecycle"}, …]}}. Other members are passed over.
 * A line that is no case is kept as such; it stops nothing.
 */
public record LogFile(List<LoggedCase> cases, List<Excluded> unreadable) {

    public static LogFile read(Path file) throws IOException {
        List<LoggedCase> cases = new ArrayList<>();
        List<Unreadable> unreadable = JsonLines.read(file, node -> cases.add(parse(node)));
        return of(cases, unreadable);
    }

    public static LogFile read(InputStream bytes) throws IOException {
        List<LoggedCase> cases = new ArrayList<>();
        List<Unreadable> unreadable = JsonLines.read(bytes, node -> cases.add(parse(node)));
        return of(cases, unreadable);
    }

    private static LogFile of(List<LoggedCase> cases, List<Unreadable> unreadable) {
        return new LogFile(
                List.copyOf(cases),
                unreadable.stream()
                        .map(line -> new Excluded(line.where(), Exclusion.UNREADABLE, line.why()))
                        .toList());
    }

    private static LoggedCase parse(JsonNode node) {
        String caseId = node.path("caseId").asText("");
        if (caseId.isBlank()) {
            throw new IllegalArgumentException("Expected a case with a caseId");
        }
        Map<String, String> attributes = new LinkedHashMap<>();
        node.path("attributes").properties().forEach(entry -> {
            if (entry.getValue().isValueNode() && !entry.getValue().isNull()) {
                attributes.put(entry.getKey(), entry.getValue().asText());
            }
        });
        List<LoggedStep> steps = new ArrayList<>();
        for (JsonNode step : node.path("steps")) {
            steps.add(new LoggedStep(
                    step.path("activity").asText("").strip(), text(step, "role"), text(step, "lifecycle")));
        }
        return new LoggedCase(caseId, Map.copyOf(attributes), List.copyOf(steps));
    }

    private static @Nullable String text(JsonNode step, String name) {
        JsonNode value = step.path(name);
        return value.isTextual() ? value.asText() : null;
    }
}

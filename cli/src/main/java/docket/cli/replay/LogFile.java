package docket.cli.replay;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import docket.cli.replay.LogPlan.Excluded;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * A log read from newline-delimited JSON, plain or gzipped (told by its first bytes, not by its name): one case a line,
 * {@code {"caseId", "attributes": {…}, "steps": [{"activity", "role", "lifecycle"}, …]}}. Other members are passed over.
 * A line that is no case is kept as such; it stops nothing.
 */
public record LogFile(List<LoggedCase> cases, List<Excluded> unreadable) {

    private static final ObjectMapper JSON = new ObjectMapper();

    public static LogFile read(Path file) throws IOException {
        try (InputStream bytes = open(file)) {
            return read(bytes);
        }
    }

    public static LogFile read(InputStream bytes) throws IOException {
        List<LoggedCase> cases = new ArrayList<>();
        List<Excluded> unreadable = new ArrayList<>();
        BufferedReader lines = new BufferedReader(new InputStreamReader(bytes, StandardCharsets.UTF_8));
        int number = 0;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            number++;
            String text = number == 1 && line.startsWith("\uFEFF") ? line.substring(1) : line;
            if (text.isBlank()) {
                continue;
            }
            try {
                cases.add(parse(JSON.readTree(text)));
            } catch (JsonProcessingException e) {
                unreadable.add(new Excluded("line " + number, Exclusion.UNREADABLE, e.getOriginalMessage()));
            } catch (IllegalArgumentException e) {
                unreadable.add(new Excluded("line " + number, Exclusion.UNREADABLE, String.valueOf(e.getMessage())));
            }
        }
        return new LogFile(List.copyOf(cases), List.copyOf(unreadable));
    }

    private static InputStream open(Path file) throws IOException {
        BufferedInputStream bytes = new BufferedInputStream(Files.newInputStream(file));
        bytes.mark(2);
        boolean gzipped = bytes.read() == 0x1f && bytes.read() == 0x8b;
        bytes.reset();
        return gzipped ? new GZIPInputStream(bytes) : bytes;
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

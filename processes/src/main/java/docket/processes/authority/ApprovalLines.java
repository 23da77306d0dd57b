package docket.processes.authority;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import docket.engine.line.LineRefusal;
import docket.engine.line.LineStep;
import docket.engine.line.Power;
import docket.engine.line.StepKind;
import docket.engine.refusal.Refused;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads approval lines as they come in from outside: as a JSON array, or as the short text of the authority table
 * ({@code review:administration,approve:director}, a person as {@code approve:user:lee.director}).
 */
public final class ApprovalLines {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<List<LineStep>> STEPS = new TypeReference<>() {};

    /** Writes a line for a process variable. */
    public static String toText(List<LineStep> line) {
        try {
            return JSON.writeValueAsString(line);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("An approval line cannot be written", e);
        }
    }

    public static List<LineStep> parse(@Nullable Object text) {
        if (text == null || text.toString().isBlank()) {
            return List.of();
        }
        String line = text.toString().trim();
        try {
            List<LineStep> steps = line.startsWith("[") ? JSON.readValue(line, STEPS) : parseShort(line);
            for (@Nullable LineStep step : steps) {
                if (step == null || step.kind() == null) {
                    throw new IllegalArgumentException("a step without a kind");
                }
            }
            return steps;
        } catch (JsonProcessingException | IllegalArgumentException e) {
            throw new Refused(LineRefusal.INVALID_APPROVAL_LINE, line);
        }
    }

    private static List<LineStep> parseShort(String line) {
        List<LineStep> steps = new ArrayList<>();
        for (String part : line.split(",")) {
            String[] step = part.trim().split(":", 2);
            if (step.length != 2) {
                throw new IllegalArgumentException(part);
            }
            StepKind kind = StepKind.of(step[0].trim());
            String whose = step[1].trim();
            steps.add(
                    whose.startsWith(Power.PERSON)
                            ? LineStep.ofUser(kind, whose.substring(Power.PERSON.length()))
                            : LineStep.ofGroup(kind, whose));
        }
        return steps;
    }

    private ApprovalLines() {}
}

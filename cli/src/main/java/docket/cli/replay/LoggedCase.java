package docket.cli.replay;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One case as a log tells it: its attributes as text, and its steps in the order of the file. */
public record LoggedCase(String caseId, Map<String, String> attributes, List<LoggedStep> steps) {

    /** What logs of this kind write where a value is not known. */
    private static final String UNKNOWN = "UNKNOWN";

    /** The first of the named attributes that has a value; null if none has. */
    public @Nullable String attribute(String... names) {
        for (String name : names) {
            String value = attributes.get(name);
            if (value != null && !value.isBlank() && !value.equals(UNKNOWN)) {
                return value;
            }
        }
        return null;
    }
}

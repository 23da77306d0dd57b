package docket.api.audit;

import com.fasterxml.jackson.databind.JsonNode;
import docket.engine.store.RecordJson;
import docket.engine.view.CaseView;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What is otherwise in a case between two moments, field by field.
 *
 * @param earlier the version before
 * @param later the version after
 */
public record Difference(long earlier, long later, List<Field> fields) {

    /** A field by its path in the case, e.g. {@code rounds.0.line.1.state}; a text is empty where it was not there. */
    public record Field(String path, String before, String after) {}

    static Difference between(CaseView one, CaseView other) {
        boolean inOrder = one.version() <= other.version();
        CaseView earlier = inOrder ? one : other;
        CaseView later = inOrder ? other : one;
        Map<String, String> before = flat(earlier);
        Map<String, String> after = flat(later);
        TreeMap<String, String> all = new TreeMap<>(before);
        all.putAll(after);
        List<Field> fields = new ArrayList<>();
        all.keySet().forEach(path -> {
            String then = before.getOrDefault(path, "");
            String now = after.getOrDefault(path, "");
            if (!then.equals(now)) {
                fields.add(new Field(path, then, now));
            }
        });
        return new Difference(earlier.version(), later.version(), List.copyOf(fields));
    }

    private static Map<String, String> flat(CaseView view) {
        Map<String, String> values = new TreeMap<>();
        flatten("", RecordJson.mapper().valueToTree(view), values);
        return values;
    }

    private static void flatten(String path, JsonNode value, Map<String, String> values) {
        if (value.isObject()) {
            value.properties().forEach(field -> flatten(join(path, field.getKey()), field.getValue(), values));
        } else if (value.isArray()) {
            for (int i = 0; i < value.size(); i++) {
                flatten(join(path, String.valueOf(i)), value.get(i), values);
            }
        } else if (!value.isNull()) {
            values.put(path, value.asText());
        }
    }

    private static String join(String path, String name) {
        return path.isEmpty() ? name : path + "." + name;
    }
}

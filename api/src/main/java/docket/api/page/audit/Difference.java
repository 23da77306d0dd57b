package docket.api.page.audit;

import com.fasterxml.jackson.databind.JsonNode;
import docket.api.page.words.Called;
import docket.api.page.words.PayloadField;
import docket.engine.casefile.view.CaseView;
import docket.engine.store.json.RecordJson;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is otherwise in a case between two moments, field by field.
 *
 * @param earlier the version before
 * @param later the version after
 * @param fields no more than {@link #SHOWN}
 * @param all how many fields are otherwise
 */
public record Difference(long earlier, long later, List<Field> fields, int all) {

    /** More are not read by anybody; two moments that are nearer have fewer. */
    public static final int SHOWN = 200;

    /** They say the same as other fields do, for programs. */
    private static final Set<String> FOR_PROGRAMS = Set.of("taskId", "step", "decided", "version");

    /** A field by its path in the case; a text is empty where it was not there. */
    public record Field(String path, String before, String after) {}

    static Difference between(CaseView one, CaseView other, Called called) {
        boolean inOrder = one.version() <= other.version();
        CaseView earlier = inOrder ? one : other;
        CaseView later = inOrder ? other : one;
        Map<List<String>, JsonNode> before = flat(earlier);
        Map<List<String>, JsonNode> after = flat(later);
        Map<List<String>, JsonNode> either = new LinkedHashMap<>(after);
        before.forEach(either::putIfAbsent);
        List<Field> fields = new ArrayList<>();
        int all = 0;
        for (List<String> path : either.keySet()) {
            JsonNode then = before.get(path);
            JsonNode now = after.get(path);
            if (then == null || !then.equals(now)) {
                all++;
                if (fields.size() < SHOWN) {
                    fields.add(new Field(said(path, called), text(path, then, called), text(path, now, called)));
                }
            }
        }
        return new Difference(earlier.version(), later.version(), List.copyOf(fields), all);
    }

    private static Map<List<String>, JsonNode> flat(CaseView view) {
        Map<List<String>, JsonNode> values = new LinkedHashMap<>();
        flatten(List.of(), RecordJson.mapper().valueToTree(view), values);
        return values;
    }

    private static void flatten(List<String> path, JsonNode value, Map<List<String>, JsonNode> values) {
        if (value.isValueNode() || PayloadField.isLeaf(value)) {
            if (!value.isNull()) {
                values.put(path, value);
            }
        } else if (value.isArray()) {
            for (int i = 0; i < value.size(); i++) {
                flatten(join(path, String.valueOf(i + 1)), value.get(i), values);
            }
        } else {
            value.properties().stream()
                    .filter(field -> !FOR_PROGRAMS.contains(field.getKey()) || isTable(value, field.getKey()))
                    .forEach(field -> flatten(join(path, field.getKey()), field.getValue(), values));
        }
    }

    /** An authority's version is no counter of events. */
    private static boolean isTable(JsonNode value, String name) {
        return name.equals("version") && value.has("table");
    }

    private static List<String> join(List<String> path, String name) {
        List<String> longer = new ArrayList<>(path);
        longer.add(name);
        return List.copyOf(longer);
    }

    /** {@code Round 2 › Approval line 1 › State}. */
    private static String said(List<String> path, Called called) {
        StringBuilder said = new StringBuilder();
        for (int i = 0; i < path.size(); i++) {
            String name = path.get(i);
            if (isNumber(name)) {
                said.append(' ').append(name);
            } else {
                boolean many = i + 1 < path.size() && isNumber(path.get(i + 1));
                said.append(said.isEmpty() ? "" : " › ")
                        .append(called.label(many && name.equals("decisions") ? "decision" : name));
            }
        }
        return said.toString();
    }

    private static boolean isNumber(String name) {
        return Character.isDigit(name.charAt(0));
    }

    private static String text(List<String> path, @Nullable JsonNode value, Called called) {
        return value == null ? "" : PayloadField.text(path.get(path.size() - 1), value, called);
    }
}

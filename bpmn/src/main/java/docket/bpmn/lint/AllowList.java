package docket.bpmn.lint;

import docket.bpmn.lint.reading.Node;
import docket.bpmn.said.Sentence;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The one list of what a model may hold, {@code allow-list.txt}: element, attribute, kind of value. */
final class AllowList {

    private static final String TEXT = "#text";

    private final Map<String, Map<String, ValueKind>> elements = new HashMap<>();
    private final Map<String, String> instead = new HashMap<>();

    AllowList() {
        try (InputStream in = Objects.requireNonNull(AllowList.class.getResourceAsStream("allow-list.txt"));
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            String element = "";
            for (String line : lines.lines().toList()) {
                if (line.isBlank() || line.startsWith("#")) {
                    continue;
                }
                if (line.startsWith("-")) {
                    List<String> words = List.of(line.substring(1).split("\\s+", 2));
                    instead.put(words.get(0), words.get(1));
                } else if (line.startsWith(" ")) {
                    List<String> words = List.of(line.strip().split("\\s+", 2));
                    Objects.requireNonNull(elements.get(element)).put(words.get(0), ValueKind.named(words.get(1)));
                } else {
                    element = line.strip();
                    elements.put(element, new HashMap<>());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Checks an element and all below it.
     *
     * @param names the names that expressions in this model may mention
     */
    void check(String resource, Node node, @Nullable Node parent, Set<String> names, Consumer<Finding> findings) {
        Map<String, ValueKind> own = parent == null ? null : elements.get(parent.name + "/" + node.name);
        Map<String, ValueKind> allowed = own != null ? own : elements.get(node.name);
        if (allowed == null) {
            findings.accept(finding(resource, node, node.name, Fault.UNKNOWN_ELEMENT, node.name));
            return;
        }
        Map<String, ValueKind> common = elements.getOrDefault(node.name.replaceFirst(":.*", ":*"), Map.of());
        node.attributes.forEach((attribute, value) -> {
            ValueKind kind = allowed.getOrDefault(attribute, common.get(attribute));
            if (kind == null) {
                findings.accept(finding(
                        resource, node, attribute, Fault.UNKNOWN_ATTRIBUTE, node.name, attribute, shortened(value)));
            } else {
                checkValue(resource, node, attribute, value, kind, names, findings);
            }
        });
        ValueKind text = allowed.getOrDefault(TEXT, ValueKind.NOTHING);
        if (allowed.containsKey(TEXT) || !node.text.isBlank()) {
            checkValue(resource, node, "text", node.text.strip(), text, names, findings);
        }
        node.children.forEach(child -> check(resource, child, node, names, findings));
    }

    /** Says besides what to draw or write instead of what is called by that name, where that is known. */
    private Finding finding(String resource, Node node, String name, Fault fault, Object... values) {
        String hint = instead.getOrDefault(name, instead.getOrDefault(name.replaceFirst("}.*", "}"), ""));
        Sentence said = fault.with(values);
        return new Finding(
                resource,
                node.line,
                node.toString(),
                fault.code(),
                hint.isEmpty() ? said : said.then(Sentence.of(AllowList.class, hint, Map.of())));
    }

    private void checkValue(
            String resource,
            Node node,
            String what,
            String value,
            ValueKind kind,
            Set<String> names,
            Consumer<Finding> findings) {
        if (!kind.allows(value, names)) {
            findings.accept(finding(
                    resource,
                    node,
                    what + "=" + value,
                    Fault.VALUE_REFUSED,
                    what,
                    kind.description(),
                    shortened(value)));
        }
    }

    private static String shortened(String value) {
        return value.length() <= 120 ? value : value.substring(0, 120) + "…";
    }
}

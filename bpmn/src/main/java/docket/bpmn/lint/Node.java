package docket.bpmn.lint;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One element of a model, whatever it was written in: an XML element under its namespace's usual prefix, or an object of
 * a form. Extension properties ({@code camunda:property}) are attributes {@code property:NAME} of the element they
 * stand in.
 */
final class Node {

    final String name;
    final @Nullable Integer line;
    final Map<String, String> attributes = new TreeMap<>();
    final List<Node> children = new ArrayList<>();
    String text = "";

    Node(String name, @Nullable Integer line) {
        this.name = name;
        this.line = line;
    }

    @Nullable
    String get(String attribute) {
        return attributes.get(attribute);
    }

    boolean has(String attribute) {
        return attributes.containsKey(attribute);
    }

    /** This element and all below it, in the order of the file. */
    Stream<Node> all() {
        return Stream.concat(Stream.of(this), children.stream().flatMap(Node::all));
    }

    Stream<Node> children(String childName) {
        return children.stream().filter(child -> child.name.equals(childName));
    }

    /** How a person finds it: its name in the model's language and its id. */
    @Override
    public String toString() {
        String id = has("key") ? get("key") : get("id");
        return id == null ? name : name + " '" + id + "'";
    }
}

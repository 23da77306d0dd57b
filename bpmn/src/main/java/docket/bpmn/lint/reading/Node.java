package docket.bpmn.lint.reading;

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
public final class Node {

    public final String name;
    public final @Nullable Integer line;
    public final Map<String, String> attributes = new TreeMap<>();
    public final List<Node> children = new ArrayList<>();
    public String text = "";

    Node(String name, @Nullable Integer line) {
        this.name = name;
        this.line = line;
    }

    @Nullable
    public String get(String attribute) {
        return attributes.get(attribute);
    }

    public boolean has(String attribute) {
        return attributes.containsKey(attribute);
    }

    /** This element and all below it, in the order of the file. */
    public Stream<Node> all() {
        return Stream.concat(Stream.of(this), children.stream().flatMap(Node::all));
    }

    public Stream<Node> children(String childName) {
        return children.stream().filter(child -> child.name.equals(childName));
    }

    /** How a person finds it: its name in the model's language and its id. */
    @Override
    public String toString() {
        String id = has("key") ? get("key") : get("id");
        return id == null ? name : name + " '" + id + "'";
    }
}

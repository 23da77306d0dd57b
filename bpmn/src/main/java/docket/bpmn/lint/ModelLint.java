package docket.bpmn.lint;

import docket.bpmn.ModelProperties;
import docket.bpmn.ModelResource;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Decides what may be deployed: one allow-list of element, attribute and expression over BPMN, DMN and forms
 * ({@code allow-list.txt}), and what each of them must say. What it does not know it refuses. Reads nothing but what it
 * is given; thread-safe.
 */
public final class ModelLint {

    private static final AllowList ALLOWED = new AllowList();

    private static final String KOREAN = ".ko.form";
    private static final Set<String> RULES = Set.of("form:validate", "form:properties", "form:conditional");

    private final List<Finding> findings = new ArrayList<>();
    private final TreeMap<String, Node> models = new TreeMap<>();

    /** Checks one file by itself. Empty: it may be deployed. */
    public static List<Finding> check(String resource, byte[] content) {
        ModelLint lint = new ModelLint();
        lint.read(resource, new String(content, StandardCharsets.UTF_8));
        return List.copyOf(lint.findings);
    }

    /** Checks the files of one deployment, and that the forms which its processes name are among them. */
    public static List<Finding> check(Collection<ModelResource> deployment) {
        ModelLint lint = new ModelLint();
        deployment.forEach(resource -> lint.read(resource.name(), resource.text()));
        lint.checkFormsAreThere();
        lint.checkTwins();
        return List.copyOf(lint.findings);
    }

    private void read(String resource, String text) {
        try {
            if (resource.endsWith(".bpmn") || resource.endsWith(".bpmn20.xml")) {
                Node model = XmlReading.read(text);
                check(resource, model, "bpmn:definitions", BpmnRules.ROUTING);
                new BpmnRules(resource, findings::add).check(model);
            } else if (resource.endsWith(".dmn") || resource.endsWith(".dmn11.xml")) {
                Node model = XmlReading.read(text);
                check(resource, model, "dmn:definitions", Set.of());
                model.all().filter(node -> node.name.equals("dmn:decision")).forEach(decision -> {
                    require(resource, decision, "camunda:versionTag");
                    require(resource, decision, "camunda:historyTimeToLive");
                });
            } else if (resource.endsWith(".form")) {
                Node model = FormReading.read(text);
                check(resource, model, "form:default", formNames(resource, model));
                require(resource, model, "id");
            } else {
                add(resource, null, resource, "unknown-resource", "Expected a .bpmn, .dmn or .form file");
            }
        } catch (UnreadableModel e) {
            add(resource, e.line, resource, "unreadable", String.valueOf(e.getMessage()));
        }
    }

    private void check(String resource, Node model, String root, Set<String> names) {
        models.put(resource, model);
        if (model.name.equals(root)) {
            ALLOWED.check(resource, model, null, names, findings::add);
        } else {
            add(resource, model.line, model.toString(), "unknown-element", "Expected " + root + " as the root");
        }
    }

    /** What a form's expressions may mention: the record's facts and its own fields, each declared once. */
    private Set<String> formNames(String resource, Node form) {
        Set<String> names = new HashSet<>(ModelProperties.FACTS);
        form.all().filter(node -> node.has("key")).forEach(field -> {
            if (!names.add(String.valueOf(field.get("key")))) {
                add(resource, field.line, field.toString(), "contradiction", "Expected each key once");
            }
        });
        return names;
    }

    private void checkFormsAreThere() {
        Set<String> forms = new HashSet<>();
        models.values().stream()
                .filter(model -> model.name.equals("form:default") && model.has("id"))
                .forEach(form -> forms.add(String.valueOf(form.get("id"))));
        models.forEach((resource, model) -> model.all()
                .filter(node -> node.has("camunda:formRef") && !forms.contains(node.get("camunda:formRef")))
                .forEach(node -> add(
                        resource,
                        node.line,
                        node.toString(),
                        "missing",
                        "The deployment must have the form '" + node.get("camunda:formRef") + "'")));
    }

    /** A Korean twin differs from its form in what people read, and in nothing else. */
    private void checkTwins() {
        models.forEach((resource, twin) -> {
            if (!resource.endsWith(KOREAN)) {
                return;
            }
            String name = resource.substring(0, resource.length() - KOREAN.length()) + ".form";
            Node form = models.get(name);
            if (form == null) {
                add(resource, null, twin.toString(), "missing", "The deployment must have " + name);
            } else if (!fields(twin).equals(fields(form)) || !(form.get("id") + ".ko").equals(twin.get("id"))) {
                add(
                        resource,
                        null,
                        twin.toString(),
                        "contradiction",
                        "Expected the id '" + form.get("id") + ".ko' and the same fields with the same rules as "
                                + name);
            }
        });
    }

    /** Each field of a form with its type, rules and marks, in order. */
    private static List<String> fields(Node form) {
        return form.all()
                .filter(node -> node.has("key"))
                .map(field -> field.get("key") + " " + field.name
                        + field.children.stream()
                                .filter(child -> RULES.contains(child.name))
                                .map(child -> " " + child.name + child.attributes)
                                .sorted()
                                .toList())
                .toList();
    }

    private void require(String resource, Node node, String attribute) {
        if (!node.has(attribute)) {
            add(resource, node.line, node.toString(), "missing", node.name + " must have " + attribute);
        }
    }

    private void add(String resource, @Nullable Integer line, String element, String code, String text) {
        findings.add(new Finding(resource, line, element, code, text));
    }

    private ModelLint() {}
}

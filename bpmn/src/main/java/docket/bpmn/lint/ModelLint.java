package docket.bpmn.lint;

import docket.bpmn.ModelResource;
import docket.bpmn.walk.Element;
import docket.bpmn.walk.Walk;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
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

    private final List<Finding> findings = new ArrayList<>();
    private final TreeMap<String, Node> models = new TreeMap<>();

    /** Checks one file by itself. Empty: it may be deployed. */
    public static List<Finding> check(String resource, byte[] content) {
        ModelLint lint = new ModelLint();
        lint.read(resource, Encoding.text(content));
        lint.walk(List.of());
        return List.copyOf(lint.findings);
    }

    /** Checks the files of one deployment, and that the forms which its processes name are among them. */
    public static List<Finding> check(Collection<ModelResource> deployment) {
        ModelLint lint = new ModelLint();
        deployment.forEach(resource -> lint.read(resource.name(), resource.text()));
        lint.checkFormsAreThere();
        lint.checkResultsAreNoFields();
        lint.walk(List.of());
        lint.models.forEach((name, model) -> {
            if (name.endsWith(FormRules.KOREAN)) {
                new FormRules(name, lint.findings::add).checkTwin(model, lint.models.get(FormRules.original(name)));
            }
        });
        return List.copyOf(lint.findings);
    }

    private void read(String resource, String content) {
        try {
            String text = Encoding.read(content);
            if (resource.endsWith(".bpmn") || resource.endsWith(".bpmn20.xml")) {
                Node model = XmlReading.read(text);
                check(resource, model, "bpmn:definitions", BpmnRules.names(model));
                new BpmnRules(resource, findings::add).check(model);
            } else if (resource.endsWith(".dmn") || resource.endsWith(".dmn11.xml")) {
                Node model = XmlReading.read(text);
                check(resource, model, "dmn:definitions", Set.of());
                new DmnRules(resource, findings::add).check(model);
            } else if (resource.endsWith(".form")) {
                Node model = FormReading.read(text);
                check(resource, model, "form:default", FormRules.names(model));
                new FormRules(resource, findings::add).check(model);
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
            add(resource, model.line, model.toString(), "unknown-element", Versions.expected(root, model.name));
        }
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

    /** What a worker hands back must never be taken for what a person filled in. */
    private void checkResultsAreNoFields() {
        Set<String> fields = new HashSet<>();
        models.values().stream()
                .filter(model -> model.name.equals("form:default"))
                .flatMap(Node::all)
                .filter(node -> node.has("key"))
                .forEach(field -> fields.add(String.valueOf(field.get("key"))));
        models.forEach(
                (resource, model) -> model.all()
                        .forEach(
                                node -> BpmnRules.results(node).stream()
                                        .filter(fields::contains)
                                        .forEach(
                                                name -> add(
                                                        resource,
                                                        node.line,
                                                        node.toString(),
                                                        "contradiction",
                                                        "'" + name
                                                                + "' is a field of a form: expected another name for what the worker hands back"))));
    }

    /** What is drawn wrongly is not walked: what it says is not clear. */
    private void walk(Collection<ModelResource> elsewhere) {
        Map<Element, String> resources = new IdentityHashMap<>();
        List<Element> processes = new ArrayList<>();
        models.forEach((resource, model) -> {
            if (findings.stream().noneMatch(finding -> finding.resource().equals(resource) && isDrawing(finding))) {
                for (Element process : Drawing.of(resource, model, findings::add)) {
                    processes.add(process);
                    process.all().forEach(element -> resources.put(element, resource));
                }
            }
        });
        for (Walk.Finding found : Walk.through(processes, Map.of())) {
            Element at = found.at();
            String resource = resources.get(at);
            if (resource != null) {
                add(resource, at.line(), at.label(), "strands", found.text());
            }
        }
    }

    private static boolean isDrawing(Finding finding) {
        return finding.code().equals("unknown-element") || finding.code().equals("value-refused");
    }

    private void add(String resource, @Nullable Integer line, String element, String code, String text) {
        findings.add(new Finding(resource, line, element, code, text));
    }

    private ModelLint() {}
}

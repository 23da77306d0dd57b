package docket.bpmn.lint;

import docket.bpmn.ModelResource;
import docket.bpmn.lint.reading.Encoding;
import docket.bpmn.lint.reading.FormReading;
import docket.bpmn.lint.reading.Node;
import docket.bpmn.lint.reading.UnreadableModel;
import docket.bpmn.lint.reading.XmlReading;
import docket.bpmn.said.Sentence;
import docket.bpmn.walk.Element;
import docket.bpmn.walk.Walk;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
    /** Files whose elements say something that is not clear. */
    private final Set<String> unclear = new HashSet<>();

    /** Checks one file by itself. Empty: it may be deployed. */
    public static List<Finding> check(String resource, byte[] content) {
        ModelLint lint = new ModelLint();
        lint.read(resource, Encoding.text(content));
        lint.walk(null);
        return List.copyOf(lint.findings);
    }

    /** Checks the files of one deployment, and that the forms which its processes name are among them. */
    public static List<Finding> check(Collection<ModelResource> deployment) {
        return check(deployment, null);
    }

    /** Checks them, and that whom and what they name is there. */
    public static List<Finding> check(Collection<ModelResource> deployment, @Nullable Surroundings surroundings) {
        ModelLint lint = new ModelLint();
        deployment.forEach(resource -> lint.read(resource.name(), resource.text()));
        lint.checkKeys();
        lint.checkFormsAreThere();
        lint.checkResultsAreNoFields();
        new BudgetRules(lint.forms(), lint.findings::add).check(lint.models);
        new FeatureRules(deployment, lint.findings::add).check(lint.models);
        if (surroundings != null) {
            new KnownRules(surroundings, lint.findings::add).check(lint.models);
        }
        lint.walk(surroundings);
        lint.models.forEach((name, model) -> {
            if (name.endsWith(FormRules.KOREAN)) {
                new FormRules(name, lint.findings::add).checkTwin(model, lint.models.get(FormRules.original(name)));
            }
        });
        return List.copyOf(lint.findings);
    }

    /**
     * What the process engine says of a model that the lint lets pass.
     *
     * @param text of the file
     * @param line where the engine stood, from 1
     * @param said in the words of the engine, which are English
     */
    public static Finding unparsed(String resource, String text, int line, String said) {
        String element = resource;
        try {
            List<Node> before = XmlReading.read(Encoding.read(text))
                    .all()
                    .filter(node -> node.has("id") && node.line != null && node.line <= line)
                    .toList();
            element =
                    before.isEmpty() ? resource : before.get(before.size() - 1).toString();
        } catch (UnreadableModel e) {
            // the engine has said so already
        }
        return new Finding(resource, line, element, Fault.UNPARSED.code(), Fault.UNPARSED.with(said));
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
                add(resource, null, resource, Fault.UNKNOWN_RESOURCE.code(), Fault.UNKNOWN_RESOURCE.with());
            }
        } catch (UnreadableModel e) {
            add(resource, e.line, resource, "unreadable", e.why);
        }
        if (findings.stream().anyMatch(finding -> finding.resource().equals(resource) && isUnclear(finding))) {
            unclear.add(resource);
        }
    }

    private void check(String resource, Node model, String root, Set<String> names) {
        models.put(resource, model);
        if (model.name.equals(root)) {
            ALLOWED.check(resource, model, null, names, findings::add);
            checkIds(resource, model);
        } else {
            add(resource, model.line, model.toString(), "unknown-element", XmlReading.otherRoot(root, model.name));
        }
    }

    /** Whatever refers to an element does so by its id; a form's elements are referred to by their keys. */
    private void checkIds(String resource, Node model) {
        Set<String> known = new HashSet<>();
        model.all()
                .filter(node -> !node.name.startsWith("form:") && node.has("id"))
                .filter(node -> !known.add(String.valueOf(node.get("id"))))
                .forEach(node -> add(resource, node, Fault.ID_TWICE, String.valueOf(node.get("id"))));
    }

    /** A process and a table go by their id alone. */
    private void checkKeys() {
        Map<String, String> known = new HashMap<>();
        models.forEach((resource, model) -> model.children.stream()
                .filter(node -> node.name.equals("bpmn:process") || node.name.equals("dmn:decision"))
                .filter(node -> node.has("id"))
                .forEach(node -> {
                    String other = known.putIfAbsent(node.name + " " + node.get("id"), resource);
                    if (other != null) {
                        add(resource, node, Fault.SAME_ID, String.valueOf(node.get("id")), other);
                    }
                }));
    }

    private Map<String, Node> forms() {
        Map<String, Node> forms = new HashMap<>();
        models.values().stream()
                .filter(model -> model.name.equals("form:default") && model.has("id"))
                .forEach(form -> forms.put(String.valueOf(form.get("id")), form));
        return forms;
    }

    private void checkFormsAreThere() {
        Map<String, Node> forms = forms();
        models.forEach((resource, model) -> model.children("bpmn:process")
                .forEach(process -> process.all()
                        .filter(node -> node.has("camunda:formRef"))
                        .forEach(node -> {
                            Node form = forms.get(String.valueOf(node.get("camunda:formRef")));
                            if (form == null) {
                                add(resource, node, Fault.FORM_NOT_THERE, String.valueOf(node.get("camunda:formRef")));
                            } else {
                                checkFields(resource, node, form, FormRules.needed(process, node));
                                checkNothingIsLost(resource, process, node, form);
                            }
                        })));
    }

    private void checkFields(String resource, Node node, Node form, List<String> needed) {
        List<String> missing = new ArrayList<>(needed);
        form.all().filter(field -> field.has("key")).forEach(field -> missing.remove(field.get("key")));
        if (!missing.isEmpty()) {
            add(resource, node, Fault.FORM_LACKS_FIELDS, needed, String.valueOf(node.get("camunda:formRef")), missing);
        }
    }

    /** The record keeps what every decision has, how a round is adjusted and what is spent; content is the drafter's. */
    private void checkNothingIsLost(String resource, Node process, Node node, Node form) {
        if (!node.name.equals("bpmn:userTask") || BpmnRules.isKept(node)) {
            return;
        }
        List<String> lost = form.all()
                .filter(field -> field.has("key") && !FormRules.isFixed(field))
                .map(field -> String.valueOf(field.get("key")))
                .filter(key -> !ValueKind.DECIDED.contains(key))
                .filter(key -> !BudgetRules.isAdjustment(process, key))
                .toList();
        if (!lost.isEmpty()) {
            add(
                    resource,
                    node,
                    Fault.WOULD_BE_LOST,
                    new TreeSet<>(ValueKind.DECIDED),
                    lost,
                    String.valueOf(node.get("camunda:formRef")));
        }
    }

    /** What a worker hands back must never be taken for what a person filled in. */
    private void checkResultsAreNoFields() {
        Set<String> fields = new HashSet<>();
        models.values().stream()
                .filter(model -> model.name.equals("form:default"))
                .flatMap(Node::all)
                .filter(node -> node.has("key"))
                .forEach(field -> fields.add(String.valueOf(field.get("key"))));
        models.forEach((resource, model) -> model.all()
                .forEach(node -> BpmnRules.results(node).stream()
                        .filter(fields::contains)
                        .forEach(name -> add(resource, node, Fault.RESULT_IS_A_FIELD, name))));
    }

    /**
     * What is not clear is not walked, nor what calls it or is called by it: whatever were found there would only follow
     * from what is told already.
     */
    private void walk(@Nullable Surroundings surroundings) {
        spread();
        Map<Element, String> resources = new IdentityHashMap<>();
        List<Element> processes = new ArrayList<>();
        models.forEach((resource, model) -> {
            if (!unclear.contains(resource)) {
                for (Element process : Drawing.of(resource, model, findings::add)) {
                    processes.add(process);
                    process.all().forEach(element -> resources.put(element, resource));
                }
            }
        });
        Function<String, List<Element>> elsewhere = key -> surroundings == null
                ? List.of()
                : Drawing.deployed(surroundings.process(key).orElse(""));
        for (Walk.Finding found : Walk.through(processes, elsewhere)) {
            add(
                    resources.getOrDefault(found.at(), ""),
                    found.at().line(),
                    found.at().label(),
                    found.code(),
                    found.sentence());
        }
        if (surroundings != null && findings.isEmpty()) {
            new KnownRules(surroundings, findings::add).callers(processes, resources);
        }
    }

    private void spread() {
        Map<String, Set<String>> keys = new HashMap<>();
        models.forEach((resource, model) -> keys.put(resource, keys(model)));
        boolean more = !unclear.isEmpty();
        while (more) {
            Set<String> reached = unclear.stream()
                    .flatMap(resource -> keys.getOrDefault(resource, Set.of()).stream())
                    .collect(Collectors.toSet());
            more = unclear.addAll(models.keySet().stream()
                    .filter(resource -> !Collections.disjoint(keys.getOrDefault(resource, Set.of()), reached))
                    .toList());
        }
    }

    /** The processes that a file holds or calls. */
    private static Set<String> keys(Node model) {
        return model.all()
                .flatMap(node -> switch (node.name) {
                    case "bpmn:process" -> Stream.ofNullable(node.get("id"));
                    case "bpmn:callActivity" -> Stream.ofNullable(node.get("calledElement"));
                    default -> Stream.empty();
                })
                .collect(Collectors.toSet());
    }

    /** Whether it leaves open which way a case takes; a process as a whole has nothing to say of that. */
    private static boolean isUnclear(Finding finding) {
        return switch (finding.code()) {
            case "unknown-element", "value-refused" -> true;
            case "missing", "contradiction" -> !finding.element().startsWith("bpmn:process ");
            default -> false;
        };
    }

    private void add(String resource, Node node, Fault fault, Object... values) {
        findings.add(Finding.of(resource, node, fault, values));
    }

    private void add(String resource, @Nullable Integer line, String element, String code, Sentence sentence) {
        findings.add(new Finding(resource, line, element, code, sentence));
    }

    private ModelLint() {}
}

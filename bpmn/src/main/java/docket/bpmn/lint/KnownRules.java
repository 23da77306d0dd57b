package docket.bpmn.lint;

import docket.bpmn.ModelProperties;
import docket.bpmn.lint.reading.Node;
import docket.bpmn.walk.Element;
import docket.bpmn.walk.Walk;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Whom and what models name must be there: otherwise a task is offered to nobody, and a process asks a table that is not. */
final class KnownRules {

    private final Surroundings surroundings;
    private final Consumer<Finding> findings;

    KnownRules(Surroundings surroundings, Consumer<Finding> findings) {
        this.surroundings = surroundings;
        this.findings = findings;
    }

    void check(Map<String, Node> models) {
        Set<String> decisions = ids(models.values(), "dmn:decision");
        Set<String> processes = ids(models.values(), "bpmn:process");
        models.forEach((resource, model) -> model.all().forEach(node -> {
            people(resource, node);
            auditors(resource, node);
            String authority = node.get("property:" + ModelProperties.AUTHORITY);
            if (authority != null && !decisions.contains(authority) && !surroundings.hasDecision(authority)) {
                add(
                        resource,
                        node,
                        "unknown-decision",
                        "No decision is deployed under the id '" + authority + "', which " + ModelProperties.AUTHORITY
                                + " names: deploy the table with the process, or name another");
            }
            if (authority != null) {
                models.values().stream()
                        .flatMap(table -> table.children("dmn:decision"))
                        .filter(decision -> authority.equals(decision.get("id")))
                        .filter(decision ->
                                decision.children("dmn:decisionTable").noneMatch(AuthorityRows::isAuthority))
                        .forEach(decision -> add(
                                resource,
                                node,
                                "contradiction",
                                "The decision '" + authority
                                        + "' says nobody who holds the power: expected a table with the"
                                        + " output 'holder'"));
            }
            String called = node.get("calledElement");
            if (called != null && !processes.contains(called)) {
                called(resource, node, called);
            }
            if (node.name.equals("dmn:decisionTable")) {
                AuthorityRows.of(node).forEach(row -> row(resource, row));
            }
        }));
    }

    private void called(String resource, Node call, String called) {
        boolean inside = "deployment".equals(call.get("camunda:calledElementBinding"));
        if (inside || surroundings.process(called).isEmpty()) {
            add(
                    resource,
                    call,
                    "unknown-process",
                    "No process is deployed under the id '" + called + "'"
                            + (inside
                                    ? " together with this one: add its file"
                                    : ": deploy it first, or with this one"));
        }
    }

    /**
     * Whoever calls a process by its latest version gets the one that is deployed now: what that makes of them is told of
     * the process that they call. What was at fault in them before is not its fault.
     *
     * @param resources where each of the deployed elements stands
     */
    void callers(List<Element> deployed, Map<Element, String> resources) {
        Map<String, Element> now =
                deployed.stream().collect(Collectors.toMap(Element::id, Function.identity(), (a, b) -> a));
        Function<String, List<Element>> before =
                key -> Drawing.deployed(surroundings.process(key).orElse(""));
        for (Element caller : callers(now.keySet())) {
            Set<String> known = Walk.through(List.of(caller), before).stream()
                    .map(KnownRules::said)
                    .collect(Collectors.toSet());
            Walk.through(List.of(caller), key -> now.containsKey(key) ? List.of(now.get(key)) : before.apply(key))
                    .stream()
                    .filter(found -> !known.contains(said(found)))
                    .forEach(found -> {
                        Element at = now.getOrDefault(calledBy(caller, now.keySet()), deployed.get(0));
                        findings.accept(new Finding(
                                resources.getOrDefault(at, ""),
                                at.line(),
                                at.label(),
                                "strands",
                                "The process '" + caller.id() + "' calls it, and then at " + said(found)
                                        + ". Deploy both together, or give this one another id"));
                    });
        }
    }

    /** Also those who call a caller. */
    private List<Element> callers(Set<String> processes) {
        List<Element> callers = new ArrayList<>();
        Set<String> asked = new HashSet<>(processes);
        for (Set<String> next = processes; !next.isEmpty(); asked.addAll(next)) {
            List<Element> found = surroundings.callers(next).stream()
                    .flatMap(file -> Drawing.deployed(file).stream())
                    .toList();
            callers.addAll(found);
            next = found.stream()
                    .map(Element::id)
                    .filter(id -> !asked.contains(id))
                    .collect(Collectors.toSet());
        }
        return callers;
    }

    private static String calledBy(Element caller, Set<String> processes) {
        return caller.all()
                .map(Element::subject)
                .filter(processes::contains)
                .findFirst()
                .orElse("");
    }

    private static String said(Walk.Finding found) {
        return found.at().label() + ": " + found.text();
    }

    private void people(String resource, Node node) {
        each(resource, node, "camunda:candidateGroups", "group", surroundings::hasGroup);
        each(resource, node, "camunda:assignee", "person", surroundings::hasPerson);
    }

    private void auditors(String resource, Node task) {
        String named = task.get(task.has("camunda:assignee") ? "camunda:assignee" : "camunda:candidateGroups");
        if (named != null && Stream.of(named.split(" *, *")).allMatch(surroundings::isOfAuditors)) {
            add(
                    resource,
                    task,
                    "auditors-only",
                    "Whoever examines the record decides nothing in it, and '" + named
                            + "' is of the auditors: name somebody else, or another group");
        }
    }

    private void each(String resource, Node node, String attribute, String what, Predicate<String> known) {
        String named = node.get(attribute);
        if (named != null) {
            Stream.of(named.split(" *, *"))
                    .filter(known.negate())
                    .forEach(id -> unknown(resource, node, attribute, what, id));
        }
    }

    private void row(String resource, AuthorityRows.Row row) {
        named(resource, row.rule(), "holder", row.holder());
        row.line().stream()
                .map(AuthorityRows.DefaultStep::whose)
                .distinct()
                .forEach(whose -> named(resource, row.rule(), "defaultLine", whose));
    }

    /** @param whose a group's id, or a person's behind {@link AuthorityRows#PERSON} */
    private void named(String resource, Node rule, String where, String whose) {
        boolean person = whose.startsWith(AuthorityRows.PERSON);
        String id = person ? whose.substring(AuthorityRows.PERSON.length()) : whose;
        if (person ? !surroundings.hasPerson(id) : !surroundings.hasGroup(id)) {
            unknown(resource, rule, where, person ? "person" : "group", id);
        }
    }

    private void unknown(String resource, Node node, String where, String what, String id) {
        boolean other = what.equals("group") ? surroundings.hasPerson(id) : surroundings.hasGroup(id);
        add(
                resource,
                node,
                "unknown-" + what,
                "There is no " + what + " '" + id + "', which " + where + " names"
                        + (other ? " (it is a " + (what.equals("group") ? "person" : "group") + ")" : "")
                        + ": name one that there is, or make it in Admin first");
    }

    private void add(String resource, Node node, String code, String text) {
        findings.accept(new Finding(resource, node.line, node.toString(), code, text));
    }

    private static Set<String> ids(Collection<Node> models, String name) {
        return models.stream()
                .flatMap(Node::all)
                .filter(node -> node.name.equals(name) && node.has("id"))
                .map(node -> String.valueOf(node.get("id")))
                .collect(Collectors.toSet());
    }
}

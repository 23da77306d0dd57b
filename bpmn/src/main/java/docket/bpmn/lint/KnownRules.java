package docket.bpmn.lint;

import docket.bpmn.ModelProperties;
import docket.bpmn.lint.reading.Node;
import docket.bpmn.said.Sentence;
import docket.bpmn.walk.Element;
import docket.bpmn.walk.Walk;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
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
                add(resource, node, Fault.UNKNOWN_DECISION, authority, ModelProperties.AUTHORITY);
            }
            if (authority != null) {
                models.values().stream()
                        .flatMap(table -> table.children("dmn:decision"))
                        .filter(decision -> authority.equals(decision.get("id")))
                        .filter(decision ->
                                decision.children("dmn:decisionTable").noneMatch(AuthorityRows::isAuthority))
                        .forEach(decision -> add(resource, node, Fault.HOLDER_OF_NO_POWER, authority));
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
            add(resource, call, inside ? Fault.PROCESS_NOT_WITH_IT : Fault.UNKNOWN_PROCESS, called);
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
                    .map(found -> said(found, Locale.ENGLISH))
                    .collect(Collectors.toSet());
            Walk.through(List.of(caller), key -> now.containsKey(key) ? List.of(now.get(key)) : before.apply(key))
                    .stream()
                    .filter(found -> !known.contains(said(found, Locale.ENGLISH)))
                    .forEach(found -> {
                        Element at = now.getOrDefault(calledBy(caller, now.keySet()), deployed.get(0));
                        findings.accept(new Finding(
                                resources.getOrDefault(at, ""),
                                at.line(),
                                at.label(),
                                Fault.CALLER_STRANDS.code(),
                                Fault.CALLER_STRANDS.with(caller.id(), (Sentence) reader -> said(found, reader))));
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

    private static String said(Walk.Finding found, Locale reader) {
        return found.at().label() + ": " + found.sentence().in(reader);
    }

    private void people(String resource, Node node) {
        each(resource, node, "camunda:candidateGroups", false);
        each(resource, node, "camunda:assignee", true);
    }

    private void auditors(String resource, Node task) {
        String named = task.get(task.has("camunda:assignee") ? "camunda:assignee" : "camunda:candidateGroups");
        if (named != null && Stream.of(named.split(" *, *")).allMatch(surroundings::isOfAuditors)) {
            add(resource, task, Fault.AUDITORS_ONLY, named);
        }
    }

    private void each(String resource, Node node, String attribute, boolean person) {
        String named = node.get(attribute);
        if (named != null) {
            Stream.of(named.split(" *, *")).forEach(id -> known(resource, node, attribute, id, person));
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
        known(resource, rule, where, id, person);
    }

    private void known(String resource, Node node, String where, String id, boolean person) {
        if (person && !surroundings.hasPerson(id)) {
            Fault fault = surroundings.hasGroup(id) ? Fault.PERSON_IS_A_GROUP : Fault.UNKNOWN_PERSON;
            add(resource, node, fault, id, where);
        } else if (!person && !surroundings.hasGroup(id)) {
            Fault fault = surroundings.hasPerson(id) ? Fault.GROUP_IS_A_PERSON : Fault.UNKNOWN_GROUP;
            add(resource, node, fault, id, where);
        }
    }

    private void add(String resource, Node node, Fault fault, Object... values) {
        findings.accept(Finding.of(resource, node, fault, values));
    }

    private static Set<String> ids(Collection<Node> models, String name) {
        return models.stream()
                .flatMap(Node::all)
                .filter(node -> node.name.equals(name) && node.has("id"))
                .map(node -> String.valueOf(node.get("id")))
                .collect(Collectors.toSet());
    }
}

package docket.bpmn.lint;

import docket.bpmn.ModelProperties;
import docket.bpmn.lint.reading.Node;
import docket.bpmn.walk.Answer;
import docket.bpmn.walk.Condition;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a process must say, besides holding nothing that it may not. */
final class BpmnRules {

    /** What became of the latest decision, in a word. */
    static final String ROUTE = "route";

    /** Numbers that a loop of the engine counts, and nobody knows outside of it. */
    private static final Set<String> LOOP =
            Set.of("loopCounter", "nrOfInstances", "nrOfActiveInstances", "nrOfCompletedInstances");

    /** Numbers that Docket's routing and the engine's loops count. */
    static final Set<String> COUNTS =
            Stream.concat(Stream.of("firstStep", "stageSize"), LOOP.stream()).collect(Collectors.toUnmodifiableSet());

    /** The variables that conditions may read besides what workers hand back. */
    static final Set<String> ROUTING =
            Stream.concat(Stream.of(ROUTE), COUNTS.stream()).collect(Collectors.toUnmodifiableSet());

    private static final String PROPERTY = "property:";

    private static final Set<String> CONDITIONS = Set.of("bpmn:conditionExpression", "bpmn:completionCondition");

    private final String resource;
    private final Consumer<Finding> findings;

    BpmnRules(String resource, Consumer<Finding> findings) {
        this.resource = resource;
        this.findings = findings;
    }

    void check(Node definitions) {
        if (definitions.name.equals("bpmn:definitions")) {
            requireChild(definitions, "bpmn:process");
        }
        definitions.children("bpmn:process").forEach(process -> checkAnswers(process, names(definitions)));
        definitions.all().forEach(node -> {
            checkEvent(node);
            switch (node.name) {
                case "bpmn:process" -> checkProcess(node);
                case "bpmn:userTask" -> checkUserTask(node);
                case "bpmn:serviceTask" -> checkServiceTask(node);
                case "bpmn:eventBasedGateway" -> checkRace(definitions, node);
                case "bpmn:endEvent", "bpmn:intermediateThrowEvent" -> checkThrows(node);
                case "bpmn:callActivity" -> require(node, "calledElement");
                case "bpmn:messageEventDefinition" -> checkReference(definitions, node, "messageRef", "bpmn:message");
                case "bpmn:errorEventDefinition" -> checkReference(definitions, node, "errorRef", "bpmn:error");
                case "bpmn:message" -> require(node, "name");
                case "bpmn:multiInstanceLoopCharacteristics" -> requireChild(node, "bpmn:loopCardinality");
                default -> {}
            }
        });
    }

    /** The names that conditions of a process may read: its routing, and what its workers hand back. */
    static Set<String> names(Node definitions) {
        Set<String> names = new HashSet<>(ROUTING);
        definitions.all().forEach(node -> names.addAll(results(node)));
        return names;
    }

    /** The variables that the worker of an external task may hand back. */
    static List<String> results(Node task) {
        String results = task.get(PROPERTY + ModelProperties.RESULTS);
        return results == null ? List.of() : List.of(results.strip().split("\\s*,\\s*"));
    }

    /** What a user task is for, or the empty text. */
    static String step(Node task) {
        return Objects.requireNonNullElse(task.get(PROPERTY + ModelProperties.STEP), "");
    }

    /** Whether the record keeps what else is filled in on a user task. */
    static boolean isKept(Node task) {
        return step(task).equals(ModelProperties.REVISE_STEP) || ModelProperties.SPENDING_STEPS.contains(step(task));
    }

    /** The names without those of a loop. */
    static Set<String> outsideLoops(Set<String> names) {
        return names.stream().filter(name -> !LOOP.contains(name)).collect(Collectors.toUnmodifiableSet());
    }

    private void checkProcess(Node process) {
        require(process, "id");
        require(process, "name");
        require(process, "isExecutable");
        require(process, "camunda:versionTag");
        require(process, "camunda:historyTimeToLive");
        require(process, PROPERTY + ModelProperties.MODE);
        require(process, PROPERTY + ModelProperties.RETENTION);
        if (process.has(PROPERTY + ModelProperties.AUTHORITY) && !asksAuthority(process)) {
            add(process, Fault.AUTHORITY_NOT_ASKED, ModelProperties.AUTHORITY);
        }
        process.children("bpmn:startEvent")
                .filter(start -> start.children.stream().anyMatch(child -> child.name.endsWith("EventDefinition")))
                .forEach(start -> add(start, Fault.START_OF_AN_EVENT));
    }

    /** Also a process that it calls may. */
    private static boolean asksAuthority(Node process) {
        return process.all()
                .anyMatch(node -> node.name.equals("bpmn:callActivity")
                        || "${authority}".equals(node.get("camunda:delegateExpression")));
    }

    private void checkUserTask(Node task) {
        require(task, "name");
        require(task, PROPERTY + ModelProperties.STEP);
        require(task, "camunda:formRef");
        require(task, "camunda:formRefBinding");
        String step = task.get(PROPERTY + ModelProperties.STEP);
        boolean assigned = task.has("camunda:assignee") || task.has("camunda:candidateGroups");
        boolean assignedByRecord = ModelProperties.LINE_STEP.equals(step) || ModelProperties.REVISE_STEP.equals(step);
        if (step != null && assigned == assignedByRecord) {
            add(task, assignedByRecord ? Fault.RECORD_SAYS_WHO : Fault.NOBODY_ASSIGNED, step);
        }
        checkDecisions(task, step);
    }

    private void checkRace(Node definitions, Node gateway) {
        Set<String> targets = definitions
                .all()
                .filter(flow -> flow.name.equals("bpmn:sequenceFlow")
                        && String.valueOf(gateway.get("id")).equals(flow.get("sourceRef")))
                .map(flow -> String.valueOf(flow.get("targetRef")))
                .collect(Collectors.toSet());
        definitions
                .all()
                .filter(target -> targets.contains(String.valueOf(target.get("id")))
                        && !target.name.equals("bpmn:intermediateCatchEvent"))
                .forEach(target -> add(gateway, Fault.RACE_WITHOUT_EVENT, target));
    }

    /** A worker's answer is read as one kind of value, whichever way the case goes. */
    private void checkAnswers(Node process, Set<String> names) {
        Map<String, Answer> known = new HashMap<>();
        process.all()
                .forEach(node -> node.children.stream()
                        .filter(child -> CONDITIONS.contains(child.name) && Grammar.EL.isCondition(child.text, names))
                        .map(condition -> new Condition(condition.text).answers())
                        .forEach(answers -> answers.forEach((name, kinds) -> kinds.forEach(kind -> {
                            Answer before = known.putIfAbsent(name, kind);
                            if (before != null && before != kind) {
                                add(node, Fault.ANSWER_OF_TWO_KINDS, name, kind.with(), before.with());
                            }
                        }))));
    }

    private void checkEvent(Node node) {
        List<Node> found = node.children.stream()
                .filter(child -> child.name.endsWith("EventDefinition"))
                .toList();
        if (found.size() > 1) {
            add(node, Fault.SEVERAL_EVENTS, found.size());
        } else if (found.isEmpty()
                && (node.name.equals("bpmn:boundaryEvent") || node.name.equals("bpmn:intermediateCatchEvent"))) {
            add(node, Fault.NO_EVENT);
        }
    }

    private void checkThrows(Node event) {
        event.children.stream()
                .filter(child -> child.name.endsWith("EventDefinition"))
                .filter(child ->
                        !(event.name.equals("bpmn:endEvent") && child.name.equals("bpmn:errorEventDefinition")))
                .forEach(child -> add(event, Fault.THROWS));
    }

    private void checkDecisions(Node task, @Nullable String step) {
        String decisions = task.get(PROPERTY + ModelProperties.DECISIONS);
        if (decisions == null) {
            return;
        }
        if (ModelProperties.LINE_STEP.equals(step)) {
            add(task, Fault.LINE_HAS_ITS_DECISIONS, ModelProperties.DECISIONS);
            return;
        }
        if (step != null && ModelProperties.SPENDING_STEPS.contains(step)) {
            add(task, Fault.ACT_HAS_ITS_DECISIONS, step, ModelProperties.DECISIONS);
            return;
        }
        boolean own = ModelProperties.REVISE_STEP.equals(step);
        for (String decision : decisions.split(",")) {
            if (own != (decision.equals("RESUBMIT") || decision.equals("WITHDRAW"))) {
                add(task, own ? Fault.NOT_OF_THE_DRAFTER : Fault.OF_THE_DRAFTER_ALONE, decision);
            }
        }
    }

    private void checkServiceTask(Node task) {
        boolean external = "external".equals(task.get("camunda:type")) && task.has("camunda:topic");
        boolean delegated = task.has("camunda:delegateExpression");
        if (external == delegated || !external && (task.has("camunda:type") || task.has("camunda:topic"))) {
            add(task, Fault.SERVED_BY_NOBODY);
        }
        if (!external && task.has(PROPERTY + ModelProperties.RESULTS)) {
            add(task, Fault.RESULTS_OF_NO_WORKER, ModelProperties.RESULTS);
        }
    }

    /** Where an error is not declared, the engine takes its id for its code. */
    private void checkReference(Node definitions, Node event, String attribute, String wanted) {
        require(event, attribute);
        String named = event.get(attribute);
        if (named != null && definitions.children(wanted).noneMatch(found -> named.equals(found.get("id")))) {
            add(event, Fault.REFERS_TO_NOTHING, attribute, wanted, named);
        }
    }

    private void requireChild(Node node, String child) {
        if (node.children(child).findAny().isEmpty()) {
            add(node, Fault.MUST_HAVE, node.name, child);
        }
    }

    private void add(Node node, Fault fault, Object... values) {
        findings.accept(Finding.of(resource, node, fault, values));
    }

    private void require(Node node, String attribute) {
        if (!node.has(attribute)) {
            add(node, Fault.MUST_HAVE, node.name, attribute);
        }
    }
}

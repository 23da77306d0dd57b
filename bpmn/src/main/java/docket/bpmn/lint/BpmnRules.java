package docket.bpmn.lint;

import docket.bpmn.ModelProperties;
import java.util.HashSet;
import java.util.List;
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

    private final String resource;
    private final Consumer<Finding> findings;

    BpmnRules(String resource, Consumer<Finding> findings) {
        this.resource = resource;
        this.findings = findings;
    }

    void check(Node definitions) {
        definitions.all().forEach(node -> {
            switch (node.name) {
                case "bpmn:process" -> checkProcess(node);
                case "bpmn:userTask" -> checkUserTask(node);
                case "bpmn:serviceTask" -> checkServiceTask(node);
                case "bpmn:eventBasedGateway" -> checkRace(definitions, node);
                case "bpmn:endEvent", "bpmn:intermediateThrowEvent" -> checkThrows(node);
                case "bpmn:callActivity" -> require(node, "calledElement");
                case "bpmn:messageEventDefinition" -> require(node, "messageRef");
                case "bpmn:errorEventDefinition" -> require(node, "errorRef");
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
        process.children("bpmn:startEvent")
                .filter(start -> start.children.stream().anyMatch(child -> child.name.endsWith("EventDefinition")))
                .forEach(start -> contradiction(
                        start, "A case is opened by a person: expected a plain start event but found one of an event"));
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
            contradiction(
                    task,
                    assignedByRecord
                            ? "The record says who has a step '" + step + "': expected no assignee or candidates"
                            : "Expected an assignee or candidates for a step '" + step + "'");
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
                .forEach(target -> contradiction(
                        gateway,
                        "It waits for the first of several events, and " + target
                                + " is none: lead it to intermediate events alone"));
    }

    private void checkThrows(Node event) {
        event.children.stream()
                .filter(child -> child.name.endsWith("EventDefinition"))
                .filter(child ->
                        !(event.name.equals("bpmn:endEvent") && child.name.equals("bpmn:errorEventDefinition")))
                .forEach(child -> contradiction(
                        event,
                        "A process throws errors alone, at its ends: a service task of type external sends a message, by its"
                                + " worker"));
    }

    private void checkDecisions(Node task, @Nullable String step) {
        String decisions = task.get(PROPERTY + ModelProperties.DECISIONS);
        if (decisions == null) {
            if ("circulate".equals(step)) {
                contradiction(
                        task, "A step 'circulate' offers nothing by itself: say what in " + ModelProperties.DECISIONS);
            }
            return;
        }
        boolean own = ModelProperties.REVISE_STEP.equals(step);
        for (String decision : decisions.split(",")) {
            if (own != (decision.equals("RESUBMIT") || decision.equals("WITHDRAW"))) {
                contradiction(
                        task,
                        own
                                ? "The drafter resubmits or withdraws: expected RESUBMIT or WITHDRAW but found "
                                        + decision
                                : "Only the drafter's own step (revise) offers " + decision);
            }
        }
    }

    private void checkServiceTask(Node task) {
        boolean external = "external".equals(task.get("camunda:type")) && task.has("camunda:topic");
        boolean delegated = task.has("camunda:delegateExpression");
        if (external == delegated || !external && (task.has("camunda:type") || task.has("camunda:topic"))) {
            contradiction(
                    task, "Expected either camunda:delegateExpression or camunda:type='external' with camunda:topic");
        }
        if (!external && task.has(PROPERTY + ModelProperties.RESULTS)) {
            contradiction(task, "Only the worker of an external task hands back " + ModelProperties.RESULTS);
        }
    }

    private void contradiction(Node node, String text) {
        findings.accept(new Finding(resource, node.line, node.toString(), "contradiction", text));
    }

    private void require(Node node, String attribute) {
        if (!node.has(attribute)) {
            findings.accept(new Finding(
                    resource, node.line, node.toString(), "missing", node.name + " must have " + attribute));
        }
    }
}

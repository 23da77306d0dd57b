package docket.bpmn.lint;

import docket.bpmn.lint.reading.Node;
import docket.bpmn.lint.reading.UnreadableModel;
import docket.bpmn.lint.reading.XmlReading;
import docket.bpmn.walk.Condition;
import docket.bpmn.walk.Element;
import docket.bpmn.walk.Element.Event;
import docket.bpmn.walk.Element.Flow;
import docket.bpmn.walk.Element.Kind;
import docket.bpmn.walk.Element.Loop;
import docket.bpmn.walk.Element.Trigger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a file draws, as it can be walked. */
final class Drawing {

    private static final String PROPERTY = "property:";

    private final String resource;
    private final Consumer<Finding> findings;
    private final Map<String, Node> ids = new HashMap<>();
    private boolean whole = true;

    private Drawing(String resource, Node definitions, Consumer<Finding> findings) {
        this.resource = resource;
        this.findings = findings;
        definitions.all().filter(node -> node.has("id")).forEach(node -> ids.put(node.get("id"), node));
    }

    /** The processes of a file; none where flows lead nowhere. */
    static List<Element> of(String resource, Node definitions, Consumer<Finding> findings) {
        Drawing drawing = new Drawing(resource, definitions, findings);
        List<Element> processes =
                definitions.children("bpmn:process").map(drawing::element).toList();
        return drawing.whole ? processes : List.of();
    }

    /** The processes of a file that was held against the lint of its day; none where it cannot be read. */
    static List<Element> deployed(String file) {
        try {
            return of("", XmlReading.read(file), finding -> {});
        } catch (UnreadableModel e) {
            return List.of();
        }
    }

    private Element element(Node node) {
        List<Element> children = node.children.stream()
                .filter(child -> isNode(child.name) && child.has("id"))
                .map(this::element)
                .toList();
        Event event = event(node);
        return new Element(
                text(node, "id"),
                kind(node, event),
                node.toString(),
                node.line,
                node.attributes.entrySet().stream()
                        .filter(entry -> entry.getKey().startsWith(PROPERTY))
                        .collect(Collectors.toMap(
                                entry -> entry.getKey().substring(PROPERTY.length()), Map.Entry::getValue)),
                subject(node),
                event,
                loop(node),
                text(node, "attachedToRef"),
                !"false".equals(node.get("cancelActivity")) && !"false".equals(node.get("isInterrupting")),
                "true".equals(node.get("camunda:asyncBefore")),
                "true".equals(node.get("camunda:asyncAfter")),
                children,
                flows(node, children));
    }

    private static boolean isNode(String name) {
        return name.endsWith("Event")
                || name.endsWith("Gateway")
                || name.endsWith("Task")
                || name.equals("bpmn:subProcess")
                || name.equals("bpmn:callActivity");
    }

    private static Kind kind(Node node, @Nullable Event event) {
        return switch (node.name) {
            case "bpmn:process" -> Kind.PROCESS;
            case "bpmn:startEvent" -> Kind.START;
            case "bpmn:endEvent" -> Kind.END;
            case "bpmn:userTask" -> Kind.TASK;
            case "bpmn:serviceTask" -> node.has("camunda:delegateExpression") ? Kind.ACT : Kind.WORK;
            case "bpmn:exclusiveGateway" -> Kind.CHOICE;
            case "bpmn:parallelGateway" -> Kind.FORK;
            case "bpmn:eventBasedGateway" -> Kind.RACE;
            case "bpmn:intermediateCatchEvent" -> event == null ? Kind.PASS : Kind.CATCH;
            case "bpmn:boundaryEvent" -> Kind.BOUNDARY;
            case "bpmn:callActivity" -> Kind.CALL;
            case "bpmn:subProcess" ->
                "true".equals(node.get("triggeredByEvent")) ? Kind.EVENT_SUB_PROCESS : Kind.SUB_PROCESS;
            default -> Kind.PASS;
        };
    }

    private static String subject(Node node) {
        return switch (node.name) {
            case "bpmn:process" -> "false".equals(node.get("camunda:isStartableInTasklist")) ? "called" : "";
            case "bpmn:userTask" -> text(node, "camunda:assignee");
            case "bpmn:serviceTask" -> text(node, "camunda:delegateExpression").replaceAll("[${}]", "");
            case "bpmn:callActivity" -> text(node, "calledElement");
            default -> "";
        };
    }

    private @Nullable Event event(Node node) {
        for (Node child : node.children) {
            switch (child.name) {
                case "bpmn:timerEventDefinition":
                    return new Event(
                            Trigger.TIMER,
                            child.children("bpmn:timeCycle")
                                    .map(cycle -> cycle.text.strip())
                                    .findFirst()
                                    .orElse(""));
                case "bpmn:messageEventDefinition":
                    return new Event(Trigger.MESSAGE, referred(child.get("messageRef"), "name"));
                case "bpmn:errorEventDefinition":
                    return new Event(Trigger.ERROR, referred(child.get("errorRef"), "errorCode"));
                default:
            }
        }
        return null;
    }

    private String referred(@Nullable String id, String attribute) {
        Node found = id == null ? null : ids.get(id);
        return found == null ? "" : text(found, attribute);
    }

    private static @Nullable Loop loop(Node node) {
        return node.children("bpmn:multiInstanceLoopCharacteristics")
                .findFirst()
                .map(loop -> new Loop(
                        "true".equals(loop.get("isSequential")),
                        loop.children("bpmn:loopCardinality")
                                .map(cardinality -> cardinality.text.strip())
                                .findFirst()
                                .orElse("1"),
                        condition(loop, "bpmn:completionCondition")))
                .orElse(null);
    }

    private static @Nullable Condition condition(Node node, String name) {
        return node.children(name)
                .map(condition -> new Condition(condition.text))
                .findFirst()
                .orElse(null);
    }

    private List<Flow> flows(Node scope, List<Element> children) {
        Set<String> here = children.stream().map(Element::id).collect(Collectors.toSet());
        List<Flow> flows = new ArrayList<>();
        scope.children("bpmn:sequenceFlow").forEach(flow -> {
            String source = text(flow, "sourceRef");
            String target = text(flow, "targetRef");
            if (here.contains(source) && here.contains(target)) {
                String otherwise = Objects.requireNonNull(ids.get(source)).get("default");
                flows.add(new Flow(
                        source,
                        target,
                        condition(flow, "bpmn:conditionExpression"),
                        otherwise != null && otherwise.equals(flow.get("id"))));
            } else {
                whole = false;
                findings.accept(Finding.of(resource, flow, Fault.FLOW_TO_NOWHERE, source, target));
            }
        });
        return flows;
    }

    private static String text(Node node, String attribute) {
        return Objects.requireNonNullElse(node.get(attribute), "");
    }
}

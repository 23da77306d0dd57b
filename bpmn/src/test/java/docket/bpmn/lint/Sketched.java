package docket.bpmn.lint;

import docket.bpmn.ModelResource;
import docket.bpmn.Shipped;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A process that is drawn in the few words of a Mermaid flow chart, as on {@code docs/models.md}, and its BPMN. A circle is
 * an event, a square a task, a double square a service or called process, a diamond a gateway; a dotted line puts an event
 * on the boundary of a task; a {@code subgraph} is a sub-process, or an event sub-process where it begins with an event.
 */
public final class Sketched {

    private static final Pattern NODE =
            Pattern.compile("(?<id>[a-zA-Z][\\w-]*)(?:(?<shape>\\(\\(|\\[\\[|\\[|\\{)\"(?<label>[^\"]*)\"[)\\]}]+)?");
    private static final Pattern ARROW =
            Pattern.compile("\\s*(?<line>-->|-\\.-)(?:\\|\"(?<condition>[^\"]*)\"\\|)?\\s*");

    /** A person, or groups. */
    private static final Pattern WHOSE = Pattern.compile("[a-z]+\\.[a-z]+|[a-z-]+(,[a-z-]+)*");

    private static final String ANYBODY = "administration,budget-owner,director,supervisor";

    private final Map<String, Scope> scopes = new LinkedHashMap<>();
    private final Map<String, String> messages = new LinkedHashMap<>();
    private final Map<String, String> errors = new LinkedHashMap<>();
    private int flows;

    private static final class Scope {
        final StringBuilder xml = new StringBuilder();
        final List<String> nodes = new ArrayList<>();
        String name = "";
        String loop = "";
        boolean event;
    }

    /** The BPMN of a drawing, as a process with that id. */
    public static String bpmn(String id, String drawing) {
        return new Sketched().read(id, drawing.strip());
    }

    /** With the forms that Docket ships: a whole deployment. */
    public static List<ModelResource> deployment(String drawing) {
        List<ModelResource> models = new ArrayList<>(Shipped.resources()
                .filter(model -> model.name().endsWith(".form"))
                .toList());
        models.add(new ModelResource("drawn.bpmn", bpmn("drawn", drawing)));
        return models;
    }

    private String read(String id, String drawing) {
        List<Scope> open = new ArrayList<>(List.of(new Scope()));
        Map<String, String> boundaries = drawing.lines()
                .filter(line -> line.contains("-.-"))
                .map(line -> line.strip().split("\\s*-\\.-\\s*"))
                .collect(Collectors.toMap(parts -> parts[1].replaceFirst("\\W.*", ""), parts -> parts[0]));
        List<String> lines = drawing.lines().map(String::strip).toList();
        List<String> ids = new ArrayList<>();
        for (String line : lines) {
            Scope scope = open.get(open.size() - 1);
            if (line.isEmpty() || line.startsWith("flowchart")) {
                continue;
            }
            if (line.startsWith("subgraph ")) {
                Matcher named = NODE.matcher(line.substring(9).replace(" [", "["));
                named.find();
                ids.add(named.group("id"));
                Scope inner = new Scope();
                inner.name = named.group("label") == null ? "" : named.group("label");
                inner.loop = loop(inner.name);
                open.add(inner);
            } else if (line.equals("end")) {
                open.remove(open.size() - 1);
                String inner = ids.remove(ids.size() - 1);
                Scope outer = open.get(open.size() - 1);
                outer.nodes.add(inner);
                outer.xml.append("<bpmn:subProcess id=\"%s\" name=\"%s\"%s>%s%s</bpmn:subProcess>\n"
                        .formatted(
                                inner, inner, scope.event ? " triggeredByEvent=\"true\"" : "", scope.loop, scope.xml));
            } else {
                row(scope, line, boundaries);
            }
        }
        return whole(id, open.get(0).xml);
    }

    private void row(Scope scope, String line, Map<String, String> boundaries) {
        String before = null;
        String arrow = "";
        String condition = null;
        int at = 0;
        Matcher node = NODE.matcher(line);
        Matcher arrows = ARROW.matcher(line);
        while (at < line.length() && node.find(at)) {
            String id = node.group("id");
            if (node.group("label") != null && !scope.nodes.contains(id)) {
                scope.nodes.add(id);
                scope.xml.append(node(scope, id, node.group("shape"), node.group("label"), boundaries.get(id)));
            }
            if (before != null && arrow.equals("-->")) {
                flow(scope, before, id, condition);
            }
            before = id;
            at = node.end();
            if (at < line.length() && arrows.find(at)) {
                arrow = arrows.group("line");
                condition = arrows.group("condition");
                at = arrows.end();
            }
        }
    }

    private void flow(Scope scope, String from, String to, String condition) {
        String id = "flow" + ++flows;
        boolean otherwise = "otherwise".equals(condition);
        if (otherwise) {
            int gateway = scope.xml.indexOf("id=\"" + from + "\"");
            scope.xml.insert(gateway, "default=\"" + id + "\" ");
        }
        scope.xml.append("<bpmn:sequenceFlow id=\"%s\" sourceRef=\"%s\" targetRef=\"%s\">".formatted(id, from, to));
        if (condition != null && !otherwise) {
            scope.xml.append("<bpmn:conditionExpression xsi:type=\"bpmn:tFormalExpression\">${" + escaped(condition)
                    + "}</bpmn:conditionExpression>");
        }
        scope.xml.append("</bpmn:sequenceFlow>\n");
    }

    private String node(Scope scope, String id, String shape, String label, String host) {
        return switch (shape) {
            case "((" -> event(scope, id, label, host);
            case "[[" -> service(id, label);
            case "{" ->
                "<bpmn:%s id=\"%s\" name=\"%s\"/>\n"
                        .formatted(
                                switch (label) {
                                    case "+" -> "parallelGateway";
                                    case "first event" -> "eventBasedGateway";
                                    default -> "exclusiveGateway";
                                },
                                id,
                                id);
            default -> task(id, label);
        };
    }

    private String event(Scope scope, String id, String label, String host) {
        boolean first = scope.nodes.size() == 1;
        String definition = definition(id, label);
        scope.event |= first && !definition.isEmpty();
        String tag = host != null
                ? "boundaryEvent attachedToRef=\"" + host + "\""
                        + (label.contains("beside") ? " cancelActivity=\"false\"" : "")
                : first
                        ? "startEvent"
                                + (label.contains("beside") ? " isInterrupting=\"false\"" : "")
                                + (definition.isEmpty() && label.equals("start")
                                        ? " camunda:formRef=\"document-approval-start\" camunda:formRefBinding=\"deployment\""
                                        : "")
                        : label.startsWith("end") || label.startsWith("error") ? "endEvent" : "intermediateCatchEvent";
        return "<bpmn:%s id=\"%s\">%s</bpmn:%s>\n".formatted(tag, id, definition, tag.replaceFirst(" .*", ""));
    }

    private String definition(String id, String label) {
        String named = label.replaceFirst(" beside$", "").replaceFirst("^\\w+ ?", "");
        if (label.startsWith("every")) {
            return "<bpmn:timerEventDefinition><bpmn:timeCycle>%s</bpmn:timeCycle></bpmn:timerEventDefinition>"
                    .formatted(named);
        } else if (label.startsWith("after")) {
            return "<bpmn:timerEventDefinition><bpmn:timeDuration>%s</bpmn:timeDuration></bpmn:timerEventDefinition>"
                    .formatted(named);
        } else if (label.startsWith("message")) {
            messages.put("message-" + named, named);
            return "<bpmn:messageEventDefinition id=\"%s-event\" messageRef=\"message-%s\"/>".formatted(id, named);
        } else if (label.startsWith("error")) {
            errors.put("error-" + named, named);
            return "<bpmn:errorEventDefinition id=\"%s-event\" errorRef=\"error-%s\"/>".formatted(id, named);
        }
        return "";
    }

    private static String service(String id, String label) {
        if (label.startsWith("call ")) {
            return "<bpmn:callActivity id=\"%s\" name=\"%s\" calledElement=\"%s\"/>\n"
                    .formatted(id, id, label.substring(5));
        }
        String[] parts = label.split("; ");
        boolean record = label.startsWith("${");
        String results =
                label.startsWith("worker: ") ? properties(Map.of("docket.results", parts[0].substring(8))) : "";
        return "<bpmn:serviceTask id=\"%s\" name=\"%s\" %s>%s%s</bpmn:serviceTask>\n"
                .formatted(
                        id,
                        id,
                        record
                                ? "camunda:delegateExpression=\"" + parts[0].replace(", as a job", "") + "\""
                                        + (parts[0].endsWith("job") ? " camunda:asyncBefore=\"true\"" : "")
                                : "camunda:type=\"external\" camunda:topic=\"work\"",
                        results,
                        loop(parts[parts.length - 1]));
    }

    /** {@code approve: APPROVE, REJECT; director,supervisor; 3 at once until nrOfCompletedInstances >= 2}. */
    private static String task(String id, String label) {
        String[] parts = label.split("; ");
        String[] step = parts[0].split(": ");
        boolean ofRecord = step[0].equals("line") || step[0].equals("revise");
        Map<String, String> marks = new LinkedHashMap<>(Map.of("docket.step", step[0]));
        if (step.length > 1) {
            marks.put("docket.decisions", step[1].replace(" ", ""));
        }
        String whose = parts.length > 1 && WHOSE.matcher(parts[1]).matches() ? parts[1] : ANYBODY;
        return "<bpmn:userTask id=\"%s\" name=\"%s\" camunda:formRef=\"%s\" camunda:formRefBinding=\"deployment\"%s>%s%s</bpmn:userTask>\n"
                .formatted(
                        id,
                        id,
                        step[0].equals("revise") ? "revise" : "decide",
                        ofRecord
                                ? ""
                                : " camunda:" + (whose.contains(".") ? "assignee" : "candidateGroups") + "=\"" + whose
                                        + "\"",
                        properties(marks),
                        loop(parts[parts.length - 1]));
    }

    private static final Pattern LOOP =
            Pattern.compile("(?<count>\\S+) (?<how>at once|in turn)(?: until (?<until>.*))?");

    private static String loop(String text) {
        Matcher loop = LOOP.matcher(text);
        if (!loop.matches()) {
            return "";
        }
        String until = loop.group("until") == null
                ? ""
                : "<bpmn:completionCondition>${" + escaped(loop.group("until")) + "}</bpmn:completionCondition>";
        return "<bpmn:multiInstanceLoopCharacteristics isSequential=\"%s\"><bpmn:loopCardinality>%s</bpmn:loopCardinality>%s</bpmn:multiInstanceLoopCharacteristics>"
                .formatted(loop.group("how").equals("in turn"), loop.group("count"), until);
    }

    private String whole(String id, CharSequence content) {
        Function<Map<String, String>, Function<String, String>> all = named -> form -> named.entrySet().stream()
                .map(entry -> form.formatted(entry.getKey(), entry.getValue(), entry.getValue()))
                .collect(Collectors.joining());
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
                    xmlns:camunda="http://camunda.org/schema/1.0/bpmn"
                    xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" id="drawing" targetNamespace="https://docket.example">
                <bpmn:process id="%s" name="%s" isExecutable="true" camunda:versionTag="1" camunda:historyTimeToLive="P1D">
                %s%s</bpmn:process>
                %s%s</bpmn:definitions>
                """.formatted(
                        id,
                        id,
                        properties(marks(content)),
                        content,
                        all.apply(messages).apply("<bpmn:message id=\"%s\" name=\"%s\"/>\n"),
                        all.apply(errors).apply("<bpmn:error id=\"%s\" name=\"%s\" errorCode=\"%s\"/>\n"));
    }

    private static Map<String, String> marks(CharSequence content) {
        Map<String, String> marks = new TreeMap<>(Map.of("docket.mode", "discretionary", "docket.retention", "1-year"));
        if (content.toString().contains("${authority}")) {
            marks.put("docket.authority", "authority");
        }
        if (content.toString().contains("${reserve}")) {
            marks.put("docket.budgetLine", "lineId");
        }
        return marks;
    }

    private static String properties(Map<String, String> properties) {
        return properties.entrySet().stream()
                .map(entry ->
                        "<camunda:property name=\"%s\" value=\"%s\"/>".formatted(entry.getKey(), entry.getValue()))
                .collect(Collectors.joining(
                        "",
                        "<bpmn:extensionElements><camunda:properties>",
                        "</camunda:properties></bpmn:extensionElements>\n"));
    }

    private static String escaped(String condition) {
        return condition.replace("&", "&amp;").replace("<", "&lt;");
    }
}

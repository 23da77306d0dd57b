package docket.drill.random;

import java.util.function.Consumer;

/**
 * What is drawn inside one process or sub-process. {@code inside} says that a decision against the case leaves it by an
 * error end event; at the top it goes where the drafter's own task and the end are.
 */
final class Scope {

    /** A piece of the drawing: what flows into it, and what flows out. */
    record Piece(String first, String last) {
        static Piece of(String only) {
            return new Piece(only, only);
        }
    }

    static final String REVISE = "revise";
    static final String REJECTED = "case-rejected";

    final Sketch sketch;
    final boolean inside;
    private final StringBuilder xml = new StringBuilder();

    Scope(Sketch sketch, boolean inside) {
        this.sketch = sketch;
        this.inside = inside;
    }

    CharSequence xml() {
        return xml;
    }

    String node(String tag, String attributes, String content) {
        String id = sketch.id();
        node(id, tag, attributes, content);
        return id;
    }

    void node(String id, String tag, String attributes, String content) {
        xml.append("<bpmn:%s id=\"%s\" %s>%s</bpmn:%s>\n".formatted(tag, id, attributes, content, tag));
    }

    void flow(String from, String to) {
        xml.append(
                "<bpmn:sequenceFlow id=\"%s\" sourceRef=\"%s\" targetRef=\"%s\"/>\n".formatted(sketch.id(), from, to));
    }

    void flow(String from, String to, String condition) {
        xml.append("""
                <bpmn:sequenceFlow id="%s" sourceRef="%s" targetRef="%s">\
                <bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">${%s}</bpmn:conditionExpression>\
                </bpmn:sequenceFlow>
                """.formatted(sketch.id(), from, to, condition));
    }

    /** A gateway whose last flow, drawn by the caller, is the default. */
    String choice(String defaultFlow) {
        return node("exclusiveGateway", "default=\"" + defaultFlow + "\"", "");
    }

    void flowAs(String id, String from, String to) {
        xml.append("<bpmn:sequenceFlow id=\"%s\" sourceRef=\"%s\" targetRef=\"%s\"/>\n".formatted(id, from, to));
    }

    /** Draws what follows a decision that may be against the case: the way on, or out. */
    Piece leavingWhenStopped(String decided) {
        String on = sketch.id();
        String decision = choice(on);
        flow(decided, decision);
        stop(to -> flow(decision, to, "route == 'RETURNED'"), "returned");
        stop(to -> flow(decision, to, "route == 'REJECTED'"), "rejected");
        String next = node("exclusiveGateway", "", "");
        flowAs(on, decision, next);
        return new Piece(decided, next);
    }

    /** Sends what stops a sub-process or called process on, outwards, where anything does. */
    void catchStops(String activity, Scope within) {
        if (!within.xml().toString().contains("error-returned")) {
            return;
        }
        stop(to -> flow(boundary(activity, "", "error-returned"), to), "returned");
        stop(to -> flow(boundary(activity, "", "error-rejected"), to), "rejected");
    }

    private String boundary(String activity, String attributes, String error) {
        return node(
                "boundaryEvent",
                "attachedToRef=\"" + activity + "\" " + attributes,
                "<bpmn:errorEventDefinition id=\"" + sketch.id() + "\" errorRef=\"" + error + "\"/>");
    }

    String failureOf(String activity) {
        return boundary(activity, "", "error-failed");
    }

    private void stop(Consumer<String> flowTo, String how) {
        if (!inside) {
            flowTo.accept(how.equals("returned") ? REVISE : REJECTED);
            return;
        }
        flowTo.accept(node(
                "endEvent",
                "",
                "<bpmn:errorEventDefinition id=\"" + sketch.id() + "\" errorRef=\"error-" + how + "\"/>"));
    }

    String timer(String kind, String value) {
        return "<bpmn:timerEventDefinition id=\"%s\"><bpmn:%s xsi:type=\"bpmn:tFormalExpression\">%s</bpmn:%s></bpmn:timerEventDefinition>"
                .formatted(sketch.id(), kind, value, kind);
    }

    String message(String message) {
        return "<bpmn:messageEventDefinition id=\"" + sketch.id() + "\" messageRef=\"" + message + "\"/>";
    }
}

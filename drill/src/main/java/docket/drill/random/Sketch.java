package docket.drill.random;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** A model that is being drawn: gives ids out, and keeps what belongs to the whole model. */
final class Sketch {

    /** How the names begin of the variables that workers hand back: true or false. */
    static final String ANSWER = "answer";

    final Random random;
    final String key;
    final Map<String, List<String>> decisions = new LinkedHashMap<>();
    final Map<String, String> answers = new LinkedHashMap<>();
    final Set<String> fallible = new LinkedHashSet<>();
    final Set<String> assigned = new HashSet<>();
    private final List<String> messages = new ArrayList<>();
    private final StringBuilder processes = new StringBuilder();
    private int ids;
    private int called;

    Sketch(Random random, String key) {
        this.random = random;
        this.key = key;
    }

    String id() {
        return "n" + ++ids;
    }

    boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    <T> T oneOf(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    /** A message of this model alone. */
    String message() {
        String id = "message-" + id();
        messages.add(id);
        return id;
    }

    /** The name that a message has when it is sent. */
    String nameOf(String message) {
        return key + "." + message;
    }

    String calledKey() {
        return key + "-called-" + ++called;
    }

    void process(String id, String properties, CharSequence content) {
        processes.append("""
                <bpmn:process id="%s" name="%s" isExecutable="true" camunda:versionTag="1" camunda:historyTimeToLive="P1D">
                <bpmn:extensionElements><camunda:properties>
                <camunda:property name="docket.mode" value="discretionary"/>
                <camunda:property name="docket.retention" value="1-year"/>
                %s</camunda:properties></bpmn:extensionElements>
                %s</bpmn:process>
                """.formatted(id, id, properties, content));
    }

    static String property(String name, String value) {
        return "<camunda:property name=\"" + name + "\" value=\"" + value + "\"/>\n";
    }

    String xml() {
        StringBuilder xml = new StringBuilder("""
                <?xml version="1.0" encoding="UTF-8"?>
                <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
                    xmlns:camunda="http://camunda.org/schema/1.0/bpmn"
                    xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
                    id="random" targetNamespace="http://docket.example/drill">
                """).append(processes);
        messages.forEach(id -> xml.append("<bpmn:message id=\"%s\" name=\"%s\"/>\n".formatted(id, nameOf(id))));
        return xml.append("""
                <bpmn:message id="message-withdrawal" name="docket.withdrawal"/>
                <bpmn:error id="error-returned" name="returned" errorCode="returned"/>
                <bpmn:error id="error-rejected" name="rejected" errorCode="rejected"/>
                <bpmn:error id="error-failed" name="failed" errorCode="failed"/>
                </bpmn:definitions>
                """).toString();
    }

    /**
     * The loop of an activity that runs several times, side by side or in turn, and is over at once when the case is
     * stopped.
     */
    String many(boolean stops) {
        return """
                <bpmn:multiInstanceLoopCharacteristics isSequential="%s">\
                <bpmn:loopCardinality xsi:type="bpmn:tFormalExpression">%d</bpmn:loopCardinality>%s\
                </bpmn:multiInstanceLoopCharacteristics>""".formatted(
                        random.nextBoolean(),
                        1 + random.nextInt(3),
                        stops
                                ? "<bpmn:completionCondition xsi:type=\"bpmn:tFormalExpression\">${route == 'RETURNED' || route == 'REJECTED'}</bpmn:completionCondition>"
                                : "");
    }
}

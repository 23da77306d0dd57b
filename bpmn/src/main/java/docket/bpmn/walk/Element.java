package docket.bpmn.walk;

import docket.bpmn.ModelProperties;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An element that is drawn: a process, a sub-process or a single node.
 *
 * @param label how a person finds it: {@code bpmn:userTask 'decide'}
 * @param marks its extension properties, by name
 * @param subject whom it is for or what it calls: the assignee of a task, the delegate of a service task, the key of a
 *     called process; else empty
 * @param attachedTo the id of the activity whose boundary it stands on, or empty
 * @param interrupting of an event, whether what it stands on ends
 * @param before whether a job begins it, {@code after} whether a job leaves it
 */
public record Element(
        String id,
        Kind kind,
        String label,
        @Nullable Integer line,
        Map<String, String> marks,
        String subject,
        @Nullable Event event,
        @Nullable Loop loop,
        String attachedTo,
        boolean interrupting,
        boolean before,
        boolean after,
        List<Element> children,
        List<Flow> flows) {

    /** The kinds of elements that the walk tells apart. */
    public enum Kind {
        PROCESS,
        START,
        END,
        /** A person decides. */
        TASK,
        /** A worker outside does it. */
        WORK,
        /** The record does it. */
        ACT,
        CHOICE,
        FORK,
        RACE,
        CATCH,
        SUB_PROCESS,
        EVENT_SUB_PROCESS,
        CALL,
        BOUNDARY,
        /** Nothing happens here. */
        PASS
    }

    /** The kinds of what an event waits for or throws. */
    public enum Trigger {
        TIMER,
        MESSAGE,
        ERROR
    }

    /**
     * @param name of the message, or code of the error, where empty catches every error; of a timer its repetition, or
     *     empty
     */
    public record Event(Trigger trigger, String name) {

        /** Whether it comes as often as it likes, where it does not interrupt. */
        boolean comesAgain() {
            return trigger == Trigger.MESSAGE || trigger == Trigger.TIMER && !name.isEmpty() && !name.startsWith("R1/");
        }
    }

    /** @param cardinality a number, or <code>${stageSize}</code> */
    public record Loop(
            boolean sequential,
            String cardinality,
            @Nullable Condition until) {}

    /**
     * A sequence flow inside this element.
     *
     * @param otherwise whether it is its source's default
     */
    public record Flow(
            String source, String target, @Nullable Condition condition, boolean otherwise) {}

    public Element {
        marks = Map.copyOf(marks);
        children = List.copyOf(children);
        flows = List.copyOf(flows);
    }

    String mark(String name) {
        return marks.getOrDefault(name, "");
    }

    Optional<Element> child(String wanted) {
        return children.stream().filter(child -> child.id.equals(wanted)).findFirst();
    }

    List<Flow> out(Element child) {
        return flows.stream().filter(flow -> flow.source.equals(child.id)).toList();
    }

    long in(Element child) {
        return flows.stream().filter(flow -> flow.target.equals(child.id)).count();
    }

    /** The events on the boundary of one of the children. */
    List<Element> boundaries(Element child) {
        return children.stream()
                .filter(event -> event.kind == Kind.BOUNDARY && event.attachedTo.equals(child.id))
                .toList();
    }

    List<Element> eventSubProcesses() {
        return children.stream()
                .filter(child -> child.kind == Kind.EVENT_SUB_PROCESS)
                .toList();
    }

    /**
     * The element where it begins: without an event in a process and a sub-process, with one in an event sub-process.
     */
    Optional<Element> start() {
        return children.stream()
                .filter(child -> child.kind == Kind.START && (child.event == null) == (kind != Kind.EVENT_SUB_PROCESS))
                .findFirst();
    }

    boolean waitsFor(Trigger trigger) {
        return event != null && event.trigger() == trigger;
    }

    /** Whether it waits for the message by which the drafter withdraws. */
    boolean isWithdrawal() {
        return waitsFor(Trigger.MESSAGE) && event != null && event.name().equals(ModelProperties.WITHDRAWAL_MESSAGE);
    }

    /** This element and all below it. */
    public Stream<Element> all() {
        return Stream.concat(Stream.of(this), children.stream().flatMap(Element::all));
    }

    /** The conditions that are read in this element and below it. */
    List<Condition> conditions() {
        List<Condition> conditions = new ArrayList<>();
        all().forEach(element -> {
            element.flows.stream()
                    .map(Flow::condition)
                    .filter(condition -> condition != null)
                    .forEach(conditions::add);
            if (element.loop != null && element.loop.until() != null) {
                conditions.add(element.loop.until());
            }
        });
        return conditions;
    }

    /** The element as texts call it. */
    String quoted() {
        return "'" + id + "'";
    }
}

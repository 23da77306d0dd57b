package docket.bpmn.walk;

import docket.bpmn.walk.Element.Flow;
import docket.bpmn.walk.Element.Kind;
import docket.bpmn.walk.Element.Loop;
import docket.bpmn.walk.Place.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads conditions: which flows are taken, and when a loop is over. */
final class Ways {

    private final Values values;
    private final Choices choices;

    Ways(Values values, Choices choices) {
        this.values = values;
        this.choices = choices;
    }

    /** The flows that go on from an element; none where it is the last. A fork asks for no condition. */
    List<Flow> from(Place place, Element element) {
        List<Flow> out = place.element.out(element);
        if (element.kind() == Kind.FORK) {
            return out;
        }
        List<Flow> taken = new ArrayList<>();
        for (Flow flow : out) {
            Condition condition = flow.condition();
            boolean wanted = taken.isEmpty() || element.kind() != Kind.CHOICE;
            if (wanted && !flow.otherwise() && (condition == null || condition.holds(reading(place, element, null)))) {
                taken.add(flow);
            }
        }
        if (taken.isEmpty()) {
            out.stream().filter(Flow::otherwise).forEach(taken::add);
        }
        if (taken.isEmpty() && !out.isEmpty()) {
            Object route = place.process().variables.get(Acts.ROUTE);
            throw new Stranded(
                    element,
                    "No flow goes on from here" + (route == null ? "" : " where route is '" + route + "'")
                            + ": draw one, or make one of them the default");
        }
        return taken;
    }

    boolean isOver(Token token, Loop loop) {
        return loop.until() != null && loop.until().holds(reading(token.in, token.at, token));
    }

    private Function<String, @Nullable Object> reading(Place place, Element at, @Nullable Token loop) {
        return name -> {
            Double counted = loop == null ? null : counted(loop, name);
            return counted == null ? variable(place.process().variables, at, name) : counted;
        };
    }

    private Object variable(Map<String, Object> variables, Element at, String name) {
        Object value = variables.get(name);
        if (value == null && Acts.ROUTING.contains(name)) {
            throw new Stranded(at, name + " is read before anybody has decided: draw the decision before this");
        }
        if (value == null && !Acts.COUNTERS.contains(name)) {
            throw new Stranded(
                    at, name + " is read before a worker has handed it back: draw the worker's task before this");
        }
        if (value != null && value != Values.ANY) {
            return value;
        }
        List<Object> possible = values.of(name);
        Object chosen = possible.get(choices.of(possible.size()));
        if (value != null && values.areReadAgain(name)) {
            variables.put(name, chosen);
        }
        return chosen;
    }

    /** What the engine counts in a loop of tasks; of other loops only two rounds are walked. */
    private static @Nullable Double counted(Token loop, String name) {
        if (loop.at.kind() != Kind.TASK) {
            return null;
        }
        return switch (name) {
            case "nrOfInstances" -> (double) loop.total;
            case "nrOfCompletedInstances" -> (double) loop.done;
            case "nrOfActiveInstances" -> (double) loop.active;
            default -> null;
        };
    }
}

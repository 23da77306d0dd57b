package docket.bpmn.walk;

import docket.bpmn.said.Sentence;
import docket.bpmn.walk.Element.Flow;
import docket.bpmn.walk.Element.Kind;
import docket.bpmn.walk.Element.Loop;
import docket.bpmn.walk.Place.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads conditions: which flows are taken, and when a loop is over. */
final class Ways {

    private final Values values;
    private final Choices choices;
    private final Standing standing;

    Ways(Values values, Choices choices, Standing standing) {
        this.values = values;
        this.choices = choices;
        this.standing = standing;
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
            if (wanted
                    && !flow.otherwise()
                    && (condition == null || holds(condition, element, reading(place, element, null)))) {
                taken.add(flow);
            }
        }
        if (taken.isEmpty()) {
            out.stream().filter(Flow::otherwise).forEach(taken::add);
        }
        if (taken.isEmpty() && !out.isEmpty()) {
            throw noFlow(place, element, out);
        }
        return taken;
    }

    /** Whether what no task approves is led on as approved; an approval line approves by itself, at its end. */
    private boolean isTakenForFinal(Place place, List<Flow> flows) {
        return !standing.line
                && Acts.NEXT.equals(place.process().variables.get(Acts.ROUTE))
                && flows.stream()
                        .map(Flow::condition)
                        .anyMatch(condition -> condition != null
                                && condition.names().equals(List.of(Acts.ROUTE))
                                && condition.holds(name -> Standing.State.APPROVED.name()));
    }

    private Stranded noFlow(Place place, Element element, List<Flow> out) {
        if (isTakenForFinal(place, out)) {
            return new Stranded(element, Stranding.TAKEN_FOR_FINAL);
        }
        return asked(place, out)
                .map(answers -> new Stranded(element, Stranding.NO_FLOW_FOR, answers))
                .orElseGet(() -> new Stranded(element, Stranding.NO_FLOW));
    }

    /** Says what was asked for, and answered otherwise than any flow expects. */
    private static Optional<Sentence> asked(Place place, List<Flow> flows) {
        Map<String, Object> variables = place.process().variables;
        return flows.stream()
                .map(Flow::condition)
                .flatMap(condition -> condition == null ? Stream.of() : condition.names().stream())
                .distinct()
                .filter(variables::containsKey)
                .map(name -> Stranding.ANSWER.with(name, Values.text(variables.get(name))))
                .reduce((answers, answer) -> Stranding.ANSWERS.with(answers, answer));
    }

    boolean isOver(Token token, Loop loop) {
        return loop.until() != null && holds(loop.until(), token.at, reading(token.in, token.at, token));
    }

    private static boolean holds(Condition condition, Element at, Function<String, @Nullable Object> reading) {
        if (!condition.isBare()) {
            return condition.holds(reading);
        }
        String name = condition.names().get(0);
        Object value = reading.apply(name);
        if (value == null) {
            throw new Stranded(at, Stranding.NULL_ANSWER, condition, "${" + name + " == true}");
        }
        return value.equals(true);
    }

    private Function<String, @Nullable Object> reading(Place place, Element at, @Nullable Token loop) {
        return name -> {
            Double counted = loop == null ? null : counted(loop, name);
            return counted == null ? variable(place.process().variables, at, name) : counted;
        };
    }

    private @Nullable Object variable(Map<String, Object> variables, Element at, String name) {
        Object value = variables.get(name);
        if (value == null && Acts.ROUTING.contains(name)) {
            throw new Stranded(at, Stranding.NOTHING_DECIDED_YET, name);
        }
        if (value == null && !Acts.COUNTERS.contains(name)) {
            throw new Stranded(at, Stranding.NOTHING_ANSWERED_YET, name);
        }
        if (value != null && value != Values.ANY) {
            return value == Values.NOTHING ? null : value;
        }
        List<Object> possible = values.of(name);
        Object chosen = possible.get(choices.of(possible.size()));
        if (value != null && values.areReadAgain(name)) {
            variables.put(name, chosen);
        }
        return chosen == Values.NOTHING ? null : chosen;
    }

    /** The number that the engine counts in a loop of tasks; of other loops only two rounds are walked. */
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

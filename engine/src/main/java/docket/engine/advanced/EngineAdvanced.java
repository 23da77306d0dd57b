package docket.engine.advanced;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the process engine did in one transaction: the commands it was given, the process instances and activities that
 * it touched, each step it took, and the cases. It holds names and ids only; a variable's value only where it routes,
 * or a worker of an external task hands back what the model declares. {@code docs/engine-events.md} says how to read
 * what is stored.
 *
 * @param places by names that hold in this event only
 * @param cases the last field: {@code fsck} looks for it at the end of what is stored
 */
public record EngineAdvanced(
        List<Command> commands, Map<String, Place> places, List<EngineStep> steps, List<String> cases) {

    /** @throws IllegalArgumentException if a step or a place is at a place that is not there, or one in itself */
    public EngineAdvanced {
        Places.check(places, steps);
    }

    /** A command by its class, with its arguments but without content. */
    public record Command(String name, Map<String, String> arguments) {}

    /**
     * A process instance, or one stay in one of its activities. What is absent is not known, or said by another part.
     *
     * @param in the name of the place around it; absent for a process instance
     * @param process absent where {@code definition} begins with it
     * @param id of the activity's instance; absent for a process instance
     * @param activity absent where {@code id} begins with it
     * @param execution absent where it is that of the place around it, and for a process instance, whose id it has
     */
    public record Place(
            @Nullable String in,
            @Nullable String instance,
            @Nullable String definition,
            @Nullable String process,
            @Nullable String id,
            @Nullable String activity,
            @Nullable String type,
            @Nullable String task,
            @Nullable String execution) {}

    /**
     * A step by its kind ({@code activity.start}) and what is known of it.
     *
     * @param at the name of its place, whose facts are the step's unless it says otherwise; absent where it has none
     */
    public record EngineStep(
            String kind,
            @Nullable String at,
            @JsonAnyGetter @JsonAnySetter Map<String, String> facts) {

        /** @throws IllegalArgumentException if a fact has the name of a field */
        @JsonCreator
        public EngineStep {
            if (facts.containsKey("kind") || facts.containsKey("at")) {
                throw new IllegalArgumentException(
                        "Expected facts without 'kind' and 'at' but found " + facts.keySet());
            }
        }

        /** A step that says all of itself. */
        public EngineStep(String kind, Map<String, String> facts) {
            this(kind, null, facts);
        }
    }

    /**
     * Makes the event, which says once what several steps have in common.
     *
     * @param steps the steps in their order, each with all that is known of it
     * @param processInstances the ids of those that were touched, with a step or without
     */
    public static EngineAdvanced of(
            Collection<Command> commands,
            Collection<EngineStep> steps,
            Collection<String> processInstances,
            Collection<String> cases) {
        PlacedSteps placed = new PlacedSteps(steps, processInstances);
        return new EngineAdvanced(List.copyOf(commands), placed.places(), placed.steps(), List.copyOf(cases));
    }

    /** The steps, each with all that is known of it. */
    public List<EngineStep> stepsInFull() {
        return steps.stream().map(step -> Places.inFull(step, places)).toList();
    }
}

package docket.engine.line;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Gives each stage of a line as many of its steps as it requires, and each of these a person of its own: a flow of
 * whole people, made larger along augmenting paths (Ford and Fulkerson, 1956). It is tried once and then thrown away.
 */
public final class Assignment {

    /** Steps of which so many must be decided, and for each the people who may decide it. */
    public record Stage(int required, List<Set<String>> candidates) {}

    /**
     * Why there is none: these steps, counted over all stages from 0, need so many different people, and only
     * {@code people} may decide any of them.
     */
    public record Shortage(Set<Integer> steps, int needed, Set<String> people) {}

    private final List<Set<String>> candidates = new ArrayList<>();
    private final List<Integer> stageOf = new ArrayList<>();
    private final Map<Integer, String> seated = new HashMap<>();
    private final Map<String, Integer> stepOf = new HashMap<>();
    private final Set<Integer> seenSteps = new LinkedHashSet<>();
    private final Set<String> seenPeople = new LinkedHashSet<>();

    private Assignment(List<Stage> stages) {
        for (int stage = 0; stage < stages.size(); stage++) {
            candidates.addAll(stages.get(stage).candidates());
            while (stageOf.size() < candidates.size()) {
                stageOf.add(stage);
            }
        }
    }

    /** Why the stages cannot all be decided; empty where everybody who is needed is there. */
    public static Optional<Shortage> shortageOf(List<Stage> stages) {
        Assignment assignment = new Assignment(stages);
        for (int stage = 0; stage < stages.size(); stage++) {
            for (int place = 0; place < stages.get(stage).required(); place++) {
                assignment.seenSteps.clear();
                assignment.seenPeople.clear();
                if (!assignment.seatOneOf(stage)) {
                    return Optional.of(assignment.shortage());
                }
            }
        }
        return Optional.empty();
    }

    private Shortage shortage() {
        return new Shortage(Set.copyOf(seenSteps), seenPeople.size() + 1, Set.copyOf(seenPeople));
    }

    private boolean seatOneOf(int stage) {
        for (int step = stageOf.indexOf(stage); step >= 0 && step <= stageOf.lastIndexOf(stage); step++) {
            if (!seated.containsKey(step) && seat(step)) {
                return true;
            }
        }
        return false;
    }

    /** Finds somebody for the step; whoever has another one may go where somebody else can take it, or nobody must. */
    private boolean seat(int step) {
        if (!seenSteps.add(step)) {
            return false;
        }
        for (String person : candidates.get(step)) {
            if (seenPeople.add(person)) {
                Integer heldStep = stepOf.get(person);
                if (heldStep == null || seat(heldStep) || givesUp(heldStep)) {
                    stepOf.put(person, step);
                    seated.put(step, person);
                    return true;
                }
            }
        }
        return false;
    }

    private boolean givesUp(int step) {
        if (!seatOneOf(stageOf.get(step))) {
            return false;
        }
        seated.remove(step);
        return true;
    }
}

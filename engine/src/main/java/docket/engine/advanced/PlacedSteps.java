package docket.engine.advanced;

import docket.engine.advanced.EngineAdvanced.EngineStep;
import docket.engine.advanced.EngineAdvanced.Place;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Puts steps where they were taken. What is said last of a place holds for all steps there, so that after a migration
 * it is of the new model; a step of which something else holds says so itself.
 */
final class PlacedSteps {

    private static final String TASK = "task";
    private static final String INSTANCE = "instance";
    private static final String ACTIVITY_INSTANCE = "activityInstance";

    private final Map<String, EngineStep> ofTask = new HashMap<>();
    private final Map<String, Spot> spots = new LinkedHashMap<>();
    private final Map<String, Place> places = new TreeMap<>();
    private final List<EngineStep> steps = new ArrayList<>();

    /** A place of which more becomes known. */
    private static final class Spot {
        private final Map<String, String> known = new HashMap<>();
        private String name = "";
        private @Nullable Spot in;

        void say(EngineStep step, String... names) {
            for (String name : names) {
                String value = step.facts().get(name);
                if (value != null) {
                    known.put(name, value);
                }
            }
        }

        boolean isIn(Spot surrounding) {
            return this == surrounding || in != null && in.isIn(surrounding);
        }
    }

    PlacedSteps(Collection<EngineStep> whole, Collection<String> processInstances) {
        for (EngineStep step : whole) {
            if (step.facts().containsKey(ACTIVITY_INSTANCE) && step.facts().containsKey(TASK)) {
                ofTask.putIfAbsent(step.facts().get(TASK), step);
            }
        }
        List<@Nullable Spot> taken = new ArrayList<>();
        whole.forEach(step -> taken.add(spot(step)));
        processInstances.forEach(this::instance);
        Set<String> names = new HashSet<>();
        spots.values().forEach(spot -> spot.name = name(spot, names));
        spots.values().forEach(spot -> places.put(spot.name, place(spot)));
        int number = 0;
        for (EngineStep step : whole) {
            Spot spot = taken.get(number++);
            steps.add(spot == null ? step : at(spot.name, step));
        }
    }

    Map<String, Place> places() {
        return places;
    }

    List<EngineStep> steps() {
        return List.copyOf(steps);
    }

    /** Where a step was taken; null where it must say all of itself. */
    private @Nullable Spot spot(EngineStep step) {
        Map<String, String> facts = step.facts();
        EngineStep taskStep = ofTask.getOrDefault(facts.getOrDefault(TASK, ""), step);
        String instance = facts.getOrDefault(INSTANCE, taskStep.facts().get(INSTANCE));
        if (instance == null) {
            return null;
        }
        Spot around = instance(instance);
        around.say(step, "definition", "process");
        if (step.kind().startsWith(Places.VARIABLE)) {
            String scope = facts.get("scope");
            return scope == null ? null : spot(scope, instance);
        }
        String parent = facts.get("parentActivityInstance");
        String id = facts.getOrDefault(ACTIVITY_INSTANCE, taskStep.facts().get(ACTIVITY_INSTANCE));
        if (id == null || id.equals(instance) || parent == null && step.kind().startsWith(Places.ACTIVITY)) {
            return around;
        }
        Spot spot = spot(id, instance);
        if (facts.containsKey(ACTIVITY_INSTANCE)) {
            spot.say(step, "activity", "activityType", TASK, "execution");
        }
        if (parent != null && !spot(parent, instance).isIn(spot)) {
            spot.in = spot(parent, instance);
        }
        return spot;
    }

    private Spot spot(String id, String instance) {
        Spot around = instance(instance);
        return id.equals(instance)
                ? around
                : spots.computeIfAbsent(id, key -> {
                    Spot spot = new Spot();
                    spot.known.put(ACTIVITY_INSTANCE, id);
                    spot.in = around;
                    return spot;
                });
    }

    private Spot instance(String id) {
        return spots.computeIfAbsent(id, key -> {
            Spot spot = new Spot();
            spot.known.put(INSTANCE, id);
            return spot;
        });
    }

    private static String name(Spot spot, Set<String> taken) {
        String key = spot.in == null
                ? Places.keyIn(spot.known.get("process"), spot.known.get("definition"))
                : Places.keyIn(spot.known.get("activity"), spot.known.get(ACTIVITY_INSTANCE));
        String first = key != null ? key : spot.in == null ? INSTANCE : "activity";
        String name = first;
        for (int number = 2; !taken.add(name); number++) {
            name = first + ' ' + number;
        }
        return name;
    }

    private static Place place(Spot spot) {
        Map<String, String> known = spot.known;
        Spot in = spot.in;
        String execution = known.get("execution");
        return new Place(
                in == null ? null : in.name,
                known.get(INSTANCE),
                known.get("definition"),
                unlessSaid(known.get("process"), known.get("definition")),
                known.get(ACTIVITY_INSTANCE),
                unlessSaid(known.get("activity"), known.get(ACTIVITY_INSTANCE)),
                known.get("activityType"),
                known.get(TASK),
                in == null || execution == null || execution.equals(execution(in)) ? null : execution);
    }

    private static @Nullable String unlessSaid(@Nullable String key, @Nullable String id) {
        return key != null && key.equals(Places.keyIn(null, id)) ? null : key;
    }

    private static @Nullable String execution(Spot spot) {
        return spot.in == null
                ? spot.known.get(INSTANCE)
                : spot.known.containsKey("execution") ? spot.known.get("execution") : execution(spot.in);
    }

    private EngineStep at(String name, EngineStep step) {
        Map<String, String> facts = new TreeMap<>(step.facts());
        facts.entrySet().removeAll(Places.facts(step.kind(), name, places).entrySet());
        return new EngineStep(step.kind(), name, facts);
    }
}

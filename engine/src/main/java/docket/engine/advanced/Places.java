package docket.engine.advanced;

import docket.engine.advanced.EngineAdvanced.EngineStep;
import docket.engine.advanced.EngineAdvanced.Place;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What is known of a step because of its place. */
final class Places {

    static final String ACTIVITY = "activity.";
    static final String VARIABLE = "variable.";

    static void check(Map<String, Place> places, List<EngineStep> steps) {
        places.keySet().forEach(name -> outermost(name, places));
        for (EngineStep step : steps) {
            if (step.at() != null && !places.containsKey(step.at())) {
                throw new IllegalArgumentException(
                        "Expected a place among " + places.keySet() + " but found a step at " + step.at());
            }
        }
    }

    static EngineStep inFull(EngineStep step, Map<String, Place> places) {
        if (step.at() == null) {
            return step;
        }
        Map<String, String> facts = facts(step.kind(), step.at(), places);
        facts.putAll(step.facts());
        return new EngineStep(step.kind(), facts);
    }

    /** The facts that hold for each step of this kind at this place. */
    static Map<String, String> facts(String kind, String at, Map<String, Place> places) {
        Place place = named(at, places);
        Place outermost = outermost(at, places);
        Map<String, String> facts = new TreeMap<>();
        put(facts, "instance", outermost.instance());
        put(facts, "definition", outermost.definition());
        put(facts, "process", keyIn(outermost.process(), outermost.definition()));
        put(facts, "execution", execution(place, places));
        put(facts, "activityInstance", place.id());
        put(facts, "activity", keyIn(place.activity(), place.id()));
        put(facts, "activityType", place.type());
        put(facts, "task", place.task());
        if (kind.startsWith(VARIABLE)) {
            put(facts, "scope", id(place));
        } else if (kind.startsWith(ACTIVITY) && place.in() != null) {
            put(facts, "parentActivityInstance", id(named(place.in(), places)));
        }
        return facts;
    }

    /**
     * The part of an id that names its key or element: the engine begins an id with it and a colon, unless that is too
     * long.
     */
    static @Nullable String keyIn(@Nullable String key, @Nullable String id) {
        return key != null || id == null || id.indexOf(':') < 0 ? key : id.substring(0, id.indexOf(':'));
    }

    static @Nullable String execution(Place place, Map<String, Place> places) {
        Place within = place;
        while (within.execution() == null && within.in() != null) {
            within = named(within.in(), places);
        }
        return within.execution() == null ? within.instance() : within.execution();
    }

    private static @Nullable String id(Place place) {
        return place.id() == null ? place.instance() : place.id();
    }

    private static Place outermost(String name, Map<String, Place> places) {
        Place place = named(name, places);
        for (int depth = 0; place.in() != null; depth++) {
            if (depth > places.size()) {
                throw new IllegalArgumentException("Expected places in others but found one in itself: " + name);
            }
            place = named(place.in(), places);
        }
        return place;
    }

    private static Place named(String name, Map<String, Place> places) {
        Place place = places.get(name);
        if (place == null) {
            throw new IllegalArgumentException("Expected a place among " + places.keySet() + " but found " + name);
        }
        return place;
    }

    private static void put(Map<String, String> facts, String name, @Nullable String value) {
        if (value != null) {
            facts.put(name, value);
        }
    }

    private Places() {}
}

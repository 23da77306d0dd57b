package docket.api.page.audit;

import docket.engine.advanced.EngineAdvanced;
import docket.engine.advanced.EngineAdvanced.EngineStep;
import docket.engine.store.StoredEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Which activities a case went through, as the engine's transactions have it on record. Not thread-safe. */
final class ProcessPath {

    /** One stay in an activity; it has not ended where {@code ended} is null. */
    public record Visit(
            String activity, Instant started, @Nullable Instant ended) {}

    private final String instance;
    private final Map<String, Visit> visits = new LinkedHashMap<>();
    private final Map<String, String> left = new HashMap<>();
    private final Set<List<String>> moves = new LinkedHashSet<>();
    private @Nullable String definition;

    /** @param instance the process instance, which has the case's id */
    ProcessPath(String instance) {
        this.instance = instance;
    }

    /** The engine's transactions, in their order. */
    void take(StoredEvent event) {
        for (EngineStep step : event.event(EngineAdvanced.class).stepsInFull()) {
            if (instance.equals(step.facts().get("instance"))) {
                step(step.kind(), step.facts(), event.occurredAt());
            }
        }
    }

    private void step(String kind, Map<String, String> facts, Instant at) {
        definition = facts.getOrDefault("definition", definition);
        String activity = facts.getOrDefault("activity", "");
        String id = facts.getOrDefault("activityInstance", "");
        if (activity.isEmpty() || id.isEmpty() || activity.endsWith("#multiInstanceBody")) {
            return;
        }
        switch (kind) {
            case "activity.start" -> {
                visits.putIfAbsent(id, new Visit(activity, at, null));
                left.keySet().forEach(from -> moves.add(List.of(from, activity)));
            }
            case "activity.end" -> {
                Visit visit = visits.getOrDefault(id, new Visit(activity, at, null));
                visits.put(id, new Visit(activity, visit.started(), at));
                left.clear();
                left.put(activity, id);
            }
            default -> {
                // of no activity's beginning or end
            }
        }
    }

    /** In the order in which they began. */
    List<Visit> visits() {
        return new ArrayList<>(visits.values());
    }

    Map<String, Long> times() {
        return visits.values().stream().collect(Collectors.groupingBy(Visit::activity, Collectors.counting()));
    }

    /** Where the case is now. */
    Set<String> here() {
        return visits.values().stream()
                .filter(visit -> visit.ended() == null)
                .map(Visit::activity)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** Whether the one began when the other was the last to have ended. */
    boolean moved(String from, String to) {
        return moves.contains(List.of(from, to));
    }

    /** The model's id; null where nothing is on record. */
    @Nullable
    String definition() {
        return definition;
    }
}

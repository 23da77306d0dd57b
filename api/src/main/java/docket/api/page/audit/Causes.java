package docket.api.page.audit;

import docket.engine.advanced.EngineAdvanced;
import docket.engine.advanced.EngineAdvanced.EngineStep;
import docket.engine.store.StoredEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What caused what. An act is one transaction: a person's call, or a job. Its first event was asked for, the others follow
 * from it; a job's first event follows from the act that left the job behind. Not thread-safe.
 */
final class Causes {

    /** They are recorded last in their transaction, after what the engine did in it. */
    private static final Set<String> LAST = Set.of("case-registered", "case-closed");

    private static final String JOB_CREATED = "0";

    /**
     * The event that another one follows from.
     *
     * @param byJob whether a job lies between them
     */
    public record Cause(StoredEvent event, boolean byJob) {

        /** The number by which the timeline knows the event, null where it is none of the case's own. */
        public @Nullable Long version() {
            return event.type().equals("engine-advanced") ? null : event.sequence() + 1;
        }
    }

    private final Map<String, Cause> causes = new HashMap<>();
    private final Map<String, StoredEvent> jobs = new HashMap<>();
    private final List<StoredEvent> act = new ArrayList<>();
    private boolean isOver;

    private Causes() {}

    /**
     * Of events that follow one another.
     *
     * @param events of the case, and what the engine did to it; in any order
     */
    static Causes of(List<StoredEvent> events, List<StoredEvent> engine) {
        TreeMap<Long, StoredEvent> inOrder = new TreeMap<>();
        events.forEach(event -> inOrder.put(event.globalIndex(), event));
        engine.forEach(event -> inOrder.put(event.globalIndex(), event));
        Causes causes = new Causes();
        inOrder.values().forEach(causes::take);
        return causes;
    }

    /** Null for what a person asked for, and where the cause lies before the events that were looked at. */
    @Nullable
    Cause of(StoredEvent event) {
        return causes.get(event.eventId());
    }

    private void take(StoredEvent event) {
        boolean engine = event.type().equals("engine-advanced");
        if (!act.isEmpty() && (isOver && !LAST.contains(event.type()) || !isOfOneHand(act.get(0), event))) {
            act.clear();
        }
        isOver = engine;
        act.add(event);
        StoredEvent first = act.get(0);
        if (event != first) {
            causes.put(event.eventId(), new Cause(first, false));
        }
        if (engine) {
            jobs(event, first);
        }
    }

    private void jobs(StoredEvent engine, StoredEvent first) {
        EngineAdvanced advanced = engine.event(EngineAdvanced.class);
        for (EngineAdvanced.Command command : advanced.commands()) {
            StoredEvent creator = jobs.get(command.arguments().get("jobId"));
            if (creator != null) {
                causes.put(first.eventId(), new Cause(creator, true));
            }
        }
        for (EngineStep step : advanced.steps()) {
            if (step.kind().equals("job") && JOB_CREATED.equals(step.facts().get("state"))) {
                jobs.putIfAbsent(step.facts().getOrDefault("job", ""), lastOwn(engine));
            }
        }
    }

    /** The act's last event before the engine's, which says what was done; the engine's where there is none. */
    private StoredEvent lastOwn(StoredEvent engine) {
        return act.size() > 1 ? act.get(act.size() - 2) : engine;
    }

    private static boolean isOfOneHand(StoredEvent one, StoredEvent other) {
        return Stream.of("person", "machine", "door", "requestId")
                .allMatch(key ->
                        Objects.equals(one.metadata().get(key), other.metadata().get(key)));
    }
}

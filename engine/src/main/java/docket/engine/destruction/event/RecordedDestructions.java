package docket.engine.destruction.event;

import com.google.auto.service.AutoService;
import docket.engine.store.EventType;
import docket.engine.store.RecordedEvents;
import java.util.List;
import java.util.stream.Stream;

/** The events of destructions. */
@AutoService(RecordedEvents.class)
public final class RecordedDestructions implements RecordedEvents {

    private static final String AGGREGATE = "Destruction";

    @Override
    public List<EventType<?>> types() {
        return List.of(
                EventType.of(
                        AGGREGATE, DestructionRequested.class, "destruction-requested", "1", e -> subjects(e.cases())),
                EventType.of(
                        AGGREGATE, DestructionWithdrawn.class, "destruction-withdrawn", "1", e -> subjects(List.of())),
                EventType.of(
                        AGGREGATE, DestructionConfirmed.class, "destruction-confirmed", "1", e -> subjects(e.cases())));
    }

    private static List<String> subjects(List<KeptCase> cases) {
        return Stream.concat(Stream.of("destruction"), cases.stream().map(KeptCase::caseId))
                .toList();
    }
}

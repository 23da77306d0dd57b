package docket.engine.allocation.event;

import com.google.auto.service.AutoService;
import docket.engine.store.EventType;
import docket.engine.store.RecordedEvents;
import java.util.List;

/** The events of allocation rounds. */
@AutoService(RecordedEvents.class)
public final class RecordedRounds implements RecordedEvents {

    private static final String STREAM = "AllocationRound";

    @Override
    public List<EventType<?>> types() {
        return List.of(
                stored(RoundOpened.class, "round-opened"),
                stored(RequestEntered.class, "request-entered"),
                stored(RequestChanged.class, "request-changed"),
                stored(RequestWithdrawn.class, "request-withdrawn"),
                stored(RoundClosed.class, "round-closed"),
                stored(RequestScored.class, "request-scored"),
                stored(RequestsNotScored.class, "requests-not-scored"),
                stored(RoundProposed.class, "round-proposed"),
                stored(RoundInfeasible.class, "round-infeasible"),
                stored(RoundAdjusted.class, "round-adjusted"),
                stored(RoundReopened.class, "round-reopened"),
                stored(RoundApproved.class, "round-approved"),
                stored(RoundRejected.class, "round-rejected"),
                stored(RoundCancelled.class, "round-cancelled"));
    }

    /** Each is filed under the case of its round, so that whoever reads the case finds it. */
    private static <E extends RoundEvent> EventType<E> stored(Class<E> payload, String name) {
        return EventType.of(STREAM, payload, name, "1", event -> List.of(RoundEvent.caseOf(event.roundId())));
    }
}

package docket.engine.budget.event;

import docket.engine.store.EventType;
import docket.engine.store.RecordedEvents;
import java.util.List;

/** What happens to the money of a budget line. */
public final class RecordedFunds implements RecordedEvents {

    @Override
    public List<EventType<?>> types() {
        return List.of(
                new EventType<>(FundsAppropriated.class, "funds-appropriated", "1", e -> List.of()),
                new EventType<>(FundsAllotted.class, "funds-allotted", "1", e -> List.of()),
                new EventType<>(FundsReserved.class, "funds-reserved", "1", e -> List.of(e.caseId())),
                new EventType<>(FundsCommitted.class, "funds-committed", "1", e -> List.of(e.caseId())),
                new EventType<>(FundsReleased.class, "funds-released", "1", e -> List.of(e.caseId())));
    }
}

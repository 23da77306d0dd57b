package docket.engine.casefile.event.line;

import com.google.auto.service.AutoService;
import docket.engine.casefile.event.CaseEvent;
import docket.engine.store.EventType;
import docket.engine.store.RecordedEvents;
import java.util.List;

/** The events of the approval line and its tasks. */
@AutoService(RecordedEvents.class)
public final class RecordedLine implements RecordedEvents {

    @Override
    public List<EventType<?>> types() {
        return List.of(
                CaseEvent.stored(AuthorityResolved.class, "authority-resolved", "1"),
                CaseEvent.stored(StepOffered.class, "step-offered", "1"),
                CaseEvent.stored(StepClaimed.class, "step-claimed", "1"),
                CaseEvent.stored(StepReleased.class, "step-released", "1"),
                CaseEvent.stored(StepDelegated.class, "step-delegated", "1"),
                CaseEvent.stored(StepFilledIn.class, "step-filled-in", "1"),
                CaseEvent.stored(StepDecided.class, "step-decided", "1", e -> List.of(e.caseId(), e.taskId())),
                CaseEvent.stored(StepLapsed.class, "step-lapsed", "1", e -> List.of(e.caseId(), e.taskId())));
    }
}

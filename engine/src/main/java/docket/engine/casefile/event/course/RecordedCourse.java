package docket.engine.casefile.event.course;

import com.google.auto.service.AutoService;
import docket.engine.casefile.event.CaseEvent;
import docket.engine.store.EventType;
import docket.engine.store.RecordedEvents;
import java.util.List;

/** The events of the case as a whole. */
@AutoService(RecordedEvents.class)
public final class RecordedCourse implements RecordedEvents {

    @Override
    public List<EventType<?>> types() {
        return List.of(
                CaseEvent.stored(CaseOpened.class, "case-opened", "1"),
                CaseEvent.stored(CaseResubmitted.class, "case-resubmitted", "1", e -> List.of(e.caseId(), e.taskId())),
                CaseEvent.stored(CaseWithdrawn.class, "case-withdrawn", "1", RecordedCourse::withdrawn),
                CaseEvent.stored(CaseRegistered.class, "case-registered", "1"),
                CaseEvent.stored(OperatorIntervened.class, "operator-intervened", "1"),
                CaseEvent.stored(CaseClosed.class, "case-closed", "1"));
    }

    private static List<String> withdrawn(CaseWithdrawn event) {
        return event.taskId() == null ? List.of(event.caseId()) : List.of(event.caseId(), event.taskId());
    }
}

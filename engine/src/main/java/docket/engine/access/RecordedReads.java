package docket.engine.access;

import com.google.auto.service.AutoService;
import docket.engine.store.EventType;
import docket.engine.store.RecordedEvents;
import java.util.List;

/** The events that say who read what. */
@AutoService(RecordedEvents.class)
public final class RecordedReads implements RecordedEvents {

    @Override
    public List<EventType<?>> types() {
        return List.of(EventType.alone(RecordRead.class, "record-read", "1", RecordedReads::subjects));
    }

    private static List<String> subjects(RecordRead event) {
        return event.caseId() == null ? List.of() : List.of(RecordRead.subject(event.caseId()));
    }
}

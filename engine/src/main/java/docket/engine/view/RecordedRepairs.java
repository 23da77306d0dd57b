package docket.engine.view;

import com.google.auto.service.AutoService;
import docket.engine.store.EventType;
import docket.engine.store.RecordedEvents;
import java.util.List;

/** The event that says which shown rows were put right. */
@AutoService(RecordedEvents.class)
public final class RecordedRepairs implements RecordedEvents {

    @Override
    public List<EventType<?>> types() {
        return List.of(EventType.alone(ViewPutRight.class, "view-put-right", "1", e -> List.of()));
    }
}

package docket.engine.proof;

import com.google.auto.service.AutoService;
import docket.engine.store.EventType;
import docket.engine.store.RecordedEvents;
import java.util.List;

/** The events that say which keys sign the log. */
@AutoService(RecordedEvents.class)
public final class RecordedLogKeys implements RecordedEvents {

    @Override
    public List<EventType<?>> types() {
        return List.of(EventType.alone(LogKeyTaken.class, "log-key-taken", "1", e -> List.of(LogKeyTaken.SUBJECT)));
    }
}

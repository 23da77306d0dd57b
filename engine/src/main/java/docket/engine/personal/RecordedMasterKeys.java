package docket.engine.personal;

import com.google.auto.service.AutoService;
import docket.engine.store.EventType;
import docket.engine.store.RecordedEvents;
import java.util.List;

/** The events that say which master key wraps the keys of persons. */
@AutoService(RecordedEvents.class)
public final class RecordedMasterKeys implements RecordedEvents {

    @Override
    public List<EventType<?>> types() {
        return List.of(EventType.alone(
                MasterKeyRotated.class, "master-key-rotated", "1", e -> List.of(MasterKeyRotated.SUBJECT)));
    }
}

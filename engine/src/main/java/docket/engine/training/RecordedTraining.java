package docket.engine.training;

import com.google.auto.service.AutoService;
import docket.engine.store.EventType;
import docket.engine.store.RecordedEvents;
import java.util.List;

/** The events of models that were trained. */
@AutoService(RecordedEvents.class)
public final class RecordedTraining implements RecordedEvents {

    @Override
    public List<EventType<?>> types() {
        return List.of(EventType.alone(ModelTrained.class, "model-trained", "1", e -> List.of()));
    }
}

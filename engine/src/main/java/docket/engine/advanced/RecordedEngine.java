package docket.engine.advanced;

import docket.engine.store.EventType;
import docket.engine.store.RecordedEvents;
import java.util.List;

/** What the engine does. */
public final class RecordedEngine implements RecordedEvents {

    @Override
    public List<EventType<?>> types() {
        return List.of(EventType.alone(EngineAdvanced.class, "engine-advanced", "1", EngineAdvanced::cases));
    }
}

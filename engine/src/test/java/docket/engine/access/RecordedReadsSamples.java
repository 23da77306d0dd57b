package docket.engine.access;

import docket.engine.store.SampleEvents;
import java.util.List;
import java.util.Map;

public final class RecordedReadsSamples implements SampleEvents {

    @Override
    public List<Object> all() {
        return List.of(new RecordRead("search", null, Map.of("q", "roof")));
    }
}

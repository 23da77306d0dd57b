package docket.engine.view;

import static docket.engine.store.EventSamples.CASE;

import docket.engine.store.SampleEvents;
import java.util.List;
import java.util.Map;

public final class RecordedRepairsSamples implements SampleEvents {

    @Override
    public List<Object> all() {
        return List.of(new ViewPutRight("cases", Map.of(CASE, List.of("document.state", "title"))));
    }
}

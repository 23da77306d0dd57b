package docket.engine.advanced;

import static docket.engine.store.EventSamples.CASE;
import static docket.engine.store.EventSamples.TASK;

import docket.engine.advanced.EngineAdvanced.EngineStep;
import docket.engine.store.SampleEvents;
import java.util.List;
import java.util.Map;

public final class RecordedEngineSamples implements SampleEvents {

    @Override
    public List<Object> all() {
        return List.of(EngineAdvanced.of(
                List.of(new EngineAdvanced.Command("CompleteTaskCmd", Map.of("taskId", TASK))),
                List.of(new EngineStep("activity-instance.end", Map.of("activityId", "decide"))),
                List.of("0190c7a2-0000-7000-8000-0000000000ff"),
                List.of(CASE)));
    }
}

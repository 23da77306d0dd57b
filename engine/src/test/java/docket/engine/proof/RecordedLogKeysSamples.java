package docket.engine.proof;

import docket.engine.store.SampleEvents;
import java.util.List;

public final class RecordedLogKeysSamples implements SampleEvents {

    @Override
    public List<Object> all() {
        return List.of(new LogKeyTaken("docket.example+530cc1fe+AUgx", "docket.example+7b2bd1c3+AWJv"));
    }
}

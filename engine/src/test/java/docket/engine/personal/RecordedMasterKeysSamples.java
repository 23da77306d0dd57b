package docket.engine.personal;

import docket.engine.store.SampleEvents;
import java.util.List;

public final class RecordedMasterKeysSamples implements SampleEvents {

    @Override
    public List<Object> all() {
        return List.of(new MasterKeyRotated("7b2bd1c3", List.of("530cc1fe"), 1_204));
    }
}

package docket.engine.budget.year;

import docket.engine.store.SampleEvents;
import java.util.List;

public final class RecordedYearsSamples implements SampleEvents {

    @Override
    public List<Object> all() {
        return List.of(new FiscalYearOpened(2026), new FiscalYearClosed(2026, "accounts are settled"));
    }
}

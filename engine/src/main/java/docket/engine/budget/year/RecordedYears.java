package docket.engine.budget.year;

import com.google.auto.service.AutoService;
import docket.engine.store.EventType;
import docket.engine.store.RecordedEvents;
import java.util.List;

/** The events of fiscal years. */
@AutoService(RecordedEvents.class)
public final class RecordedYears implements RecordedEvents {

    @Override
    public List<EventType<?>> types() {
        return List.of(
                EventType.of("FiscalYear", FiscalYearOpened.class, "fiscal-year-opened", "1", e -> List.of()),
                EventType.of("FiscalYear", FiscalYearClosed.class, "fiscal-year-closed", "1", e -> List.of()));
    }
}

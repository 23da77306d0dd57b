package docket.engine.budget.day;

import com.google.auto.service.AutoService;
import docket.engine.store.EventType;
import docket.engine.store.RecordedEvents;
import java.util.List;

/** The events of the days of the budget. */
@AutoService(RecordedEvents.class)
public final class RecordedDays implements RecordedEvents {

    @Override
    public List<EventType<?>> types() {
        return List.of(
                EventType.of("BudgetDays", BudgetDayPublished.class, "budget-day-published", "1", e -> List.of()));
    }
}

package docket.engine.budget.event;

import docket.engine.store.EventType;
import docket.engine.store.RecordedEvents;
import java.util.List;

/** The events of the money of a budget line. */
public final class RecordedFunds implements RecordedEvents {

    private static final String AGGREGATE = "BudgetLine";

    @Override
    public List<EventType<?>> types() {
        return List.of(
                EventType.of(AGGREGATE, FundsAppropriated.class, "funds-appropriated", "1", e -> List.of()),
                EventType.of(AGGREGATE, FundsAllotted.class, "funds-allotted", "1", e -> List.of()),
                EventType.of(AGGREGATE, FundsReserved.class, "funds-reserved", "1", e -> List.of(e.caseId())),
                EventType.of(AGGREGATE, FundsCommitted.class, "funds-committed", "1", e -> List.of(e.caseId())),
                EventType.of(AGGREGATE, FundsReleased.class, "funds-released", "1", e -> List.of(e.caseId())));
    }
}

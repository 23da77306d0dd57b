package docket.engine.budget.event.budgeting;

import com.google.auto.service.AutoService;
import docket.engine.budget.event.FundsEvent;
import docket.engine.budget.terms.Control;
import docket.engine.store.EarlierRevision;
import docket.engine.store.EventType;
import docket.engine.store.RecordedEvents;
import java.util.List;

/** The events by which a budget line gets its budget. */
@AutoService(RecordedEvents.class)
public final class RecordedBudgeting implements RecordedEvents {

    @Override
    public List<EventType<?>> types() {
        return List.of(
                FundsEvent.stored(FundsAppropriated.class, "funds-appropriated", "2", e -> List.of()),
                FundsEvent.stored(FundsAllotted.class, "funds-allotted", "2", e -> List.of()),
                FundsEvent.stored(ControlChanged.class, "control-changed", "1", e -> List.of()),
                FundsEvent.stored(BudgetChanged.class, "budget-changed", "1", e -> List.of(e.caseId())));
    }

    /** Before the second revision a line had no program and stopped what it could not pay. */
    @Override
    public List<EarlierRevision> earlier() {
        return List.of(
                FundsEvent.first("funds-appropriated", payload -> payload.put("control", Control.STOP.name())),
                FundsEvent.first("funds-allotted", payload -> {}));
    }
}

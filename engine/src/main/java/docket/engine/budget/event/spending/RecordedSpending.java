package docket.engine.budget.event.spending;

import com.google.auto.service.AutoService;
import docket.engine.budget.event.FundsEvent;
import docket.engine.store.EarlierRevision;
import docket.engine.store.EventType;
import docket.engine.store.RecordedEvents;
import java.util.List;

/** The events by which a case spends money of a budget line. */
@AutoService(RecordedEvents.class)
public final class RecordedSpending implements RecordedEvents {

    @Override
    public List<EventType<?>> types() {
        return List.of(
                stored(FundsReserved.class, "funds-reserved", "2"),
                stored(FundsCommitted.class, "funds-committed", "2"),
                stored(FundsReleased.class, "funds-released", "1"),
                stored(CommitmentReleased.class, "commitment-released", "1"),
                stored(CommitmentReturned.class, "commitment-returned", "1"),
                stored(FundsDisbursed.class, "funds-disbursed", "1"),
                stored(DisbursementReturned.class, "disbursement-returned", "1"),
                stored(FundsPaid.class, "funds-paid", "1"));
    }

    /** Before the second revision nobody was warned, and nothing was committed for later years. */
    @Override
    public List<EarlierRevision> earlier() {
        return List.of(
                FundsEvent.first("funds-reserved", payload -> payload.putArray("warnings")),
                FundsEvent.first("funds-committed", payload -> payload.putArray("later")));
    }

    private static <E extends SpendingEvent> EventType<E> stored(Class<E> payload, String name, String revision) {
        return FundsEvent.stored(payload, name, revision, e -> List.of(e.caseId()));
    }
}

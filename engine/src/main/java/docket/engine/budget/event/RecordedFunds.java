package docket.engine.budget.event;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.auto.service.AutoService;
import docket.engine.budget.terms.Control;
import docket.engine.store.EarlierRevision;
import docket.engine.store.EventType;
import docket.engine.store.RecordedEvents;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The events of the money of a budget line. */
@AutoService(RecordedEvents.class)
public final class RecordedFunds implements RecordedEvents {

    @Override
    public List<EventType<?>> types() {
        return List.of(
                stored(FundsAppropriated.class, "funds-appropriated", "2", e -> List.of()),
                stored(FundsAllotted.class, "funds-allotted", "2", e -> List.of()),
                stored(FundsReserved.class, "funds-reserved", "2", e -> List.of(e.caseId())),
                stored(FundsCommitted.class, "funds-committed", "2", e -> List.of(e.caseId())),
                stored(FundsReleased.class, "funds-released", "1", e -> List.of(e.caseId())),
                stored(ControlChanged.class, "control-changed", "1", e -> List.of()),
                stored(BudgetChanged.class, "budget-changed", "1", e -> List.of(e.caseId())),
                stored(CommitmentReleased.class, "commitment-released", "1", e -> List.of(e.caseId())),
                stored(FundsDisbursed.class, "funds-disbursed", "1", e -> List.of(e.caseId())),
                stored(DisbursementReturned.class, "disbursement-returned", "1", e -> List.of(e.caseId())),
                stored(FundsPaid.class, "funds-paid", "1", e -> List.of(e.caseId())),
                stored(FundsCarriedOut.class, "funds-carried-out", "1", e -> about(e.caseId(), e.commitment())),
                stored(FundsCarriedIn.class, "funds-carried-in", "1", e -> about(e.caseId(), e.commitment())),
                stored(ShareHandedOn.class, "share-handed-on", "1", e -> List.of(e.caseId())),
                stored(ShareBound.class, "share-bound", "1", e -> List.of(e.caseId())),
                stored(FundsLapsed.class, "funds-lapsed", "1", e -> List.of()),
                stored(LapseReversed.class, "lapse-reversed", "1", e -> List.of()));
    }

    /** Before the second revision a line had no program and stopped what it could not pay, and nobody was warned. */
    @Override
    public List<EarlierRevision> earlier() {
        return List.of(
                first("funds-appropriated", payload -> payload.put("control", Control.STOP.name())),
                first("funds-allotted", payload -> {}),
                first("funds-reserved", payload -> payload.putArray("warnings")),
                first("funds-committed", payload -> payload.putArray("later")));
    }

    private static EarlierRevision first(String type, Consumer<ObjectNode> change) {
        return new EarlierRevision(type, "1", "2", change);
    }

    private static <E extends FundsEvent> EventType<E> stored(
            Class<E> payload, String name, String revision, Function<E, List<String>> subjects) {
        return EventType.of("BudgetLine", payload, name, revision, subjects);
    }

    private static List<String> about(String caseId, @Nullable String commitment) {
        return commitment == null ? List.of(caseId) : List.of(caseId, commitment);
    }
}

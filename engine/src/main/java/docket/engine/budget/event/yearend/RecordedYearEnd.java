package docket.engine.budget.event.yearend;

import com.google.auto.service.AutoService;
import docket.engine.budget.event.FundsEvent;
import docket.engine.store.EventType;
import docket.engine.store.RecordedEvents;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The events of a budget line when a fiscal year ends or begins. */
@AutoService(RecordedEvents.class)
public final class RecordedYearEnd implements RecordedEvents {

    @Override
    public List<EventType<?>> types() {
        return List.of(
                FundsEvent.stored(
                        FundsCarriedOut.class, "funds-carried-out", "1", e -> about(e.caseId(), e.commitment())),
                FundsEvent.stored(
                        FundsCarriedIn.class, "funds-carried-in", "1", e -> about(e.caseId(), e.commitment())),
                FundsEvent.stored(ShareHandedOn.class, "share-handed-on", "1", e -> List.of(e.caseId())),
                FundsEvent.stored(ShareBound.class, "share-bound", "1", e -> List.of(e.caseId())),
                FundsEvent.stored(FundsLapsed.class, "funds-lapsed", "1", e -> List.of()),
                FundsEvent.stored(LapseReversed.class, "lapse-reversed", "1", e -> List.of()));
    }

    private static List<String> about(String caseId, @Nullable String commitment) {
        return commitment == null ? List.of(caseId) : List.of(caseId, commitment);
    }
}

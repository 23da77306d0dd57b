package docket.engine.casefile.event.content;

import com.google.auto.service.AutoService;
import docket.engine.casefile.event.CaseEvent;
import docket.engine.store.EventType;
import docket.engine.store.RecordedEvents;
import java.util.List;

/** The events of what a case is about. */
@AutoService(RecordedEvents.class)
public final class RecordedContent implements RecordedEvents {

    @Override
    public List<EventType<?>> types() {
        return List.of(
                CaseEvent.stored(CaseCorrected.class, "case-corrected", "1"),
                CaseEvent.stored(ContentRevised.class, "content-revised", "1"),
                CaseEvent.stored(CaseScored.class, "case-scored", "1"),
                CaseEvent.stored(ScoringFailed.class, "scoring-failed", "1"));
    }
}

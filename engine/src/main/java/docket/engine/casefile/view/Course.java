package docket.engine.casefile.view;

import docket.engine.casefile.event.CaseEvent;
import docket.engine.casefile.event.CaseState;
import docket.engine.casefile.event.course.CaseClosed;
import docket.engine.casefile.event.course.CaseRegistered;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How far a case has come. */
public record Course(
        CaseState state,
        @Nullable String number,
        Instant openedAt,
        @Nullable Instant closedAt) {

    static Course begun(Instant at) {
        return new Course(CaseState.OPEN, null, at, null);
    }

    Course after(CaseEvent event, Instant at) {
        return new Course(
                event.stateAfter(state),
                event instanceof CaseRegistered registered ? registered.number() : number,
                openedAt,
                event instanceof CaseClosed ? at : closedAt);
    }
}

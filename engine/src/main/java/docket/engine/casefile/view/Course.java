package docket.engine.casefile.view;

import docket.engine.casefile.event.CaseEvent;
import docket.engine.casefile.event.CaseState;
import docket.engine.casefile.event.course.CaseClosed;
import docket.engine.casefile.event.course.CaseRegistered;
import docket.engine.casefile.event.course.CaseResubmitted;
import docket.engine.casefile.event.course.CaseWithdrawn;
import docket.engine.casefile.event.line.StepDecided;
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
        if (event instanceof StepDecided decided) {
            return in(state.after(decided.outcome()));
        }
        if (event instanceof CaseResubmitted) {
            return in(CaseState.OPEN);
        }
        if (event instanceof CaseWithdrawn) {
            return in(CaseState.WITHDRAWN);
        }
        if (event instanceof CaseRegistered registered) {
            return new Course(state, registered.number(), openedAt, closedAt);
        }
        if (event instanceof CaseClosed closed) {
            return new Course(closed.outcome(), number, openedAt, at);
        }
        return this;
    }

    private Course in(CaseState now) {
        return now == state ? this : new Course(now, number, openedAt, closedAt);
    }
}

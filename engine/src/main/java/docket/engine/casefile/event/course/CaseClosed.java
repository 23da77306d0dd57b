package docket.engine.casefile.event.course;

import docket.engine.casefile.event.CaseState;
import org.jspecify.annotations.Nullable;

/** The root process instance of the case ended. {@code precedingEvents} counts the events of the case before this one; {@code lastEventHash} is the SHA-256 (hex) of the stored payload of the last of them, filled in at the store. */
public record CaseClosed(
        String caseId,
        CaseState outcome,
        long precedingEvents,
        @Nullable String lastEventHash) implements CourseEvent {
    @Override
    public CaseState stateAfter(CaseState before) {
        return outcome;
    }
}

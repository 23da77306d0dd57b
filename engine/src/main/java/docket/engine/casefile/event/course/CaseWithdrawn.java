package docket.engine.casefile.event.course;

import docket.engine.casefile.event.CaseState;
import org.jspecify.annotations.Nullable;

/** The drafter withdrew the case; {@code taskId} is null where it was not by deciding a task. */
public record CaseWithdrawn(
        String caseId,
        int round,
        @Nullable String taskId,
        String person,
        @Nullable String reason) implements CourseEvent {
    @Override
    public CaseState stateAfter(CaseState before) {
        return CaseState.WITHDRAWN;
    }
}

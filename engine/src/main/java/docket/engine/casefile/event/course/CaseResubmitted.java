package docket.engine.casefile.event.course;

import docket.engine.casefile.event.CaseState;
import docket.engine.line.LineStep;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The drafter resubmitted a returned case: a new round begins. */
public record CaseResubmitted(
        String caseId,
        int round,
        String taskId,
        String person,
        @Nullable String opinion,
        List<LineStep> requestedLine) implements CourseEvent {
    @Override
    public CaseState stateAfter(CaseState before) {
        return CaseState.OPEN;
    }
}

package docket.engine.casefile.event.line;

import docket.engine.casefile.event.CaseState;
import docket.engine.line.Decision;
import docket.engine.line.Route;
import docket.engine.line.StepKind;
import org.jspecify.annotations.Nullable;

/** A person decided, on this version of the content. {@code right} is the group or assignment by which they could; {@code outcome} is where the case went. {@code actingFor} is kept for what is stored: nobody stands in for another, and a task is handed on instead. */
public record StepDecided(
        String caseId,
        int round,
        String taskId,
        @Nullable Integer step,
        StepKind kind,
        String person,
        @Nullable String actingFor,
        String right,
        Decision decision,
        @Nullable String opinion,
        @Nullable String overrideReason,
        int contentVersion,
        String contentHash,
        Route.Outcome outcome)
        implements LineEvent {
    @Override
    public CaseState stateAfter(CaseState before) {
        return before.after(outcome);
    }
}

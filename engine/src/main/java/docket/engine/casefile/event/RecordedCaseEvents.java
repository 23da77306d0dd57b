package docket.engine.casefile.event;

import docket.engine.store.EventType;
import docket.engine.store.RecordedEvents;
import java.util.List;
import java.util.function.Function;

/** What happens to a case. */
public final class RecordedCaseEvents implements RecordedEvents {

    private static final String AGGREGATE = "CaseFile";

    @Override
    public List<EventType<?>> types() {
        return List.of(
                of(CaseOpened.class, "case-opened", "1", CaseOpened::caseId),
                of(CaseScored.class, "case-scored", "1", CaseScored::caseId),
                of(ScoringFailed.class, "scoring-failed", "1", ScoringFailed::caseId),
                of(AuthorityResolved.class, "authority-resolved", "1", AuthorityResolved::caseId),
                of(StepOffered.class, "step-offered", "1", StepOffered::caseId),
                of(StepClaimed.class, "step-claimed", "1", StepClaimed::caseId),
                of(StepReleased.class, "step-released", "1", StepReleased::caseId),
                of(StepDelegated.class, "step-delegated", "1", StepDelegated::caseId),
                EventType.of(AGGREGATE, StepDecided.class, "step-decided", "1", e -> List.of(e.caseId(), e.taskId())),
                EventType.of(AGGREGATE, StepLapsed.class, "step-lapsed", "1", e -> List.of(e.caseId(), e.taskId())),
                of(CaseCorrected.class, "case-corrected", "1", CaseCorrected::caseId),
                of(ContentRevised.class, "content-revised", "1", ContentRevised::caseId),
                EventType.of(
                        AGGREGATE,
                        CaseResubmitted.class,
                        "case-resubmitted",
                        "1",
                        e -> List.of(e.caseId(), e.taskId())),
                EventType.of(AGGREGATE, CaseWithdrawn.class, "case-withdrawn", "1", RecordedCaseEvents::withdrawn),
                of(CaseRegistered.class, "case-registered", "1", CaseRegistered::caseId),
                of(OperatorIntervened.class, "operator-intervened", "1", OperatorIntervened::caseId),
                of(CaseClosed.class, "case-closed", "1", CaseClosed::caseId));
    }

    private static List<String> withdrawn(CaseWithdrawn event) {
        return event.taskId() == null ? List.of(event.caseId()) : List.of(event.caseId(), event.taskId());
    }

    private static <E> EventType<E> of(Class<E> payload, String name, String revision, Function<E, String> caseId) {
        return EventType.of(AGGREGATE, payload, name, revision, event -> List.of(caseId.apply(event)));
    }
}

package docket.engine.store;

import docket.engine.access.RecordRead;
import docket.engine.advanced.EngineAdvanced;
import docket.engine.budget.event.FundsAllotted;
import docket.engine.budget.event.FundsAppropriated;
import docket.engine.budget.event.FundsCommitted;
import docket.engine.budget.event.FundsReleased;
import docket.engine.budget.event.FundsReserved;
import docket.engine.casefile.event.AuthorityResolved;
import docket.engine.casefile.event.CaseClosed;
import docket.engine.casefile.event.CaseCorrected;
import docket.engine.casefile.event.CaseOpened;
import docket.engine.casefile.event.CaseRegistered;
import docket.engine.casefile.event.CaseResubmitted;
import docket.engine.casefile.event.CaseScored;
import docket.engine.casefile.event.CaseWithdrawn;
import docket.engine.casefile.event.ContentRevised;
import docket.engine.casefile.event.OperatorIntervened;
import docket.engine.casefile.event.ScoringFailed;
import docket.engine.casefile.event.StepClaimed;
import docket.engine.casefile.event.StepDecided;
import docket.engine.casefile.event.StepDelegated;
import docket.engine.casefile.event.StepLapsed;
import docket.engine.casefile.event.StepOffered;
import docket.engine.casefile.event.StepReleased;
import docket.engine.destruction.DestructionConfirmed;
import docket.engine.destruction.DestructionRequested;
import docket.engine.destruction.DestructionWithdrawn;
import docket.engine.destruction.KeptCase;
import docket.engine.personal.MasterKeyRotated;
import docket.engine.proof.LogKeyTaken;
import docket.engine.scoring.training.ModelTrained;
import docket.engine.view.ViewPutRight;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.axonframework.serialization.SerializationException;

/**
 * The table of contents of the record: every event there is, with its stored name and current revision. A changed
 * shape gets a new revision and an upcaster; a name is never used again.
 */
public final class EventTypes {

    private static final List<EventType<?>> ALL = List.of(
            ofCase(CaseOpened.class, "case-opened", "1", CaseOpened::caseId),
            ofCase(CaseScored.class, "case-scored", "1", CaseScored::caseId),
            ofCase(ScoringFailed.class, "scoring-failed", "1", ScoringFailed::caseId),
            ofCase(AuthorityResolved.class, "authority-resolved", "1", AuthorityResolved::caseId),
            ofCase(StepOffered.class, "step-offered", "1", StepOffered::caseId),
            ofCase(StepClaimed.class, "step-claimed", "1", StepClaimed::caseId),
            ofCase(StepReleased.class, "step-released", "1", StepReleased::caseId),
            ofCase(StepDelegated.class, "step-delegated", "1", StepDelegated::caseId),
            new EventType<>(StepDecided.class, "step-decided", "1", e -> List.of(e.caseId(), e.taskId())),
            new EventType<>(StepLapsed.class, "step-lapsed", "1", e -> List.of(e.caseId(), e.taskId())),
            ofCase(CaseCorrected.class, "case-corrected", "1", CaseCorrected::caseId),
            ofCase(ContentRevised.class, "content-revised", "1", ContentRevised::caseId),
            new EventType<>(CaseResubmitted.class, "case-resubmitted", "1", e -> List.of(e.caseId(), e.taskId())),
            new EventType<>(CaseWithdrawn.class, "case-withdrawn", "1", EventTypes::withdrawn),
            ofCase(CaseRegistered.class, "case-registered", "1", CaseRegistered::caseId),
            ofCase(OperatorIntervened.class, "operator-intervened", "1", OperatorIntervened::caseId),
            ofCase(CaseClosed.class, "case-closed", "1", CaseClosed::caseId),
            new EventType<>(FundsAppropriated.class, "funds-appropriated", "1", e -> List.of()),
            new EventType<>(FundsAllotted.class, "funds-allotted", "1", e -> List.of()),
            ofCase(FundsReserved.class, "funds-reserved", "1", FundsReserved::caseId),
            ofCase(FundsCommitted.class, "funds-committed", "1", FundsCommitted::caseId),
            ofCase(FundsReleased.class, "funds-released", "1", FundsReleased::caseId),
            new EventType<>(ModelTrained.class, "model-trained", "1", e -> List.of()),
            new EventType<>(LogKeyTaken.class, "log-key-taken", "1", e -> List.of(LogKeyTaken.SUBJECT)),
            new EventType<>(MasterKeyRotated.class, "master-key-rotated", "1", e -> List.of(MasterKeyRotated.SUBJECT)),
            new EventType<>(RecordRead.class, "record-read", "1", EventTypes::read),
            new EventType<>(DestructionRequested.class, "destruction-requested", "1", e -> destruction(e.cases())),
            new EventType<>(DestructionWithdrawn.class, "destruction-withdrawn", "1", e -> destruction(List.of())),
            new EventType<>(DestructionConfirmed.class, "destruction-confirmed", "1", e -> destruction(e.cases())),
            new EventType<>(ViewPutRight.class, "view-put-right", "1", e -> List.of()),
            new EventType<>(EngineAdvanced.class, "engine-advanced", "1", EngineAdvanced::cases));

    private static final Map<Class<?>, EventType<?>> BY_CLASS =
            ALL.stream().collect(Collectors.toUnmodifiableMap(EventType::payload, Function.identity()));
    private static final Map<String, EventType<?>> BY_NAME =
            ALL.stream().collect(Collectors.toUnmodifiableMap(EventType::name, Function.identity()));

    public static List<EventType<?>> all() {
        return ALL;
    }

    /** @throws SerializationException if the class is no event of the record */
    public static EventType<?> of(Class<?> payload) {
        EventType<?> type = BY_CLASS.get(payload);
        if (type == null) {
            throw new SerializationException(
                    payload.getName() + " is not in the table of contents of the record, EventTypes");
        }
        return type;
    }

    /** @throws SerializationException if no event is stored under this name */
    public static EventType<?> named(String name) {
        EventType<?> type = BY_NAME.get(name);
        if (type == null) {
            throw new SerializationException("No event is called '" + name + "'; known are "
                    + BY_NAME.keySet().stream().sorted().toList());
        }
        return type;
    }

    private static List<String> withdrawn(CaseWithdrawn event) {
        return event.taskId() == null ? List.of(event.caseId()) : List.of(event.caseId(), event.taskId());
    }

    private static List<String> read(RecordRead event) {
        return event.caseId() == null ? List.of() : List.of(RecordRead.subject(event.caseId()));
    }

    private static List<String> destruction(List<KeptCase> cases) {
        return Stream.concat(Stream.of("destruction"), cases.stream().map(KeptCase::caseId))
                .toList();
    }

    private static <E> EventType<E> ofCase(Class<E> payload, String name, String revision, Function<E, String> caseId) {
        return new EventType<>(payload, name, revision, event -> List.of(caseId.apply(event)));
    }

    private EventTypes() {}
}

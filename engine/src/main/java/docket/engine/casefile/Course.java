package docket.engine.casefile;

import docket.engine.casefile.command.CaseRefusal;
import docket.engine.casefile.command.course.CloseCase;
import docket.engine.casefile.command.course.OpenCase;
import docket.engine.casefile.command.course.RecordIntervention;
import docket.engine.casefile.command.course.RegisterCase;
import docket.engine.casefile.command.course.WithdrawCase;
import docket.engine.casefile.event.CaseEvent;
import docket.engine.casefile.event.CaseState;
import docket.engine.casefile.event.course.CaseClosed;
import docket.engine.casefile.event.course.CaseOpened;
import docket.engine.casefile.event.course.CaseRegistered;
import docket.engine.casefile.event.course.CaseWithdrawn;
import docket.engine.casefile.event.course.OperatorIntervened;
import docket.engine.line.LineRefusal;
import docket.engine.line.LineRules;
import docket.engine.refusal.Refused;
import docket.engine.refusal.RequestRefusal;
import docket.engine.refusal.Who;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A case as a whole: whose it is, and how far it has come. Immutable. */
record Course(
        String caseId,
        String process,
        String drafter,
        String retentionClass,
        CaseState state,
        boolean closed,
        @Nullable String number) {

    /** What an operator does to lead a case another way than its process would. */
    private static final Set<String> STEERING = Set.of(
            "ProcessInstance.ModifyProcessInstance",
            "ProcessInstance.Migrate",
            "Batch.instance-modification",
            "Batch.instance-migration");

    static Course opened(CaseOpened event) {
        return new Course(
                event.caseId(), event.process(), event.drafter(), event.retentionClass(), CaseState.OPEN, false, null);
    }

    static Course disposed(String caseId) {
        return new Course(caseId, "", "", "", CaseState.DISPOSED, true, null);
    }

    static CaseOpened open(OpenCase command) {
        if (command.drafter().isBlank()) {
            throw new Refused(RequestRefusal.PERSON_REQUIRED);
        }
        Content.check(command.particulars());
        LineRules.check(command.approvalLine(), command.drafter());
        Map<String, Object> content = PlainJson.of(command.content());
        return new CaseOpened(
                command.caseId(),
                command.process(),
                command.title(),
                command.kind(),
                command.organization(),
                command.amount(),
                command.drafter(),
                content,
                ContentHash.of(content),
                command.approvalLine(),
                command.mode(),
                command.retentionClass());
    }

    /** @param deciders who decided in this round */
    CaseWithdrawn withdraw(WithdrawCase command, int round, List<String> deciders) {
        refuseIfClosed();
        if (!command.by().id().equals(drafter)) {
            throw new Refused(CaseRefusal.NOT_YOUR_CASE, caseId, new Who(drafter));
        }
        if (!isWithdrawable(deciders)) {
            throw new Refused(CaseRefusal.ALREADY_ACTED_ON, caseId, Who.all(deciders));
        }
        return new CaseWithdrawn(caseId, round, command.taskId(), command.by().id(), command.reason());
    }

    /** Whether the drafter may still take it back: it was returned, or nobody has acted on it in this round. */
    boolean isWithdrawable(List<String> deciders) {
        return !closed && (state == CaseState.RETURNED || state == CaseState.OPEN && deciders.isEmpty());
    }

    OperatorIntervened intervene(RecordIntervention command) {
        if (STEERING.contains(command.intervention()) && command.person().equals(drafter)) {
            throw new Refused(LineRefusal.OWN_DRAFT, new Who(drafter));
        }
        return new OperatorIntervened(caseId, command.intervention(), command.person(), command.details());
    }

    CaseRegistered register(RegisterCase command) {
        refuseUnless(CaseState.APPROVED, "registration");
        if (number != null) {
            throw new Refused(CaseRefusal.NOT_OPEN_FOR_THIS, "registration", number);
        }
        return new CaseRegistered(caseId, command.number(), command.organization(), command.year(), command.serial());
    }

    /** The state in which the case ends. */
    CaseState outcome(CloseCase command) {
        refuseIfClosed();
        boolean undecided = state == CaseState.OPEN || state == CaseState.RETURNED;
        if (undecided && command.cancelledBy() == null) {
            throw new Refused(CaseRefusal.CASE_UNDECIDED, caseId, state);
        }
        return undecided ? CaseState.CANCELLED : state;
    }

    void refuseIfClosed() {
        if (closed) {
            throw new Refused(CaseRefusal.CASE_CLOSED, caseId, state);
        }
    }

    /** @param act the code of the act that needs this state, for the refusal's text */
    void refuseUnless(CaseState expected, String act) {
        refuseIfClosed();
        if (state != expected) {
            throw new Refused(CaseRefusal.NOT_OPEN_FOR_THIS, act, state, expected);
        }
    }

    void refuseUnlessReturned() {
        if (state != CaseState.RETURNED) {
            throw new Refused(CaseRefusal.CASE_NOT_RETURNED, caseId, state);
        }
    }

    Course after(CaseEvent event) {
        return new Course(
                caseId,
                process,
                drafter,
                retentionClass,
                event.stateAfter(state),
                closed || event instanceof CaseClosed,
                event instanceof CaseRegistered registered ? registered.number() : number);
    }
}

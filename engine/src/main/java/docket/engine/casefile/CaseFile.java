package docket.engine.casefile;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import docket.engine.casefile.command.CloseCase;
import docket.engine.casefile.command.OpenCase;
import docket.engine.casefile.command.RecordIntervention;
import docket.engine.casefile.command.RecordScore;
import docket.engine.casefile.command.RecordScoringFailure;
import docket.engine.casefile.command.RegisterCase;
import docket.engine.casefile.command.ResolveAuthority;
import docket.engine.casefile.command.ResubmitCase;
import docket.engine.casefile.command.WithdrawCase;
import docket.engine.casefile.event.CaseState;
import docket.engine.casefile.event.Particulars;
import docket.engine.casefile.event.content.CaseCorrected;
import docket.engine.casefile.event.content.CaseScored;
import docket.engine.casefile.event.content.ContentRevised;
import docket.engine.casefile.event.content.ScoringFailed;
import docket.engine.casefile.event.course.CaseClosed;
import docket.engine.casefile.event.course.CaseOpened;
import docket.engine.casefile.event.course.CaseRegistered;
import docket.engine.casefile.event.course.CaseResubmitted;
import docket.engine.casefile.event.course.CaseWithdrawn;
import docket.engine.casefile.event.course.OperatorIntervened;
import docket.engine.casefile.event.line.AuthorityResolved;
import docket.engine.casefile.event.line.StepLapsed;
import docket.engine.line.ApprovalLine;
import docket.engine.line.AuthorityRules;
import docket.engine.line.Decision;
import docket.engine.line.LineRules;
import docket.engine.line.LineStep;
import docket.engine.line.Route;
import docket.engine.line.Route.Outcome;
import docket.engine.line.Staff;
import docket.engine.refusal.RefusalCode;
import docket.engine.refusal.Refused;
import docket.engine.refusal.Who;
import docket.engine.text.Characters;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CreationPolicy;

/**
 * One case: from the draft to the close and after. The rules of deciding live here, so that no door goes around them.
 * Every command is carried out or refused. The class is one aggregate in three parts: this one
 * speaks of the case as a whole, {@link CaseSteps} of its tasks, and {@link CaseRecord} of what the events change.
 */
public class CaseFile extends CaseSteps {

    /** What an operator does to lead a case another way than its process would. */
    private static final Set<String> STEERING = Set.of(
            "ProcessInstance.ModifyProcessInstance",
            "ProcessInstance.Migrate",
            "Batch.instance-modification",
            "Batch.instance-migration");

    protected CaseFile() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    String handle(OpenCase command) {
        if (caseId != null) {
            throw new Refused(RefusalCode.ALREADY_OPEN, command.caseId());
        }
        if (command.drafter().isBlank()) {
            throw new Refused(RefusalCode.PERSON_REQUIRED);
        }
        check(new Particulars(command.title(), command.kind(), command.organization(), command.amount()));
        LineRules.check(command.approvalLine(), command.drafter());
        Map<String, Object> content = PlainJson.of(command.content());
        apply(new CaseOpened(
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
                command.retentionClass()));
        return command.caseId();
    }

    @CommandHandler
    void handle(RecordScore command) {
        refuseUnless(CaseState.OPEN, "score");
        apply(new CaseScored(caseId, round, command.score()));
    }

    @CommandHandler
    void handle(RecordScoringFailure command) {
        refuseUnless(CaseState.OPEN, "score");
        apply(new ScoringFailed(
                caseId, round, command.model(), command.reason(), command.detail(), command.latencyMicros()));
    }

    @CommandHandler
    Route handle(ResolveAuthority command) {
        refuseUnless(CaseState.OPEN, "authority");
        if (line != null) {
            throw new Refused(RefusalCode.NOT_OPEN_FOR_THIS, "authority", state);
        }
        List<LineStep> chosen = requestedLine.isEmpty() ? command.defaultLine() : requestedLine;
        if (chosen.isEmpty()) {
            throw new Refused(RefusalCode.INVALID_APPROVAL_LINE, "empty", caseId);
        }
        LineRules.check(chosen, drafter);
        AuthorityRules.check(chosen, command.holders(), Staff.UNKNOWN);
        apply(new AuthorityResolved(
                caseId,
                round,
                command.decision(),
                command.decisionVersion(),
                command.rules(),
                command.holders(),
                command.reason(),
                chosen));
        return ApprovalLine.of(chosen).toCurrentStage();
    }

    @CommandHandler
    Route handle(ResubmitCase command) {
        Step step = openStep(command.taskId());
        DecisionRules.checkOwn(step, command.officer(), drafter, Decision.RESUBMIT);
        if (state != CaseState.RETURNED) {
            throw new Refused(RefusalCode.CASE_NOT_RETURNED, caseId, state);
        }
        List<LineStep> requested = command.approvalLine() == null ? requestedLine : command.approvalLine();
        LineRules.check(requested, drafter);
        if (command.particulars() != null) {
            correct(command.particulars());
        }
        if (command.content() != null) {
            revise(PlainJson.of(command.content()));
        }
        apply(new CaseResubmitted(
                caseId, round + 1, command.taskId(), command.officer().person(), command.opinion(), requested));
        return new Route(Outcome.RESUBMITTED, 0, 0);
    }

    @CommandHandler
    Route handle(WithdrawCase command) {
        if (command.taskId() != null) {
            DecisionRules.checkOwn(openStep(command.taskId()), command.officer(), drafter, Decision.WITHDRAW);
        }
        refuseIfClosed();
        if (!command.officer().is(drafter)) {
            throw new Refused(RefusalCode.NOT_YOUR_CASE, caseId, new Who(drafter));
        }
        if (!isWithdrawable()) {
            throw new Refused(RefusalCode.ALREADY_ACTED_ON, caseId, Who.all(steps.decidersOf(round)));
        }
        apply(new CaseWithdrawn(
                caseId, round, command.taskId(), command.officer().person(), command.reason()));
        return new Route(Outcome.WITHDRAWN, 0, 0);
    }

    @CommandHandler
    void handle(RecordIntervention command) {
        if (STEERING.contains(command.intervention()) && command.person().equals(drafter)) {
            throw new Refused(RefusalCode.OWN_DRAFT, new Who(drafter));
        }
        apply(new OperatorIntervened(caseId, command.intervention(), command.person(), command.details()));
    }

    @CommandHandler
    void handle(RegisterCase command) {
        refuseUnless(CaseState.APPROVED, "registration");
        if (number != null) {
            throw new Refused(RefusalCode.NOT_OPEN_FOR_THIS, "registration", number);
        }
        apply(new CaseRegistered(caseId, command.number(), command.organization(), command.year(), command.serial()));
    }

    @CommandHandler
    void handle(CloseCase command) {
        refuseIfClosed();
        boolean undecided = state == CaseState.OPEN || state == CaseState.RETURNED;
        if (undecided && command.cancelledBy() == null) {
            throw new Refused(RefusalCode.CASE_UNDECIDED, caseId, state);
        }
        CaseState outcome = undecided ? CaseState.CANCELLED : state;
        for (Step step : steps.open()) {
            apply(new StepLapsed(caseId, step.taskId(), whyOver(step).orElse("cancelled")));
        }
        apply(new CaseClosed(caseId, outcome, AggregateLifecycle.getVersion() + 1, null));
    }

    private static void check(Particulars particulars) {
        if (Characters.areBlank(particulars.title())) {
            throw new Refused(RefusalCode.FIELD_REQUIRED, "title");
        }
        if (particulars.amount() != null && particulars.amount().isNegative()) {
            throw new Refused(RefusalCode.INVALID_AMOUNT, particulars.amount());
        }
    }

    private void correct(Particulars now) {
        check(now);
        if (!now.equals(particulars)) {
            apply(new CaseCorrected(caseId, particulars, now));
        }
    }

    private void revise(Map<String, Object> content) {
        String hash = ContentHash.of(content);
        if (!hash.equals(contentHash)) {
            apply(new ContentRevised(caseId, contentVersion + 1, content, hash));
        }
    }

    private void refuseUnless(CaseState expected, String act) {
        refuseIfClosed();
        if (state != expected) {
            throw new Refused(RefusalCode.NOT_OPEN_FOR_THIS, act, state, expected);
        }
    }
}

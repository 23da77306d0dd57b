package docket.engine.casefile;

import docket.engine.casefile.command.CaseRefusal;
import docket.engine.casefile.command.course.ResubmitCase;
import docket.engine.casefile.command.line.ResolveAuthority;
import docket.engine.casefile.event.CaseEvent;
import docket.engine.casefile.event.CaseState;
import docket.engine.casefile.event.course.CaseOpened;
import docket.engine.casefile.event.course.CaseResubmitted;
import docket.engine.casefile.event.line.AuthorityResolved;
import docket.engine.casefile.event.line.StepDecided;
import docket.engine.line.ApprovalLine;
import docket.engine.line.Decision;
import docket.engine.line.LineRefusal;
import docket.engine.line.LineRules;
import docket.engine.line.LineStep;
import docket.engine.line.Power;
import docket.engine.line.Route;
import docket.engine.line.Route.Outcome;
import docket.engine.line.StepKind;
import docket.engine.organization.Staff;
import docket.engine.refusal.Refused;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who approves in this round. Rounds count from 1; a resubmission opens the next. {@code requested} is what the drafter
 * asked for, empty where the authority table makes the line; {@code walked} is the line once the authority is resolved,
 * as far as it has come; {@code power} is the one to approve it finally. Immutable.
 */
record Line(int round, List<LineStep> requested, @Nullable ApprovalLine walked, Power power) {

    /** The line of a case that is not opened yet, or that was disposed of. */
    static final Line NONE = new Line(0, List.of(), null, Power.NOBODYS);

    AuthorityResolved resolve(ResolveAuthority command, Course course) {
        course.refuseUnless(CaseState.OPEN, "authority");
        if (walked != null) {
            throw new Refused(CaseRefusal.NOT_OPEN_FOR_THIS, "authority", course.state());
        }
        List<LineStep> chosen = requested.isEmpty() ? command.defaultLine() : requested;
        if (chosen.isEmpty()) {
            throw new Refused(LineRefusal.INVALID_APPROVAL_LINE, "empty", course.caseId());
        }
        LineRules.check(chosen, course.drafter());
        new Power(command.holders()).requireAtEnd(chosen, Staff.UNKNOWN);
        return new AuthorityResolved(
                course.caseId(),
                round,
                command.decision(),
                command.decisionVersion(),
                command.rules(),
                command.holders(),
                command.reason(),
                chosen);
    }

    CaseResubmitted resubmit(ResubmitCase command, Course course) {
        course.refuseUnlessReturned();
        List<LineStep> asked = command.approvalLine() == null ? requested : command.approvalLine();
        LineRules.check(asked, course.drafter());
        return new CaseResubmitted(
                course.caseId(), round + 1, command.taskId(), command.by().id(), command.opinion(), asked);
    }

    /** The steps of the line; empty until the authority is resolved. */
    List<LineStep> steps() {
        return walked == null ? List.of() : walked.steps();
    }

    /** Whether the line waits for a decision on its step. */
    boolean isDue(int index) {
        return walked != null && walked.isDue(index);
    }

    /** Whether an approval of the step needs the power to approve finally. */
    boolean isFinal(Step step) {
        return step.index() != null && walked != null && walked.isFinal(step.index());
    }

    /** Where the process goes once the step is decided so. */
    Route routeAfter(@Nullable Integer index, StepKind kind, Decision decision) {
        if (index != null && walked != null) {
            return walked.decide(index, decision).route();
        }
        if (kind.spends()) {
            boolean toDrafter = kind == StepKind.COMMIT && decision == Decision.RETURN;
            Outcome further = decision == Decision.CLOSE ? Outcome.CLOSED : Outcome.NEXT;
            return new Route(toDrafter ? Outcome.RETURNED : further, 0, 0);
        }
        boolean finallyApproves = walked == null && kind.approves();
        return switch (decision) {
            case RETURN -> new Route(Outcome.RETURNED, 0, 0);
            case REJECT -> new Route(Outcome.REJECTED, 0, 0);
            case APPROVE -> new Route(finallyApproves ? Outcome.APPROVED : Outcome.NEXT, 0, 0);
            default -> new Route(Outcome.NEXT, 0, 0);
        };
    }

    Line after(CaseEvent event) {
        if (event instanceof CaseOpened opened) {
            return new Line(1, opened.requestedLine(), null, Power.NOBODYS);
        }
        if (event instanceof AuthorityResolved resolved) {
            return new Line(round, requested, ApprovalLine.of(resolved.line()), new Power(resolved.holders()));
        }
        if (event instanceof StepDecided decided && decided.step() != null && walked != null) {
            ApprovalLine further =
                    walked.decide(decided.step(), decided.decision()).line();
            return new Line(round, requested, further, power);
        }
        if (event instanceof CaseResubmitted resubmitted) {
            return new Line(resubmitted.round(), resubmitted.requestedLine(), null, Power.NOBODYS);
        }
        return this;
    }
}

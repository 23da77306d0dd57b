package docket.engine.casefile;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import docket.engine.casefile.command.ClaimStep;
import docket.engine.casefile.command.DecideStep;
import docket.engine.casefile.command.DelegateStep;
import docket.engine.casefile.command.LapseStep;
import docket.engine.casefile.command.OfferStep;
import docket.engine.casefile.command.ReleaseStep;
import docket.engine.casefile.event.CaseState;
import docket.engine.casefile.event.line.StepClaimed;
import docket.engine.casefile.event.line.StepDecided;
import docket.engine.casefile.event.line.StepDelegated;
import docket.engine.casefile.event.line.StepLapsed;
import docket.engine.casefile.event.line.StepOffered;
import docket.engine.casefile.event.line.StepReleased;
import docket.engine.line.AuthorityRules;
import docket.engine.line.Decision;
import docket.engine.line.LineStep;
import docket.engine.line.Route;
import docket.engine.line.Route.Outcome;
import docket.engine.line.StepKind;
import docket.engine.organization.Officer;
import docket.engine.refusal.RefusalCode;
import docket.engine.refusal.Refused;
import docket.engine.refusal.Who;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.messaging.MetaData;
import org.jspecify.annotations.Nullable;

/** The tasks of a case: who may take, give and decide them, and where the case goes from there. */
abstract class CaseSteps extends CaseRecord {

    @CommandHandler
    StepOffered handle(OfferStep command) {
        refuseIfClosed();
        if (steps.find(command.taskId()).isPresent()) {
            throw new Refused(RefusalCode.ALREADY_OPEN, command.taskId());
        }
        StepOffered offered = command.step() == null ? offerOutsideLine(command) : offerOnLine(command, command.step());
        apply(offered);
        return offered;
    }

    @CommandHandler
    void handle(ClaimStep command) {
        Step step = openStep(command.taskId());
        String right = rightToDecide(step.claimedBy(null), command.officer());
        if (step.claimer() != null || step.delegate() != null) {
            throw new Refused(RefusalCode.ALREADY_CLAIMED, command.taskId(), step.addressees());
        }
        apply(new StepClaimed(caseId, command.taskId(), command.officer().person()), MetaData.with("right", right));
    }

    /** Answers whose it is again, where it was offered to a person. */
    @CommandHandler
    @Nullable
    String handle(ReleaseStep command) {
        Step step = openStep(command.taskId());
        Officer officer = command.officer();
        boolean mine =
                officer.person().equals(step.claimer()) || officer.person().equals(step.delegate());
        if (!mine && officer.person().equals(step.holder())) {
            throw new Refused(RefusalCode.NOTHING_TO_GIVE_BACK, command.taskId(), step.addressees());
        }
        if (!mine && !officer.isOperator()) {
            throw new Refused(RefusalCode.NOT_YOUR_TASK, command.taskId(), step.addressees());
        }
        apply(new StepReleased(caseId, command.taskId(), officer.person()));
        return step.user();
    }

    @CommandHandler
    void handle(DelegateStep command) {
        Step step = openStep(command.taskId());
        Officer officer = command.officer();
        boolean mayDecide = step.rightOf(officer).isPresent();
        if (step.kind() == StepKind.REVISE
                || !(mayDecide || officer.isOperator())
                || (command.to().equals(officer.person()) && !mayDecide)) {
            throw new Refused(RefusalCode.NOT_YOUR_TASK, command.taskId(), step.addressees());
        }
        refuseSelfJudgement(command.to());
        if (!command.staff().hasPerson(command.to())) {
            throw new Refused(RefusalCode.UNKNOWN_PERSON, command.to());
        }
        Set<String> groups = command.staff().groupsOf(command.to());
        refuseAuditor(groups, command.to());
        if (isFinal(step)) {
            AuthorityRules.check(command.to(), groups, holders);
        }
        if (!step.isForAny(groups) && !mayGiveElsewhere(officer, step)) {
            throw new Refused(RefusalCode.NOT_THEIR_TASK, new Who(command.to()), step.addressees());
        }
        apply(new StepDelegated(caseId, command.taskId(), step.holder(), command.to(), officer.person()));
    }

    @CommandHandler
    Route handle(DecideStep command) {
        Step step = openStep(command.taskId());
        Officer officer = command.officer();
        String right = rightToDecide(step, officer);
        DecisionRules.check(step, command, advice);
        boolean ownPower = right.equals(Step.PERSON) || right.equals(Step.DELEGATE);
        if (command.decision() == Decision.APPROVE && isFinal(step) && ownPower) {
            AuthorityRules.check(officer.person(), officer.groups(), holders);
        }
        Route route = routeAfter(step, command.decision());
        apply(
                new StepDecided(
                        caseId,
                        round,
                        step.taskId(),
                        step.index(),
                        step.kind(),
                        officer.person(),
                        officer.actingFor(),
                        right,
                        command.decision(),
                        command.opinion(),
                        command.overrideReason(),
                        contentVersion,
                        contentHash,
                        route.outcome()),
                MetaData.with("right", right));
        return route;
    }

    @CommandHandler
    void handle(LapseStep command) {
        Step step = steps.get(command.taskId());
        if (step.lapsed()) {
            return;
        }
        refuseIfClosed();
        String reason = whyOver(steps.undecided(command.taskId()))
                .orElseThrow(() -> new Refused(
                        RefusalCode.DECISION_BYPASSED, command.taskId(), command.reason(), step.addressees()));
        apply(new StepLapsed(caseId, command.taskId(), reason));
    }

    private StepOffered offerOnLine(OfferStep command, int index) {
        boolean already = steps.open().stream().anyMatch(open -> Objects.equals(open.index(), index));
        if (state != CaseState.OPEN || line == null || !line.isDue(index) || already) {
            throw new Refused(RefusalCode.NOT_OPEN_FOR_THIS, "line-step", state, index);
        }
        LineStep step = line.steps().get(index);
        List<String> groups = step.group() == null ? List.of() : List.of(step.group());
        if ((command.kind() != null && command.kind() != step.kind())
                || (command.user() != null && !command.user().equals(step.user()))
                || !(command.groups().isEmpty() || command.groups().equals(groups))) {
            throw new Refused(RefusalCode.NOT_OPEN_FOR_THIS, "line-differs", state, index);
        }
        return offered(command, step.kind(), step.user(), groups, step.kind().decisions());
    }

    private StepOffered offerOutsideLine(OfferStep command) {
        StepKind kind = command.kind();
        if (kind == null) {
            throw new Refused(RefusalCode.FIELD_REQUIRED, "kind");
        }
        if (kind == StepKind.REVISE && state != CaseState.RETURNED) {
            throw new Refused(RefusalCode.CASE_NOT_RETURNED, caseId, state);
        }
        if (kind != StepKind.REVISE && state != CaseState.OPEN) {
            throw new Refused(RefusalCode.NOT_OPEN_FOR_THIS, "step", state, command.name());
        }
        String user = kind == StepKind.REVISE ? drafter : command.user();
        List<Decision> decisions = command.decisions().isEmpty() ? kind.decisions() : command.decisions();
        return offered(command, kind, user, user == null ? command.groups() : List.of(), decisions);
    }

    private StepOffered offered(
            OfferStep command, StepKind kind, @Nullable String user, List<String> groups, List<Decision> decisions) {
        return new StepOffered(
                caseId,
                round,
                command.taskId(),
                command.step(),
                command.name(),
                kind,
                user,
                groups,
                decisions,
                command.due());
    }

    /** Whether an approval of the step needs the power to approve finally. */
    private boolean isFinal(Step step) {
        return step.index() != null && line != null && line.isAtFinalStage();
    }

    private Route routeAfter(Step step, Decision decision) {
        if (step.index() != null && line != null) {
            return line.decide(step.index(), decision).route();
        }
        boolean finallyApproves = line == null && step.kind().approves();
        return switch (decision) {
            case RETURN -> new Route(Outcome.RETURNED, 0, 0);
            case REJECT -> new Route(Outcome.REJECTED, 0, 0);
            case APPROVE -> new Route(finallyApproves ? Outcome.APPROVED : Outcome.NEXT, 0, 0);
            default -> new Route(Outcome.NEXT, 0, 0);
        };
    }

    /** Why an open step needs no decision any more; empty while it waits for one. */
    Optional<String> whyOver(Step step) {
        if (state == CaseState.WITHDRAWN) {
            return Optional.of("withdrawn");
        }
        boolean waits = step.kind() == StepKind.REVISE
                ? state == CaseState.RETURNED
                : state == CaseState.OPEN
                        && step.round() == round
                        && (step.index() == null || line == null || line.isDue(step.index()));
        return waits ? Optional.empty() : Optional.of("stage-over");
    }

    /** An operator finds a task another office, on record, but no approval that no authority table has a word on. */
    private boolean mayGiveElsewhere(Officer officer, Step step) {
        return officer.isOperator() && (!step.kind().approves() || isFinal(step) && !holders.isEmpty());
    }

    private String rightToDecide(Step step, Officer officer) {
        if (step.kind() != StepKind.REVISE) {
            refuseSelfJudgement(officer.is(drafter) ? drafter : officer.person());
        }
        String right = step.rightOf(officer)
                .orElseThrow(() -> new Refused(RefusalCode.NOT_YOUR_TASK, step.taskId(), step.addressees()));
        refuseAuditor(officer.groups(), officer.person());
        return right;
    }

    private static void refuseAuditor(Set<String> groups, String person) {
        if (Officer.areOfAuditor(groups)) {
            throw new Refused(RefusalCode.AUDITOR_DECIDES_NOTHING, new Who(person));
        }
    }

    private void refuseSelfJudgement(String person) {
        if (person.equals(drafter)) {
            throw new Refused(RefusalCode.OWN_DRAFT, new Who(drafter));
        }
        if (steps.decidersOf(round).contains(person)) {
            throw new Refused(RefusalCode.DECIDED_THIS_ROUND, new Who(person), round);
        }
    }

    Step openStep(String taskId) {
        if (closed
                && steps.find(taskId).filter(step -> step.decidedBy() != null).isEmpty()) {
            refuseIfClosed();
        }
        Step step = steps.undecided(taskId);
        Optional<String> why = whyOver(step);
        if (step.lapsed() || why.isPresent()) {
            throw new Refused(RefusalCode.ALREADY_DECIDED, why.orElse("stage-over"), new Who(endedBy(step)));
        }
        return step;
    }

    /** By whose act a step needs no decision any more. */
    private String endedBy(Step step) {
        List<String> deciders = steps.decidersOf(step.round());
        return state == CaseState.WITHDRAWN || deciders.isEmpty() ? drafter : deciders.get(deciders.size() - 1);
    }

    void refuseIfClosed() {
        if (closed) {
            throw new Refused(RefusalCode.CASE_CLOSED, caseId, state);
        }
    }
}

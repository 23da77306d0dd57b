package docket.engine.casefile;

import docket.engine.budget.command.BudgetRefusal;
import docket.engine.casefile.command.line.ClaimStep;
import docket.engine.casefile.command.line.DecideStep;
import docket.engine.casefile.command.line.DelegateStep;
import docket.engine.casefile.command.line.LapseStep;
import docket.engine.casefile.command.line.ReleaseStep;
import docket.engine.casefile.command.line.StepRefusal;
import docket.engine.casefile.event.CaseEvent;
import docket.engine.casefile.event.CaseState;
import docket.engine.casefile.event.course.CaseResubmitted;
import docket.engine.casefile.event.course.CaseWithdrawn;
import docket.engine.casefile.event.line.StepClaimed;
import docket.engine.casefile.event.line.StepDecided;
import docket.engine.casefile.event.line.StepDelegated;
import docket.engine.casefile.event.line.StepLapsed;
import docket.engine.casefile.event.line.StepOffered;
import docket.engine.casefile.event.line.StepReleased;
import docket.engine.line.Decision;
import docket.engine.line.LineRefusal;
import docket.engine.line.StepKind;
import docket.engine.organization.OrganizationRefusal;
import docket.engine.organization.Permission;
import docket.engine.organization.Person;
import docket.engine.organization.Right;
import docket.engine.refusal.Refused;
import docket.engine.refusal.Who;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Every task that a case ever offered, by task id, in the order of the offers: who may take, give and decide it. What
 * may be done with one depends on the line, and on how far the case has come. Immutable.
 */
record Steps(Map<String, Step> byTask) {

    static final Steps NONE = new Steps(Map.of());

    /** The right by which the person takes the task. */
    Right rightToClaim(ClaimStep command, Line line, Course course) {
        Step step = open(command.taskId(), line, course);
        Right right = rightToDecide(step.claimedBy(null), command.by(), line, course);
        if (step.claimer() != null || step.delegate() != null) {
            throw new Refused(StepRefusal.ALREADY_CLAIMED, command.taskId(), step.addressees());
        }
        return right;
    }

    StepReleased release(ReleaseStep command, Line line, Course course) {
        Step step = open(command.taskId(), line, course);
        Person person = command.by();
        boolean mine = person.id().equals(step.claimer()) || person.id().equals(step.delegate());
        if (!mine && person.id().equals(step.holder())) {
            throw new Refused(StepRefusal.NOTHING_TO_GIVE_BACK, command.taskId(), step.addressees());
        }
        if (!mine && !person.may(Permission.OPERATE)) {
            throw new Refused(StepRefusal.NOT_YOUR_TASK, command.taskId(), step.addressees());
        }
        return new StepReleased(command.caseId(), command.taskId(), person.id());
    }

    StepDelegated delegate(DelegateStep command, Line line, Course course) {
        Step step = open(command.taskId(), line, course);
        Person person = command.by();
        boolean mayDecide = step.rightOf(person).isPresent();
        if (step.kind() == StepKind.REVISE
                || !(mayDecide || person.may(Permission.OPERATE))
                || (command.to().equals(person.id()) && !mayDecide)) {
            throw new Refused(StepRefusal.NOT_YOUR_TASK, command.taskId(), step.addressees());
        }
        refuseSelfJudgement(command.to(), step, line, course);
        if (!command.staff().hasPerson(command.to())) {
            throw new Refused(OrganizationRefusal.UNKNOWN_PERSON, command.to());
        }
        Person to = command.staff().person(command.to());
        to.mustDecide();
        if (line.isFinal(step)) {
            line.power().require(to);
        }
        if (!step.isForAny(to.groups()) && !mayGiveElsewhere(person, step, line)) {
            throw new Refused(StepRefusal.NOT_THEIR_TASK, new Who(command.to()), step.addressees());
        }
        return new StepDelegated(command.caseId(), command.taskId(), step.holder(), command.to(), person.id());
    }

    StepDecided decide(DecideStep command, Content content, Line line, Course course) {
        Step step = open(command.taskId(), line, course);
        Person person = command.by();
        Right right = rightToDecide(step, person, line, course);
        DecisionRules.check(step, command, content.advice());
        if (command.decision() == Decision.APPROVE && line.isFinal(step)) {
            line.power().require(person);
        }
        return new StepDecided(
                command.caseId(),
                line.round(),
                step.taskId(),
                step.index(),
                step.kind(),
                person.id(),
                null,
                right.code(),
                command.decision(),
                command.opinion(),
                command.overrideReason(),
                content.version(),
                content.hash(),
                line.routeAfter(step.index(), step.kind(), command.decision()).outcome());
    }

    /** Empty where it has lapsed already. */
    Optional<StepLapsed> lapse(LapseStep command, Line line, Course course) {
        Step step = get(command.taskId());
        if (step.lapsed()) {
            return Optional.empty();
        }
        course.refuseIfClosed();
        String reason = undecided(command.taskId())
                .whyOver(line, course)
                .orElseThrow(() -> new Refused(
                        StepRefusal.DECISION_BYPASSED, command.taskId(), command.reason(), step.addressees()));
        return Optional.of(new StepLapsed(command.caseId(), command.taskId(), reason));
    }

    /** Ends all steps that are open as the case is closed. */
    List<StepLapsed> lapseAll(Line line, Course course) {
        return open().stream()
                .map(step -> new StepLapsed(
                        course.caseId(),
                        step.taskId(),
                        step.whyOver(line, course).orElse("cancelled")))
                .toList();
    }

    /** @throws Refused UNKNOWN_TASK, ALREADY_DECIDED or CASE_CLOSED where it waits for no decision */
    Step open(String taskId, Line line, Course course) {
        if (find(taskId).filter(step -> step.decidedBy() != null).isEmpty()) {
            course.refuseIfClosed();
        }
        Step step = undecided(taskId);
        Optional<String> why = step.whyOver(line, course);
        if (step.lapsed() || why.isPresent()) {
            throw new Refused(StepRefusal.ALREADY_DECIDED, why.orElse("stage-over"), new Who(endedBy(step, course)));
        }
        return step;
    }

    List<Step> open() {
        return byTask.values().stream().filter(Step::isOpen).toList();
    }

    Optional<Step> find(String taskId) {
        return Optional.ofNullable(byTask.get(taskId));
    }

    /** @throws Refused UNKNOWN_TASK where the case never offered it */
    Step get(String taskId) {
        return find(taskId).orElseThrow(() -> new Refused(StepRefusal.UNKNOWN_TASK, taskId));
    }

    /** Who has decided in the round, in the order of the offers; the drafter's own steps do not count. */
    List<String> decidersOf(int round) {
        return byTask.values().stream()
                .filter(step -> step.round() == round && step.kind() != StepKind.REVISE)
                .map(Step::decidedBy)
                .filter(Objects::nonNull)
                .toList();
    }

    Steps after(CaseEvent event) {
        if (event instanceof StepOffered offered) {
            return with(Step.offered(offered));
        }
        if (event instanceof StepClaimed claimed) {
            return change(claimed.taskId(), step -> step.claimedBy(claimed.person()));
        }
        if (event instanceof StepReleased released) {
            return change(released.taskId(), Step::released);
        }
        if (event instanceof StepDelegated delegated) {
            return change(delegated.taskId(), step -> step.delegatedTo(delegated.to()));
        }
        if (event instanceof StepDecided decided) {
            return change(decided.taskId(), step -> step.decidedBy(decided.person()));
        }
        if (event instanceof StepLapsed lapsed) {
            return change(lapsed.taskId(), Step::ended);
        }
        if (event instanceof CaseResubmitted resubmitted) {
            return change(resubmitted.taskId(), step -> step.decidedBy(resubmitted.person()));
        }
        if (event instanceof CaseWithdrawn withdrawn && withdrawn.taskId() != null) {
            return change(withdrawn.taskId(), step -> step.decidedBy(withdrawn.person()));
        }
        return this;
    }

    private Steps with(Step step) {
        Map<String, Step> more = new LinkedHashMap<>(byTask);
        more.put(step.taskId(), step);
        return new Steps(more);
    }

    private Steps change(String taskId, UnaryOperator<Step> change) {
        return with(change.apply(get(taskId)));
    }

    /** @throws Refused UNKNOWN_TASK, or ALREADY_DECIDED where somebody decided it */
    private Step undecided(String taskId) {
        Step step = get(taskId);
        if (step.decidedBy() != null) {
            throw new Refused(StepRefusal.ALREADY_DECIDED, "decided", new Who(step.decidedBy()));
        }
        return step;
    }

    private Right rightToDecide(Step step, Person person, Line line, Course course) {
        if (step.kind() != StepKind.REVISE) {
            refuseSelfJudgement(person.id(), step, line, course);
        }
        Right right = step.rightOf(person)
                .orElseThrow(() -> new Refused(StepRefusal.NOT_YOUR_TASK, step.taskId(), step.addressees()));
        person.mustDecide();
        return right;
    }

    /**
     * An operator may give a task to another office, but none that spends, and no approval on which no authority table has
     * a word.
     */
    private static boolean mayGiveElsewhere(Person person, Step step, Line line) {
        return person.may(Permission.OPERATE)
                && !step.kind().spends()
                && (!step.kind().approves() || line.isFinal(step));
    }

    private void refuseSelfJudgement(String person, Step step, Line line, Course course) {
        if (person.equals(course.drafter())) {
            throw new Refused(LineRefusal.OWN_DRAFT, new Who(person));
        }
        if (!step.kind().spends() && decidersOf(line.round()).contains(person)) {
            throw new Refused(StepRefusal.DECIDED_THIS_ROUND, new Who(person), line.round());
        }
        if (step.kind().spends() && byTask.values().stream().anyMatch(one -> isOtherAct(one, step, person))) {
            throw new Refused(BudgetRefusal.FOUR_EYES, new Who(person));
        }
    }

    /** Commitment, order and payment are acts of three people, on whatever line and in whatever year. */
    private static boolean isOtherAct(Step other, Step step, String person) {
        return other.kind().spends() && other.kind() != step.kind() && person.equals(other.decidedBy());
    }

    /** The person by whose act the step needs no decision any more. */
    private String endedBy(Step step, Course course) {
        List<String> deciders = decidersOf(step.round());
        return course.state() == CaseState.WITHDRAWN || deciders.isEmpty()
                ? course.drafter()
                : deciders.get(deciders.size() - 1);
    }
}

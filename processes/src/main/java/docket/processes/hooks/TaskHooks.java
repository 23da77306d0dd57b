package docket.processes.hooks;

import docket.bpmn.FormDefinition;
import docket.bpmn.ModelProperties;
import docket.engine.casefile.CaseEvents;
import docket.engine.casefile.CaseFiles;
import docket.engine.casefile.CaseStanding;
import docket.engine.casefile.command.course.ResubmitCase;
import docket.engine.casefile.command.course.WithdrawCase;
import docket.engine.casefile.command.line.ClaimStep;
import docket.engine.casefile.command.line.DecideStep;
import docket.engine.casefile.command.line.DelegateStep;
import docket.engine.casefile.command.line.OfferStep;
import docket.engine.casefile.command.line.ReleaseStep;
import docket.engine.casefile.command.line.StepRefusal;
import docket.engine.casefile.event.Particulars;
import docket.engine.casefile.event.line.StepOffered;
import docket.engine.line.Decision;
import docket.engine.line.Route;
import docket.engine.line.StepKind;
import docket.engine.money.Money;
import docket.engine.organization.Person;
import docket.engine.organization.Staff;
import docket.engine.refusal.Refused;
import docket.engine.unit.Commands;
import docket.engine.unit.RootUnit;
import docket.engine.unit.Where;
import docket.processes.act.Acts;
import docket.processes.ahead.TasksAhead;
import docket.processes.allocation.Rounds;
import docket.processes.authority.Authority;
import docket.processes.budget.BudgetChange;
import docket.processes.budget.Expenditures;
import docket.processes.execution.Executions;
import docket.processes.execution.ModelMarks;
import docket.processes.form.Contents;
import docket.processes.form.Forms;
import docket.processes.form.TaskForm;
import docket.processes.organization.Organizations;
import docket.processes.organization.Staffing;
import docket.processes.variables.Routing;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.task.IdentityLink;
import org.jspecify.annotations.Nullable;

/** Tells the record what becomes of each user task: offered, claimed, decided, or ended without a decision. */
final class TaskHooks {

    private final Commands commands;
    private final CaseFiles cases;
    private final CaseEvents events;
    private final Acts acts;
    private final Forms forms;
    private final Contents contents;
    private final Authority authority;
    private final Organizations organizations;
    private final Staffing staffing;
    private final Rounds rounds;
    private final CaseEndings.Teller endings;
    private final Expenditures expenditures;
    private final Clock clock;

    TaskHooks(
            Commands commands,
            CaseFiles cases,
            CaseEvents events,
            Acts acts,
            Forms forms,
            Contents contents,
            Authority authority,
            Organizations organizations,
            Staffing staffing,
            Rounds rounds,
            CaseEndings.Teller endings,
            Expenditures expenditures,
            Clock clock) {
        this.commands = commands;
        this.cases = cases;
        this.events = events;
        this.acts = acts;
        this.forms = forms;
        this.contents = contents;
        this.authority = authority;
        this.organizations = organizations;
        this.staffing = staffing;
        this.rounds = rounds;
        this.endings = endings;
        this.expenditures = expenditures;
        this.clock = clock;
    }

    void created(DelegateTask task) {
        CaseStanding standing = cases.standing(caseId(task));
        ModelMarks marks = marks(task);
        String mark = Objects.requireNonNull(marks.get(ModelProperties.STEP), "a user task says its step");
        boolean onLine = mark.equals(ModelProperties.LINE_STEP);
        StepOffered offered = commands.send(
                new OfferStep(
                        standing.caseId(),
                        task.getId(),
                        onLine ? Routing.step(execution(task)) : null,
                        Objects.requireNonNullElse(task.getName(), mark),
                        onLine ? null : StepKind.of(mark),
                        task.getAssignee(),
                        candidateGroups(task),
                        marks.list(ModelProperties.DECISIONS).stream()
                                .map(Decision::valueOf)
                                .toList(),
                        due(task)),
                where(task));
        if (!onLine && CaseOpening.isOpening(standing.caseId())) {
            authority.requireDecider(Objects.requireNonNull(offered), standing.drafter());
        }
        show(task, standing.title(), Objects.requireNonNull(offered));
    }

    private static void show(DelegateTask task, String title, StepOffered offered) {
        task.setName(StepLabels.name(title));
        task.setDescription(StepLabels.of(offered.kind()));
        if (offered.user() != null) {
            task.setAssignee(offered.user());
            BornAssigned.current().tasks.add(task.getId());
        }
        List<String> candidates = candidateGroups(task);
        offered.groups().stream().filter(group -> !candidates.contains(group)).forEach(task::addCandidateGroup);
    }

    void assigned(DelegateTask task) {
        if (BornAssigned.current().tasks.remove(task.getId())) {
            return;
        }
        Person officer = acts.person();
        String assignee = task.getAssignee();
        if (assignee == null) {
            String offeredTo = commands.send(new ReleaseStep(caseId(task), task.getId(), officer), where(task));
            if (offeredTo != null) {
                task.setAssignee(offeredTo);
            }
        } else if (assignee.equals(officer.id())) {
            commands.send(new ClaimStep(caseId(task), task.getId(), officer), where(task));
        } else {
            Staff staff = staffing.of(List.of(), List.of(assignee), 0);
            commands.send(new DelegateStep(caseId(task), task.getId(), assignee, staff, officer), where(task));
        }
    }

    void completed(DelegateTask task) {
        Person officer = acts.person();
        CaseStanding standing = cases.standing(caseId(task));
        FormDefinition form = forms.ofTask(task);
        TaskForm fields = TaskForm.take(
                task,
                form,
                forms.ofStart(execution(task)),
                standing,
                () -> cases.offered(standing.caseId(), task.getId()));
        String caseId = standing.caseId();
        Route route;
        if (fields.decision() == Decision.RESUBMIT) {
            Map<String, Object> content = contents.revise(caseId, standing.drafter(), standing.content(), fields, form);
            BudgetChange change = BudgetChangeOf.of(Executions.budgetChange(execution(task)), content);
            Particulars asked = BudgetChangeOf.revised(fields.particulars(), standing.particulars(), change);
            Particulars now = Objects.requireNonNullElse(asked, standing.particulars());
            organizations.require(now.organization());
            boolean revised = !content.equals(standing.content());
            route = commands.send(
                    new ResubmitCase(
                            caseId,
                            task.getId(),
                            fields.opinion(),
                            asked,
                            revised ? content : null,
                            fields.line(),
                            officer),
                    where(task));
            TasksAhead ahead = TasksAhead.from(activity(task), ModelMarks::step, execution(task));
            if (fields.line() != null) {
                ahead.requireUseOf(fields.line(), standing.process());
            }
            authority.requireDeciders(
                    execution(task),
                    change == null ? now.kind() : change.kind(),
                    now.organization(),
                    now.amount(),
                    standing.drafter(),
                    Objects.requireNonNullElse(fields.line(), standing.requestedLine()),
                    ahead);
        } else if (fields.decision() == Decision.WITHDRAW) {
            commands.send(new WithdrawCase(caseId, task.getId(), fields.opinion(), officer), where(task));
            route = new Route(Route.Outcome.WITHDRAWN, 0, 0);
        } else if (isSpending(task)) {
            route = spend(task, fields, form, standing, officer);
        } else {
            route = commands.send(
                    new DecideStep(
                            caseId,
                            task.getId(),
                            fields.decision(),
                            fields.opinion(),
                            fields.overrideReason(),
                            officer),
                    where(task));
            rounds.decided(standing, fields.decision(), fields.content(), where(task));
        }
        Routing.follow(execution(task), Objects.requireNonNull(route));
    }

    private static boolean isSpending(DelegateTask task) {
        String mark = String.valueOf(marks(task).get(ModelProperties.STEP));
        return ModelProperties.SPENDING_STEPS.contains(mark);
    }

    private Route spend(
            DelegateTask task, TaskForm fields, FormDefinition form, CaseStanding standing, Person officer) {
        String caseId = standing.caseId();
        StepKind kind = StepKind.of(String.valueOf(marks(task).get(ModelProperties.STEP)));
        Where where = where(task);
        Money spent = fields.spent(standing.amount());
        commands.send(
                new DecideStep(
                        caseId,
                        task.getId(),
                        fields.decision(),
                        fields.opinion(),
                        null,
                        officer,
                        contents.seal(caseId, standing.drafter(), fields.spending(spent), form)),
                where);
        Expenditures.Deed deed = new Expenditures.Deed(
                kind, fields.decision(), spent, fields.later(form, standing.amount()), fields.opinion(), officer.id());
        return expenditures.spend(caseId, Executions.budgetLine(execution(task)), deed, where);
    }

    void deleted(DelegateTask task) {
        endings.current().lapse(caseId(task), task.getId(), where(task));
    }

    private static List<String> candidateGroups(DelegateTask task) {
        return task.getCandidates().stream()
                .map(IdentityLink::getGroupId)
                .filter(Objects::nonNull)
                .toList();
    }

    private @Nullable Instant due(DelegateTask task) {
        Duration deadline = Executions.marks(execution(task)).duration(ModelProperties.DEADLINE);
        if (deadline == null) {
            return null;
        }
        Instant due = clock.instant().plus(deadline);
        task.setDueDate(Date.from(due));
        return due;
    }

    private static ModelMarks marks(DelegateTask task) {
        return ModelMarks.of(activity(task));
    }

    private static ActivityImpl activity(DelegateTask task) {
        return ((TaskEntity) task).getExecution().getActivity();
    }

    private String caseId(DelegateTask task) {
        return Executions.caseId(execution(task));
    }

    private Where where(DelegateTask task) {
        return Executions.where(execution(task), task.getId());
    }

    /** @throws Refused ALREADY_DECIDED where somebody else has ended the task since this command read it */
    private DelegateExecution execution(DelegateTask task) {
        DelegateExecution execution = task.getExecution();
        if (execution == null) {
            throw events.endOf(task.getId()).orElseGet(() -> new Refused(StepRefusal.UNKNOWN_TASK, task.getId()));
        }
        return execution;
    }

    /** Tasks of the open unit that were created with an assignee: their offer tells it. */
    private static final class BornAssigned {
        private final Set<String> tasks = new HashSet<>();

        static BornAssigned current() {
            return RootUnit.resource(BornAssigned.class, BornAssigned::new);
        }
    }
}

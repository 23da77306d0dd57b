package docket.processes.cases;

import docket.engine.casefile.CaseEvents;
import docket.engine.casefile.CaseFiles;
import docket.engine.casefile.command.line.StepRefusal;
import docket.engine.line.Decision;
import docket.engine.refusal.Refused;
import docket.processes.authority.ApprovalLines;
import docket.processes.form.Forms;
import docket.processes.form.SentContent;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiFunction;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.variable.VariableMap;
import org.jspecify.annotations.Nullable;

/**
 * Lists, claims and decides tasks in the name of the authenticated person. Whether they may is for the case to say: the
 * engine's own authorization, which knows less, is not asked.
 */
public final class CaseTasks {

    private final ProcessEngine engine;
    private final CaseFiles cases;
    private final CaseEvents events;
    private final TaskList list;
    private final Forms forms;

    public CaseTasks(ProcessEngine engine, CaseFiles cases, CaseEvents events, TaskList list, Forms forms) {
        this.engine = engine;
        this.cases = cases;
        this.events = events;
        this.list = list;
        this.forms = forms;
    }

    /**
     * Reads open tasks in the order of their ids, after {@code afterTaskId}.
     *
     * @param mine only those that the person may decide now
     */
    public List<OpenTask> open(
            boolean mine, @Nullable String caseId, @Nullable String process, @Nullable String afterTaskId, int limit) {
        return list.open(mine, caseId, process, afterTaskId, limit);
    }

    /** @throws Refused UNKNOWN_TASK, NOT_YOUR_TASK, ALREADY_CLAIMED, ALREADY_DECIDED */
    public void claim(String taskId) {
        run("ClaimTask", taskId, (tasks, task) -> {
            String person = Objects.requireNonNull(currentPerson());
            if (task.getAssignee() == null || task.getAssignee().equals(person)) {
                tasks.claim(taskId, person);
            } else {
                // the case refuses it and says why; the engine would only say that another person has it
                tasks.setAssignee(taskId, person);
            }
            return task.getProcessInstanceId();
        });
    }

    /** @throws Refused UNKNOWN_TASK, NOT_YOUR_TASK, NOTHING_TO_GIVE_BACK, ALREADY_DECIDED */
    public void release(String taskId) {
        run("ReleaseTask", taskId, (tasks, task) -> {
            tasks.setAssignee(taskId, null);
            return task.getProcessInstanceId();
        });
    }

    /**
     * Decides a task.
     *
     * @param expectedVersions the versions of the case of which the person saw one, or null for any
     * @return the case's id
     * @throws Refused STALE_VERSION where the case has moved on, or any refusal of a decision; FIELD_NOT_DECLARED where
     *     the content speaks for the decision, or goes with another than RESUBMIT
     */
    public String decide(String taskId, TaskDecision decision, @Nullable Set<Long> expectedVersions) {
        decision.check();
        VariableMap submitted = new Submission()
                .with("decision", decision.decision().name())
                .with("opinion", decision.opinion())
                .with("overrideReason", decision.overrideReason())
                .with(
                        "approvalLine",
                        decision.approvalLine() == null ? null : ApprovalLines.toText(decision.approvalLine()))
                .variables();
        if (decision.correction() != null) {
            Submission corrected = new Submission();
            decision.correction().fields().forEach(corrected::with);
            submitted.putAll(corrected.variables());
        }
        if (decision.content() != null) {
            Submission content = new Submission();
            decision.content().forEach((field, value) -> content.with(field, value == null ? "" : value));
            submitted.putAll(content.variables());
        }
        return OwnFields.namingContent(
                OwnFields.of(decision.decision()),
                () -> run("DecideTask", taskId, (tasks, task) -> {
                    String caseId = task.getExecution().getRootProcessInstanceId();
                    if (expectedVersions != null) {
                        cases.requireVersion(caseId, expectedVersions);
                    }
                    refuseUndeclared(decision, task);
                    SentContent.note(
                            decision.content() == null
                                    ? Set.of()
                                    : decision.content().keySet());
                    tasks.complete(taskId, submitted);
                    return caseId;
                }));
    }

    /** Content goes with a resubmission, or where the form of the task has fields for it. */
    private void refuseUndeclared(TaskDecision decision, TaskEntity task) {
        if (decision.content() != null
                && decision.decision() != Decision.RESUBMIT
                && !forms.ofTask(task)
                        .editableKeys()
                        .containsAll(decision.content().keySet())) {
            throw OwnFields.withoutResubmission(List.of("content"));
        }
    }

    private @Nullable String currentPerson() {
        var authentication = engine.getIdentityService().getCurrentAuthentication();
        return authentication == null ? null : authentication.getUserId();
    }

    private String run(String name, String taskId, BiFunction<TaskService, TaskEntity, String> act) {
        return EngineCommands.run(engine, new OnTask(name, taskId, act, events));
    }

    /** The engine command; the record shows its class's name. */
    private record OnTask(
            String name, String taskId, BiFunction<TaskService, TaskEntity, String> act, CaseEvents events)
            implements Command<String> {
        @Override
        public String execute(CommandContext context) {
            return context.runWithoutAuthorization(() -> {
                TaskEntity task = context.getTaskManager().findTaskById(taskId);
                if (task == null || task.getExecution() == null) {
                    throw events.endOf(taskId).orElseGet(() -> new Refused(StepRefusal.UNKNOWN_TASK, taskId));
                }
                return act.apply(context.getProcessEngineConfiguration().getTaskService(), task);
            });
        }
    }
}

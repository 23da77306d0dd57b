package docket.processes.engine.service;

import docket.engine.casefile.command.line.StepRefusal;
import docket.engine.organization.OrganizationRefusal;
import docket.engine.refusal.Refused;
import docket.engine.refusal.Who;
import java.util.List;
import java.util.Objects;
import org.camunda.bpm.engine.impl.TaskServiceImpl;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.task.IdentityLink;
import org.jspecify.annotations.Nullable;

/**
 * Lets whoever has a task give it back. The engine wants the right to assign for that, with which one could hand tasks
 * to others as well; whether somebody may give a task back is for the case to say.
 */
public final class ReleasingTaskService extends TaskServiceImpl {

    @Override
    public void setAssignee(String taskId, @Nullable String userId) {
        if (userId == null) {
            commandExecutor.execute(new ReleaseTask(taskId, super::setAssignee));
        } else {
            super.setAssignee(taskId, userId);
        }
    }

    @Override
    public void claim(String taskId, @Nullable String userId) {
        if (userId == null) {
            setAssignee(taskId, null);
        } else {
            super.claim(taskId, userId);
        }
    }

    /**
     * Hands the task on as a whole: the engine's own delegation leaves a task that only comes back, and that nobody can
     * finish.
     */
    @Override
    public void delegateTask(String taskId, @Nullable String userId) {
        if (userId == null) {
            throw new Refused(OrganizationRefusal.UNKNOWN_PERSON, "");
        }
        setAssignee(taskId, userId);
    }

    private static Refused nobodyHas(TaskEntity task, CommandContext context) {
        List<String> groups = task.getCandidates().stream()
                .map(IdentityLink::getGroupId)
                .filter(Objects::nonNull)
                .toList();
        Authentication person = context.getAuthentication();
        boolean isInGroup = person != null
                && person.getGroupIds() != null
                && person.getGroupIds().stream().anyMatch(groups::contains);
        return new Refused(
                isInGroup ? StepRefusal.NOTHING_TO_GIVE_BACK : StepRefusal.NOT_YOUR_TASK,
                task.getId(),
                Who.all(groups));
    }

    @FunctionalInterface
    private interface Assign {
        void to(String taskId, @Nullable String userId);
    }

    /** The engine command, named for the record. Of a task that nobody has the case is not asked: nothing changes. */
    private record ReleaseTask(String taskId, Assign assign) implements Command<Boolean> {
        @Override
        public Boolean execute(CommandContext context) {
            TaskEntity task = context.getTaskManager().findTaskById(taskId);
            if (task != null && task.getAssignee() == null) {
                throw nobodyHas(task, context);
            }
            return context.runWithoutAuthorization(() -> {
                assign.to(taskId, null);
                return true;
            });
        }
    }
}

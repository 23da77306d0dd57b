package docket.processes.engine.service;

import org.camunda.bpm.engine.impl.TaskServiceImpl;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.jspecify.annotations.Nullable;

/**
 * Lets whoever has a task give it back. The engine wants the right to assign for that, with which one could hand tasks to
 * others as well; whether somebody may give a task back is for the case to say.
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

    @FunctionalInterface
    private interface Assign {
        void to(String taskId, @Nullable String userId);
    }

    /** The engine command, named for the record. */
    private record ReleaseTask(String taskId, Assign assign) implements Command<Boolean> {
        @Override
        public Boolean execute(CommandContext context) {
            return context.runWithoutAuthorization(() -> {
                assign.to(taskId, null);
                return true;
            });
        }
    }
}

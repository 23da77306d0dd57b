package docket.processes.engine;

import docket.engine.refusal.RefusalCode;
import docket.engine.refusal.Refused;
import java.util.function.Predicate;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.exception.NullValueException;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;

/**
 * Whoever comes for a task that is decided already is told so, where the engine only says that it cannot find it, that the
 * right to work on it is gone, or stumbles over a process that ended after it had read the task.
 */
final class EndedTasks extends CommandInterceptor {

    private final Predicate<String> hasEnded;

    EndedTasks(Predicate<String> hasEnded) {
        this.hasEnded = hasEnded;
    }

    @Override
    public <T> T execute(Command<T> command) {
        try {
            return next.execute(command);
        } catch (NullValueException | AuthorizationException | NullPointerException e) {
            String taskId = CommandTrace.of(command).arguments().get("taskId");
            if (taskId != null && hasEnded.test(taskId)) {
                throw new Refused(RefusalCode.ALREADY_DECIDED, taskId, "-");
            }
            throw e;
        }
    }
}

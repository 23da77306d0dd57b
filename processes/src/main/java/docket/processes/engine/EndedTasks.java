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
        } catch (RuntimeException e) {
            String taskId = CommandTrace.of(command).arguments().get("taskId");
            if (taskId != null && missesSomething(e) && hasEnded.test(taskId)) {
                throw new Refused(RefusalCode.ALREADY_DECIDED, taskId, "-");
            }
            throw e;
        }
    }

    /** Whether the engine, or a listener that it wraps, did not find what the task belongs to. */
    private static boolean missesSomething(Throwable failure) {
        for (Throwable t = failure; t != null; t = t.getCause()) {
            if (t instanceof NullValueException
                    || t instanceof AuthorizationException
                    || t instanceof NullPointerException) {
                return true;
            }
        }
        return false;
    }
}

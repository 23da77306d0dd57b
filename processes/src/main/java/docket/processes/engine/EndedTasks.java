package docket.processes.engine;

import docket.engine.refusal.Refused;
import docket.processes.engine.log.CommandTrace;
import java.util.Optional;
import java.util.function.Function;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.exception.NullValueException;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;

/**
 * Whoever comes for a task that is over is told so, and by whose act, where the engine only says that it cannot find it, that the
 * right to work on it is gone, or stumbles over a process that ended after it had read the task.
 */
final class EndedTasks extends CommandInterceptor {

    private final Function<String, Optional<Refused>> ends;

    EndedTasks(Function<String, Optional<Refused>> ends) {
        this.ends = ends;
    }

    @Override
    public <T> T execute(Command<T> command) {
        try {
            return next.execute(command);
        } catch (RuntimeException e) {
            String taskId = CommandTrace.of(command).arguments().get("taskId");
            throw taskId != null && missesSomething(e)
                    ? ends.apply(taskId).<RuntimeException>map(ended -> ended).orElse(e)
                    : e;
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

package docket.processes.engine.jobs;

import docket.engine.unit.RootUnit;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.impl.cmd.DefaultJobRetryCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.jobexecutor.FailedJobCommandFactory;

/**
 * A job that lost a race is tried again without being charged one of its retries, and one that somebody without the
 * right asked for has not been tried at all: nothing of that is stored.
 */
public final class SparingFailedJobs implements FailedJobCommandFactory {

    private final RootUnit rootUnit;

    public SparingFailedJobs(RootUnit rootUnit) {
        this.rootUnit = rootUnit;
    }

    @Override
    public Command<Object> getCommand(String jobId, Throwable failure) {
        if (failure instanceof AuthorizationException refused) {
            throw refused;
        }
        Throwable charged =
                rootUnit.isLostRace(failure) ? new OptimisticLockingException(failure.getMessage()) : failure;
        return new DefaultJobRetryCmd(jobId, charged);
    }
}

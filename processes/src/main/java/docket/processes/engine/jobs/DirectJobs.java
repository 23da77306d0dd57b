package docket.processes.engine.jobs;

import java.util.Date;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import org.camunda.bpm.engine.impl.ProcessEngineImpl;
import org.camunda.bpm.engine.impl.cfg.TransactionState;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.camunda.bpm.engine.impl.jobexecutor.DefaultJobExecutor;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.impl.persistence.entity.JobManager;
import org.camunda.bpm.engine.impl.persistence.entity.MessageEntity;
import org.camunda.bpm.engine.impl.util.ClockUtil;

/**
 * Gives a new asynchronous step to this program's executor as soon as it is committed, locked from the start: nobody has
 * to look for it, lock it and commit that. Steps of parallel branches, and whatever finds the executor busy, go the
 * engine's own way, which keeps branches apart and shares the work with other nodes. A node that dies leaves its steps
 * locked as long as the executor locks any job, then others take them.
 */
public final class DirectJobs extends JobManager {

    private final DefaultJobExecutor executor;

    private DirectJobs(DefaultJobExecutor executor) {
        this.executor = executor;
    }

    /** To be put in the engine's configuration. */
    public static SessionFactory through(DefaultJobExecutor executor) {
        return new SessionFactory() {
            @Override
            public Class<?> getSessionType() {
                return JobManager.class;
            }

            @Override
            public Session openSession() {
                return new DirectJobs(executor);
            }
        };
    }

    @Override
    protected void hintJobExecutor(JobEntity job) {
        if (!isForNow(job) || !hasRoom()) {
            super.hintJobExecutor(job);
            return;
        }
        job.setLockOwner(executor.getLockOwner());
        job.setLockExpirationTime(new Date(ClockUtil.getCurrentTime().getTime() + executor.getLockTimeInMillis()));
        String id = job.getId();
        ProcessEngineImpl engine = Context.getProcessEngineConfiguration().getProcessEngine();
        Context.getCommandContext()
                .getTransactionContext()
                .addTransactionListener(TransactionState.COMMITTED, context -> execute(id, engine));
    }

    /** A step that may begin at once and on its own, and was not begun by the step before it. */
    private static boolean isForNow(JobEntity job) {
        ExecutionEntity execution = job instanceof MessageEntity ? job.getExecution() : null;
        return execution != null
                && !execution.isConcurrent()
                && !job.isSuspended()
                && job.getDuedate() == null
                && Context.getJobExecutorContext() == null;
    }

    private boolean hasRoom() {
        return executor.isActive()
                && executor.getThreadPoolExecutor().getQueue().remainingCapacity() > executor.getMaxPoolSize();
    }

    private void execute(String job, ProcessEngineImpl engine) {
        try {
            executor.getThreadPoolExecutor().execute(new DirectJob(job, engine));
        } catch (RejectedExecutionException e) {
            executor.getRejectedJobsHandler().jobsRejected(List.of(job), engine, executor);
        }
    }
}

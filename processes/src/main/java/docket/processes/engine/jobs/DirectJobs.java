package docket.processes.engine.jobs;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.Page;
import org.camunda.bpm.engine.impl.ProcessEngineImpl;
import org.camunda.bpm.engine.impl.cfg.TransactionState;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.camunda.bpm.engine.impl.jobexecutor.DefaultJobExecutor;
import org.camunda.bpm.engine.impl.persistence.entity.AcquirableJobEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.impl.persistence.entity.JobManager;
import org.camunda.bpm.engine.impl.persistence.entity.MessageEntity;
import org.camunda.bpm.engine.impl.util.ClockUtil;

/**
 * Gives a new asynchronous step to this program's executor as soon as it is committed, locked from the start: nobody
 * has to look for it, lock it and commit that. Steps of parallel branches, and whatever finds the executor busy, go the
 * engine's own way, which keeps branches apart and shares the work with other nodes. A node that dies leaves its steps
 * locked as long as the executor locks any job, then others take them.
 */
public final class DirectJobs extends JobManager {

    private static final Duration LOOK_EVERY = Duration.ofSeconds(5);

    private final DefaultJobExecutor executor;
    private final AtomicLong lastLook;

    private DirectJobs(DefaultJobExecutor executor, AtomicLong lastLook) {
        this.executor = executor;
        this.lastLook = lastLook;
    }

    /** The factory that the engine's configuration takes. */
    public static SessionFactory through(DefaultJobExecutor executor) {
        AtomicLong lastLook = new AtomicLong(System.nanoTime() - LOOK_EVERY.toNanos());
        return new SessionFactory() {
            @Override
            public Class<?> getSessionType() {
                return JobManager.class;
            }

            @Override
            public Session openSession() {
                return new DirectJobs(executor, lastLook);
            }
        };
    }

    /** Also finds what was locked by a clock that has since been set back: no lock lasts that long. */
    @Override
    public List<AcquirableJobEntity> findNextJobsToExecute(Page page) {
        long looked = lastLook.get();
        if (System.nanoTime() - looked > LOOK_EVERY.toNanos() && lastLook.compareAndSet(looked, System.nanoTime())) {
            endLocksOfTheFuture();
        }
        return super.findNextJobsToExecute(page);
    }

    private void endLocksOfTheFuture() {
        try (PreparedStatement unlock =
                getDbSqlSession().getSqlSession().getConnection().prepareStatement("""
                UPDATE camunda.act_ru_job SET lock_owner_ = NULL, lock_exp_time_ = NULL
                 WHERE lock_owner_ IS NOT NULL AND lock_exp_time_ > ?""")) {
            unlock.setTimestamp(
                    1, new Timestamp(ClockUtil.getCurrentTime().getTime() + 2L * executor.getLockTimeInMillis()));
            unlock.executeUpdate();
        } catch (SQLException e) {
            throw new ProcessEngineException("Locks of jobs cannot be looked at", e);
        }
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

    /** Whether the step may begin at once and on its own, and was not begun by the step before it. */
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

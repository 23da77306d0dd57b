package docket.processes.engine.jobs;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.camunda.bpm.engine.impl.ProcessEngineImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandExecutor;
import org.camunda.bpm.engine.impl.jobexecutor.DefaultJobExecutor;
import org.camunda.bpm.engine.impl.jobexecutor.ExecuteJobsRunnable;
import org.camunda.bpm.engine.impl.jobexecutor.JobFailureCollector;
import org.slf4j.MDC;

/**
 * Runs jobs. New steps are given to it; it looks by itself for what other nodes left and for timers. A job is one short
 * transaction, so a lock that lasts longer is a dead node's: others take its job over.
 */
public final class JobThreads extends DefaultJobExecutor {

    private static final int LONGEST_END_SECONDS = 5;

    public JobThreads() {
        setCorePoolSize(4);
        setMaxPoolSize(8);
        setQueueSize(32);
        setMaxJobsPerAcquisition(16);
        setWaitTimeInMillis(500);
        setMaxWait(2_000);
        setLockTimeInMillis(15_000);
    }

    /** Lets jobs that run end; one that has not begun is given back when its turn comes. */
    @Override
    protected void stopExecutingJobs() {
        stopJobAcquisitionThread();
        threadPoolExecutor.shutdown();
        try {
            if (!threadPoolExecutor.awaitTermination(LONGEST_END_SECONDS, TimeUnit.SECONDS)) {
                threadPoolExecutor.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public Runnable getExecuteJobsRunnable(List<String> jobIds, ProcessEngineImpl engine) {
        return new Run(jobIds, engine);
    }

    /**
     * Gives back a job that could not even be read, as when the database goes away: the engine looks into the job to
     * note its failure, stumbles, and would leave it locked.
     */
    static class Run extends ExecuteJobsRunnable {

        Run(List<String> jobIds, ProcessEngineImpl engine) {
            super(jobIds, engine);
        }

        @Override
        public void run() {
            try {
                super.run();
            } finally {
                MDC.remove("caseId");
            }
        }

        @Override
        protected void executeJob(String jobId, CommandExecutor executor, JobFailureCollector run) {
            try {
                super.executeJob(jobId, executor, run);
            } catch (RuntimeException e) {
                if (run.getJob() != null) {
                    throw e;
                }
                unlockJob(jobId, executor);
                throw run.getFailure() instanceof RuntimeException failure ? failure : e;
            }
        }
    }
}

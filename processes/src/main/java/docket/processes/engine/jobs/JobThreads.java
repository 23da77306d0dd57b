package docket.processes.engine.jobs;

import java.util.List;
import org.camunda.bpm.engine.impl.ProcessEngineImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandExecutor;
import org.camunda.bpm.engine.impl.jobexecutor.DefaultJobExecutor;
import org.camunda.bpm.engine.impl.jobexecutor.ExecuteJobsRunnable;
import org.camunda.bpm.engine.impl.jobexecutor.JobFailureCollector;

/**
 * Runs jobs. New steps are given to it; it looks by itself for what other nodes left and for timers. A job is one short
 * transaction, so a lock that lasts longer is a dead node's: others take its job over.
 */
public final class JobThreads extends DefaultJobExecutor {

    public JobThreads() {
        setCorePoolSize(4);
        setMaxPoolSize(8);
        setQueueSize(32);
        setMaxJobsPerAcquisition(16);
        setWaitTimeInMillis(500);
        setMaxWait(2_000);
        setLockTimeInMillis(15_000);
    }

    @Override
    public Runnable getExecuteJobsRunnable(List<String> jobIds, ProcessEngineImpl engine) {
        return new Run(jobIds, engine);
    }

    /**
     * Gives back a job that could not even be read, as when the database goes away: the engine looks into the job to note
     * its failure, stumbles, and would leave it locked.
     */
    static class Run extends ExecuteJobsRunnable {

        Run(List<String> jobIds, ProcessEngineImpl engine) {
            super(jobIds, engine);
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

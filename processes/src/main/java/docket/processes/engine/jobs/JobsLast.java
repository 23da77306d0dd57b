package docket.processes.engine.jobs;

import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.springframework.context.SmartLifecycle;

/**
 * Begins to run jobs as the last step of a start and ends it as the first of a stop: a job that fell due while the program
 * was down finds everything in place that records, projects and scores what it does.
 */
public final class JobsLast implements SmartLifecycle {

    private final JobExecutor executor;

    /** @param executor not to be activated by the engine */
    public JobsLast(JobExecutor executor) {
        this.executor = executor;
    }

    @Override
    public int getPhase() {
        return DEFAULT_PHASE;
    }

    @Override
    public void start() {
        executor.start();
    }

    @Override
    public void stop() {
        executor.shutdown();
    }

    @Override
    public boolean isRunning() {
        return executor.isActive();
    }
}

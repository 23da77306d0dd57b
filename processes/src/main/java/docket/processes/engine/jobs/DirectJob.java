package docket.processes.engine.jobs;

import java.util.List;
import org.camunda.bpm.engine.impl.ProcessEngineImpl;
import org.camunda.bpm.engine.impl.ProcessEngineLogger;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.jobexecutor.ExecuteJobHelper;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutorContext;
import org.camunda.bpm.engine.impl.jobexecutor.JobFailureCollector;
import org.slf4j.MDC;

/**
 * Executes a job and the steps of the same process that follow at once. Like the engine's own, but it does not make the
 * executor look for more: this job was not found by looking.
 */
final class DirectJob extends JobThreads.Run {

    DirectJob(String job, ProcessEngineImpl engine) {
        super(List.of(job), engine);
    }

    @Override
    public void run() {
        JobExecutorContext context = new JobExecutorContext();
        List<String> waiting = context.getCurrentProcessorJobQueue();
        waiting.addAll(jobIds);
        Context.setJobExecutorContext(context);
        try {
            while (!waiting.isEmpty()) {
                execute(waiting.remove(0));
            }
        } finally {
            Context.removeJobExecutorContext();
            MDC.remove("caseId");
        }
    }

    private void execute(String job) {
        var commands = processEngine.getProcessEngineConfiguration().getCommandExecutorTxRequired();
        JobFailureCollector failure = new JobFailureCollector(job);
        try {
            if (jobExecutor.isActive()) {
                executeJob(job, commands, failure);
            } else {
                unlockJob(job, commands);
            }
        } catch (RuntimeException e) {
            if (ProcessEngineLogger.shouldLogJobException(
                    processEngine.getProcessEngineConfiguration(), failure.getJob())) {
                ExecuteJobHelper.LOGGING_HANDLER.exceptionWhileExecutingJob(job, e);
            }
        }
    }
}

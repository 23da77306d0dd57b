package docket.processes.engine.jobs;

import docket.engine.unit.RootUnit;
import docket.processes.act.Acts;
import docket.processes.hooks.OperatorActs;
import java.util.Objects;
import org.camunda.bpm.engine.batch.Batch;
import org.camunda.bpm.engine.impl.batch.BatchConfiguration;
import org.camunda.bpm.engine.impl.batch.BatchEntity;
import org.camunda.bpm.engine.impl.batch.BatchJobConfiguration;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.interceptor.CommandContextFactory;
import org.camunda.bpm.engine.impl.persistence.entity.ByteArrayEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ExternalTaskEntity;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.jspecify.annotations.Nullable;

/**
 * Runs the jobs of a batch in the name of whoever made the batch, and tells each case what the batch does to it: the engine
 * runs them in nobody's name and keeps them out of its operation log.
 */
public final class BatchJobs extends CommandContextFactory {

    private final Acts acts;
    private final OperatorActs operatorActs;

    public BatchJobs(Acts acts, OperatorActs operatorActs) {
        this.acts = acts;
        this.operatorActs = operatorActs;
    }

    @Override
    public CommandContext createCommandContext() {
        return new CommandContext(processEngineConfiguration) {
            @Override
            public void setCurrentJob(JobEntity job) {
                super.setCurrentJob(job);
                if (job.getBatchId() != null) {
                    about(job, this);
                }
            }
        };
    }

    private void about(JobEntity job, CommandContext context) {
        BatchEntity batch = context.getBatchManager().findBatchById(job.getBatchId());
        if (batch == null) {
            return;
        }
        if (Context.getJobExecutorContext() != null) {
            RootUnit.actAs(acts.ofBatch(batch.getCreateUserId()));
        }
        if (job.getJobHandlerConfiguration() instanceof BatchJobConfiguration work) {
            ByteArrayEntity stored =
                    context.getDbEntityManager().selectById(ByteArrayEntity.class, work.getConfigurationByteArrayId());
            BatchConfiguration subjects =
                    (BatchConfiguration) batch.getBatchJobHandler().readConfiguration(stored.getBytes());
            subjects.getIds().stream()
                    .map(id -> caseOf(batch.getType(), id, context))
                    .filter(Objects::nonNull)
                    .distinct()
                    .forEach(caseId -> operatorActs.ofBatch(caseId, batch, acts.person()));
        }
    }

    private static @Nullable String caseOf(String type, String id, CommandContext context) {
        String instance = switch (type) {
            case Batch.TYPE_SET_JOB_RETRIES -> {
                JobEntity job = context.getJobManager().findJobById(id);
                yield job == null ? null : job.getProcessInstanceId();
            }
            case Batch.TYPE_SET_EXTERNAL_TASK_RETRIES -> {
                ExternalTaskEntity task = context.getExternalTaskManager().findExternalTaskById(id);
                yield task == null ? null : task.getProcessInstanceId();
            }
            default -> id;
        };
        ExecutionEntity execution =
                instance == null ? null : context.getExecutionManager().findExecutionById(instance);
        return execution == null ? null : execution.getRootProcessInstanceId();
    }
}

package docket.processes.hooks;

import docket.bpmn.FormDefinition;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.impl.cmd.GetCamundaFormDefinitionCmd;
import org.camunda.bpm.engine.impl.cmd.GetDeploymentResourceCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.form.CamundaFormRefImpl;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.repository.CamundaFormDefinition;
import org.jspecify.annotations.Nullable;

/** The forms that deployed models declare, parsed once. Called inside an engine command. */
public final class Forms {

    private final Map<String, FormDefinition> parsed = new ConcurrentHashMap<>();

    /** The form on which a process is started, or null where the model declares none. */
    @Nullable
    FormDefinition ofStart(DelegateExecution execution) {
        ProcessDefinitionEntity definition = Executions.definition(execution);
        Object key = definition.getProperty(ParseHooks.FORM);
        return key == null ? null : form(definition.getDeploymentId(), key.toString());
    }

    /** The form on which a task is decided. */
    public FormDefinition ofTask(DelegateTask task) {
        TaskEntity entity = (TaskEntity) task;
        Object key = entity.getExecution().getActivity().getProperty(ParseHooks.FORM);
        return form(
                Executions.definition(entity.getExecution()).getDeploymentId(),
                Objects.requireNonNull(key, "a user task has a form: the lint sees to it")
                        .toString());
    }

    private FormDefinition form(String deploymentId, String key) {
        return parsed.computeIfAbsent(deploymentId + "/" + key, id -> load(deploymentId, key));
    }

    private static FormDefinition load(String deploymentId, String key) {
        CamundaFormRefImpl reference = new CamundaFormRefImpl(key, "deployment");
        CamundaFormDefinition form = Context.getCommandContext()
                .runWithoutAuthorization(new GetCamundaFormDefinitionCmd(reference, deploymentId));
        if (form == null) {
            throw new IllegalStateException("Deployment " + deploymentId + " has no form " + key);
        }
        try (InputStream in = Context.getCommandContext()
                .runWithoutAuthorization(
                        new GetDeploymentResourceCmd(form.getDeploymentId(), form.getResourceName()))) {
            return FormDefinition.parse(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package docket.processes.form;

import docket.bpmn.FormDefinition;
import docket.engine.text.Korean;
import docket.processes.execution.Executions;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
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

    /** Under this name a process definition or a user task that was parsed carries the key of its form. */
    public static final String KEY = "docket.form";

    private static final String KOREAN = ".ko";

    private final Map<String, FormDefinition> parsed = new ConcurrentHashMap<>();

    /** The form on which a process is started, or null where the model declares none. */
    @Nullable
    public FormDefinition ofStart(DelegateExecution execution) {
        ProcessDefinitionEntity definition = Executions.definition(execution);
        Object key = definition.getProperty(KEY);
        return key == null ? null : form(definition.getDeploymentId(), key.toString());
    }

    /**
     * The same form in the reader's language: the words by which it calls the content of a case.
     *
     * @param definition as the engine has parsed it
     */
    public @Nullable FormDefinition ofStart(ProcessDefinitionEntity definition, Locale reader) {
        Object key = definition.getProperty(KEY);
        if (key == null) {
            return null;
        }
        String twin = key + KOREAN;
        boolean korean = Korean.isReadBy(reader) && definition(definition.getDeploymentId(), twin) != null;
        return form(definition.getDeploymentId(), korean ? twin : key.toString());
    }

    /** The form on which a task is decided. */
    public FormDefinition ofTask(DelegateTask task) {
        TaskEntity entity = (TaskEntity) task;
        Object key = entity.getExecution().getActivity().getProperty(KEY);
        return form(
                Executions.definition(entity.getExecution()).getDeploymentId(),
                Objects.requireNonNull(key, "a user task has a form: the lint sees to it")
                        .toString());
    }

    private FormDefinition form(String deploymentId, String key) {
        return parsed.computeIfAbsent(deploymentId + "/" + key, id -> load(deploymentId, key));
    }

    /** The Korean twin of a task's form, or null where there is none. */
    public @Nullable InputStream koreanTwin(DelegateTask task) {
        TaskEntity entity = (TaskEntity) task;
        Object key = entity.getExecution().getActivity().getProperty(KEY);
        return key == null ? null : twin(Executions.definition(entity.getExecution()), key.toString());
    }

    /** The Korean twin of the form on which a process is started, or null where there is none. */
    public @Nullable InputStream koreanTwin(ProcessDefinitionEntity definition) {
        Object key = definition.getProperty(KEY);
        return key == null ? null : twin(definition, key.toString());
    }

    private static @Nullable InputStream twin(ProcessDefinitionEntity definition, String key) {
        CamundaFormDefinition form = definition(definition.getDeploymentId(), key + KOREAN);
        return form == null ? null : resource(form);
    }

    private static FormDefinition load(String deploymentId, String key) {
        CamundaFormDefinition form = definition(deploymentId, key);
        if (form == null) {
            throw new IllegalStateException("Deployment " + deploymentId + " has no form " + key);
        }
        CamundaFormDefinition twin = definition(deploymentId, key + KOREAN);
        return twin == null ? parse(form) : parse(form).withKorean(parse(twin));
    }

    private static FormDefinition parse(CamundaFormDefinition form) {
        try (InputStream in = resource(form)) {
            return FormDefinition.parse(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static @Nullable CamundaFormDefinition definition(String deploymentId, String key) {
        return Context.getCommandContext()
                .runWithoutAuthorization(
                        new GetCamundaFormDefinitionCmd(new CamundaFormRefImpl(key, "deployment"), deploymentId));
    }

    private static InputStream resource(CamundaFormDefinition form) {
        return Context.getCommandContext()
                .runWithoutAuthorization(new GetDeploymentResourceCmd(form.getDeploymentId(), form.getResourceName()));
    }
}

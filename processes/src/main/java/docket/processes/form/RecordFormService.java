package docket.processes.form;

import docket.bpmn.FormDefinition;
import docket.engine.access.Reads;
import docket.engine.casefile.view.CaseView;
import docket.engine.casefile.view.CaseViews;
import docket.engine.text.Korean;
import docket.processes.act.Acts;
import docket.processes.execution.Executions;
import java.io.InputStream;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.camunda.bpm.engine.impl.FormServiceImpl;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.jspecify.annotations.Nullable;

/**
 * Answers what a form asks for from the record, never from variables, and only the keys that the form declares. Whoever
 * reads Korean gets a form's Korean twin. Who opens a form of a confidential case is recorded.
 */
public final class RecordFormService extends FormServiceImpl {

    private final CaseViews cases;
    private final Forms forms;
    private final FormFacts facts;
    private final FormOptions options;
    private final Supplier<Locale> locale;
    private final Reads reads;
    private final Acts acts;

    /** @param locale the language of the person who asks */
    public RecordFormService(
            CaseViews cases,
            Forms forms,
            FormFacts facts,
            BudgetFacts budget,
            Supplier<Locale> locale,
            Reads reads,
            Acts acts) {
        this.options = new FormOptions(budget);
        this.reads = reads;
        this.acts = acts;
        this.cases = cases;
        this.forms = forms;
        this.facts = facts;
        this.locale = locale;
    }

    @Override
    public VariableMap getTaskFormVariables(
            String taskId, @Nullable Collection<String> names, boolean deserializeObjectValues) {
        super.getTaskFormVariables(taskId, java.util.List.of(), false); // asks whether the person may see the task
        return commandExecutor.execute(new TaskFacts(taskId, names, this));
    }

    @Override
    public VariableMap getTaskFormVariables(String taskId) {
        return getTaskFormVariables(taskId, null, true);
    }

    @Override
    public InputStream getDeployedTaskForm(String taskId) {
        InputStream form = super.getDeployedTaskForm(taskId);
        return commandExecutor.execute(new ServedTaskForm(taskId, form, this));
    }

    @Override
    public InputStream getDeployedStartForm(String processDefinitionId) {
        InputStream form = super.getDeployedStartForm(processDefinitionId);
        return commandExecutor.execute(new ServedStartForm(processDefinitionId, form, this));
    }

    private InputStream serve(TaskEntity task, InputStream form) {
        InputStream twin = isKorean() ? forms.koreanTwin(task) : null;
        return options.into(twin == null ? form : twin, key -> recorded(task, key), locale.get());
    }

    private InputStream serve(ProcessDefinitionEntity definition, InputStream form) {
        InputStream twin = isKorean() ? forms.koreanTwin(definition) : null;
        return options.into(twin == null ? form : twin, key -> null, locale.get());
    }

    private @Nullable String recorded(TaskEntity task, String key) {
        return cases.find(Executions.caseId(task.getExecution()))
                .map(view -> view.currentContent().fields().get(key))
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .orElse(null);
    }

    private boolean isKorean() {
        return Korean.isReadBy(locale.get());
    }

    private VariableMap answer(TaskEntity task, @Nullable Collection<String> names) {
        VariableMap answer = Variables.createVariables();
        CaseView view = cases.find(Executions.caseId(task.getExecution())).orElse(null);
        if (view != null) {
            if (view.isConfidential()) {
                reads.ofCaseAnew(acts.current(), "form", view.caseId());
            }
            ProcessDefinitionEntity root = Executions.rootDefinition(task.getExecution());
            FormDefinition start = forms.ofStart(root, locale.get());
            Map<String, Object> known = facts.of(
                    view,
                    task.getId(),
                    forms.ofTask(task),
                    start,
                    Executions.budgetLine(root),
                    Executions.budgetChange(root),
                    locale.get());
            known.forEach((key, value) -> {
                if (names == null || names.contains(key)) {
                    answer.putValue(key, value);
                }
            });
        }
        return answer;
    }

    /** Named for what it asks; it writes nothing but that a confidential case was read. */
    private record TaskFacts(String taskId, @Nullable Collection<String> names, RecordFormService service)
            implements Command<VariableMap> {
        @Override
        public VariableMap execute(CommandContext context) {
            return service.answer(context.getTaskManager().findTaskById(taskId), names);
        }
    }

    private record ServedTaskForm(String taskId, InputStream form, RecordFormService service)
            implements Command<InputStream> {
        @Override
        public InputStream execute(CommandContext context) {
            return service.serve(context.getTaskManager().findTaskById(taskId), form);
        }
    }

    private record ServedStartForm(String definitionId, InputStream form, RecordFormService service)
            implements Command<InputStream> {
        @Override
        public InputStream execute(CommandContext context) {
            return service.serve(
                    context.getProcessEngineConfiguration()
                            .getDeploymentCache()
                            .findDeployedProcessDefinitionById(definitionId),
                    form);
        }
    }
}

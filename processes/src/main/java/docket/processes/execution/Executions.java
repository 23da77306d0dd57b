package docket.processes.execution;

import docket.bpmn.ModelProperties;
import docket.engine.unit.Where;
import java.util.Objects;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.jspecify.annotations.Nullable;

/** Reads what an execution says of its case. A case's id is the id of its root process instance. */
public final class Executions {

    /** A property of a parsed process that opens an allocation round. */
    public static final String SHARES_OUT = "docket.sharesOut";
    /** The name of the property of a parsed process definition that has tasks which spend money. */
    public static final String SPENDS = "docket.spends";

    public static String caseId(DelegateExecution execution) {
        return ((ExecutionEntity) execution).getRootProcessInstanceId();
    }

    public static Where where(DelegateExecution execution) {
        return where(execution, null);
    }

    public static Where where(DelegateExecution execution, @Nullable String taskId) {
        ProcessDefinitionEntity definition = definition(execution);
        return new Where(
                execution.getProcessInstanceId(),
                execution.getCurrentActivityId(),
                taskId,
                definition.getId(),
                definition.getVersionTag(),
                marks(execution).get(ModelProperties.RETENTION, "unspecified"),
                marks(execution).get(ModelProperties.CONFIDENTIALITY));
    }

    public static ModelMarks marks(DelegateExecution execution) {
        Object marks = definition(execution).getProperty(ModelMarks.KEY);
        return (ModelMarks) Objects.requireNonNull(marks, "a parsed model has its marks");
    }

    public static ProcessDefinitionEntity definition(DelegateExecution execution) {
        return (ProcessDefinitionEntity) ((ExecutionEntity) execution).getProcessDefinition();
    }

    /** The process of the case: what a call activity starts belongs to its root's case. */
    public static ProcessDefinitionEntity rootDefinition(DelegateExecution execution) {
        ExecutionEntity root = Context.getCommandContext().getExecutionManager().findExecutionById(caseId(execution));
        return definition(root);
    }

    /** The Korean name that a deployed model gives its process, or null. Called inside an engine command. */
    public static @Nullable String koreanName(String definitionId) {
        ProcessDefinitionEntity parsed = Context.getProcessEngineConfiguration()
                .getDeploymentCache()
                .findDeployedProcessDefinitionById(definitionId);
        return mark(parsed, ModelProperties.NAME_KO);
    }

    /** The key of the authority table that a model names, or null where it names none. */
    public static @Nullable String authority(ProcessDefinitionEntity parsed) {
        return mark(parsed, ModelProperties.AUTHORITY);
    }

    /** The field of the case's content that names its budget line, as the model on which the case began says. */
    public static String budgetLine(DelegateExecution execution) {
        return budgetLine(isRoot(execution) ? definition(execution) : rootDefinition(execution));
    }

    /** The field of the content that lists the budget lines which the case changes; null where it changes none. */
    public static @Nullable String budgetChange(DelegateExecution execution) {
        return budgetChange(isRoot(execution) ? definition(execution) : rootDefinition(execution));
    }

    /** As {@link #budgetChange(DelegateExecution)}, of a definition as the engine has parsed it. */
    public static @Nullable String budgetChange(ProcessDefinitionEntity parsed) {
        return mark(parsed, ModelProperties.BUDGET_CHANGE);
    }

    /** As {@link #budgetLine(DelegateExecution)}, of a definition as the engine has parsed it. */
    public static String budgetLine(ProcessDefinitionEntity parsed) {
        return Objects.requireNonNullElse(
                mark(parsed, ModelProperties.BUDGET_LINE), ModelProperties.FORMER_BUDGET_LINE);
    }

    /** Whether the model on which the case began has tasks that spend its money. */
    public static boolean spends(DelegateExecution execution) {
        return Boolean.TRUE.equals(definition(execution).getProperty(SPENDS));
    }

    private static @Nullable String mark(ProcessDefinitionEntity parsed, String name) {
        return parsed.getProperty(ModelMarks.KEY) instanceof ModelMarks marks ? marks.get(name) : null;
    }

    /** The key of the authority table that the model names. */
    public static String authority(DelegateExecution execution) {
        String decision = marks(execution).get(ModelProperties.AUTHORITY);
        if (decision == null) {
            throw new IllegalStateException("The model resolves an authority but names no table: set docket.authority");
        }
        return decision;
    }

    /** Whether the process of the execution opens an allocation round. */
    public static boolean sharesOut(DelegateExecution execution) {
        return definition(execution).getProperty(SHARES_OUT) != null;
    }

    public static boolean isRoot(DelegateExecution execution) {
        return execution.getProcessInstanceId().equals(execution.getId()) && execution.getSuperExecution() == null;
    }

    private Executions() {}
}

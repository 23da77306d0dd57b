package docket.processes.variables;

import docket.bpmn.walk.Answer;
import docket.engine.refusal.Refused;
import java.lang.reflect.Field;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.impl.cmd.ExternalTaskCmd;
import org.camunda.bpm.engine.impl.cmd.HandleExternalTaskCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.history.event.HistoricVariableUpdateEventEntity;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ExternalTaskEntity;
import org.jspecify.annotations.Nullable;

/**
 * What the worker of an external task may hand back: the variables that the model declares at the task, with values
 * that are harmless enough to be stored in clear and to be part of the record.
 */
public final class WorkerResults {

    /** The name of the property in which an external task carries the names that its worker may hand back. */
    public static final String DECLARED = "docket.results";

    /**
     * The name of the property in which a process definition carries as which {@link Answer} its conditions read a
     * name.
     */
    public static final String ANSWERS = "docket.answers";

    private static final String NOTHING = "null";
    private static final Set<String> TYPES =
            Set.of(NOTHING, "boolean", "short", "integer", "long", "double", "string", "date");
    private static final Map<String, Answer> KINDS = Map.of(
            "boolean", Answer.TRUTH,
            "short", Answer.NUMBER,
            "integer", Answer.NUMBER,
            "long", Answer.NUMBER,
            "double", Answer.NUMBER,
            "string", Answer.TEXT);
    private static final int LONGEST = 1_000;
    private static final Field TASK_ID = taskId();

    /** The external task that a worker reports on by this command, or null where it is another command. */
    static @Nullable String reportedBy(Command<?> command) {
        if (!(command instanceof HandleExternalTaskCmd)) {
            return null;
        }
        try {
            return String.valueOf(TASK_ID.get(command));
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("The engine's commands hide the id of their external task", e);
        }
    }

    /** The variables that the external task where an execution stands declares. */
    static Set<String> declaredAt(String executionId) {
        ExecutionEntity execution =
                Context.getCommandContext().getExecutionManager().findExecutionById(executionId);
        return execution.getActivity().getProperty(DECLARED) instanceof Set<?> names
                ? names.stream().map(String::valueOf).collect(Collectors.toCollection(TreeSet::new))
                : new TreeSet<>();
    }

    /**
     * Whether the external task declares the variable.
     *
     * @throws Refused RESULT_NOT_ACCEPTED where it does and the value is of a kind or length that is not stored, or of
     *     another kind than the conditions of the process read it as
     */
    static boolean declares(String externalTaskId, HistoricVariableUpdateEventEntity variable) {
        ExternalTaskEntity task =
                Context.getCommandContext().getExternalTaskManager().findExternalTaskById(externalTaskId);
        if (task == null || !declaredAt(task.getExecutionId()).contains(variable.getVariableName())) {
            return false;
        }
        String text = variable.getTextValue();
        if (!TYPES.contains(variable.getSerializerName()) || text != null && text.length() > LONGEST) {
            throw new Refused(VariableRefusal.RESULT_NOT_ACCEPTED, variable.getVariableName(), LONGEST);
        }
        requireKind(task, variable);
        return true;
    }

    private static void requireKind(ExternalTaskEntity task, HistoricVariableUpdateEventEntity variable) {
        Object answers = task.getExecution().getProcessDefinition().getProperty(ANSWERS);
        Answer kind = KINDS.get(variable.getSerializerName());
        if (answers instanceof Map<?, ?> read
                && read.get(variable.getVariableName()) instanceof Answer expected
                && kind != expected
                && !variable.getSerializerName().equals(NOTHING)) {
            throw new Refused(
                    VariableRefusal.RESULT_NOT_ACCEPTED,
                    expected.name().toLowerCase(Locale.ROOT),
                    variable.getVariableName());
        }
    }

    private static Field taskId() {
        try {
            Field field = ExternalTaskCmd.class.getDeclaredField("externalTaskId");
            field.setAccessible(true);
            return field;
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException("The engine's external task commands have changed", e);
        }
    }

    private WorkerResults() {}
}

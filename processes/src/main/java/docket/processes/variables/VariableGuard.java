package docket.processes.variables;

import docket.engine.refusal.Refused;
import docket.engine.refusal.RequestRefusal;
import docket.engine.unit.RootUnit;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.history.event.HistoricVariableUpdateEventEntity;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.interceptor.CommandContextListener;
import org.jspecify.annotations.Nullable;

/**
 * Stands between whoever writes process variables and the process, in one root unit. Docket's own delegates and hooks
 * write routing variables as {@link #trusted}. What comes from outside must be taken by a hook, which checks it against
 * the form and takes it out again; anything that nobody took when the engine's command is done is refused with the
 * whole unit, before anything is stored. The worker of an external task may hand back what the model declares, and that
 * stays. Routing variables and the engine's own are never accepted from outside.
 */
public final class VariableGuard {

    private final Map<String, String> submitted = new LinkedHashMap<>();
    private int trusted;
    private @Nullable String reportedTask;
    private final Set<String> handedBack = new HashSet<>();

    public static VariableGuard current() {
        return RootUnit.resource(VariableGuard.class, VariableGuard::new);
    }

    /** Runs a write of Docket's own. */
    public static void trusted(Runnable write) {
        VariableGuard guard = current();
        guard.trusted++;
        try {
            write.run();
        } finally {
            guard.trusted--;
        }
    }

    /**
     * Refuses a command that names a variable which is not anybody's to write, or that would keep one for a batch,
     * outside the record; notes whose report it is.
     */
    public static void check(Command<?> command) {
        current().reportedTask = WorkerResults.reportedBy(command);
        Set<String> names = CommandVariables.names(command);
        boolean forBatch = command.getClass().getSimpleName().endsWith("BatchCmd");
        for (String name : names) {
            if (forBatch || Routing.NAMES.contains(name) || Routing.ENGINE_INTERNAL.contains(name)) {
                throw new Refused(VariableRefusal.VARIABLE_NOT_DECLARED, name);
            }
        }
    }

    /**
     * Notes that a variable was created or changed, and says whether its value is harmless and belongs to the record.
     */
    public boolean written(HistoricVariableUpdateEventEntity variable) {
        String name = variable.getVariableName();
        if (trusted > 0 || Routing.ENGINE_INTERNAL.contains(name)) {
            return Routing.NAMES.contains(name);
        }
        if (reportedTask != null && WorkerResults.declares(reportedTask, variable)) {
            handedBack.add(name);
            return true;
        }
        if (submitted.isEmpty()) {
            Context.getCommandContext().registerCommandContextListener(new AtTheEnd());
        }
        submitted.put(name, variable.getProcessInstanceId());
        return false;
    }

    /**
     * Checks what a worker hands back who completes the external task of an execution, before the process goes on.
     *
     * @throws Refused VARIABLE_NOT_DECLARED or FIELD_REQUIRED where it hands back anything but what the task declares
     */
    public void completed(String executionId) {
        refuseWhatNobodyTook();
        Set<String> missing = WorkerResults.declaredAt(executionId);
        missing.removeAll(handedBack);
        if (!missing.isEmpty()) {
            throw new Refused(RequestRefusal.FIELD_REQUIRED, String.join(", ", missing));
        }
    }

    /** Notes that a hook takes variables over: they are declared, and it records or drops them. */
    public void take(Collection<String> names) {
        submitted.keySet().removeAll(names);
    }

    /** The names of the variables that were submitted and not taken so far. */
    public Set<String> untaken() {
        return new TreeSet<>(submitted.keySet());
    }

    private void refuseWhatNobodyTook() {
        if (!submitted.isEmpty()) {
            throw new Refused(VariableRefusal.VARIABLE_NOT_DECLARED, String.join(", ", untaken()));
        }
    }

    /** The engine calls it when a command is done, before it stores anything. */
    private final class AtTheEnd implements CommandContextListener {
        @Override
        public void onCommandContextClose(CommandContext context) {
            refuseWhatNobodyTook();
        }

        @Override
        public void onCommandFailed(CommandContext context, Throwable failure) {}
    }
}

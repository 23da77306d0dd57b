package docket.processes.variables;

import docket.engine.refusal.RefusalCode;
import docket.engine.refusal.Refused;
import docket.engine.unit.RootUnit;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.camunda.bpm.engine.impl.interceptor.Command;

/**
 * Stands between whoever writes process variables and the process, in one root unit. Docket's own delegates and hooks
 * write routing variables as {@link #trusted}. What comes from outside must be taken by a hook, which checks it against
 * the form and takes it out again; anything that nobody took when the unit is about to commit is refused with the whole
 * unit. Routing variables and the engine's own are never accepted from outside.
 */
public final class VariableGuard {

    private final Map<String, String> submitted = new LinkedHashMap<>();
    private int trusted;
    private boolean watching;

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

    /** Refuses a command that names a variable which is not anybody's to write. */
    public static void check(Command<?> command) {
        Set<String> names = CommandVariables.names(command);
        for (String name : names) {
            if (Routing.NAMES.contains(name) || Routing.ENGINE_INTERNAL.contains(name)) {
                throw new Refused(RefusalCode.VARIABLE_NOT_DECLARED, name);
            }
        }
    }

    /** Notes that a variable was created or changed. */
    public void written(String name, String processInstanceId) {
        if (trusted > 0 || Routing.ENGINE_INTERNAL.contains(name)) {
            return;
        }
        submitted.put(name, processInstanceId);
        if (!watching) {
            watching = true;
            RootUnit.beforeCommit(this::refuseWhatNobodyTook);
        }
    }

    /** A hook takes variables over: they are declared, and recorded or dropped by it. */
    public void take(Collection<String> names) {
        submitted.keySet().removeAll(names);
    }

    /** What was submitted and not taken so far. */
    public Set<String> untaken() {
        return new TreeSet<>(submitted.keySet());
    }

    private void refuseWhatNobodyTook() {
        if (!submitted.isEmpty()) {
            throw new Refused(RefusalCode.VARIABLE_NOT_DECLARED, String.join(", ", untaken()));
        }
    }
}

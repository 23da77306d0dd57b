package docket.processes.cases;

import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.jspecify.annotations.Nullable;

/**
 * Makes what goes to the engine with a start or a completion: transient variables, which the engine never stores, each
 * of its kind.
 */
final class Submission {

    private final VariableMap variables = Variables.createVariables();

    Submission with(String name, @Nullable Object value) {
        if (value != null) {
            variables.putValueTyped(name, Variables.untypedValue(value, true));
        }
        return this;
    }

    VariableMap variables() {
        return variables;
    }
}

package docket.processes.authority;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.camunda.bpm.dmn.feel.impl.FeelEngine;
import org.camunda.bpm.engine.variable.context.VariableContext;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.jspecify.annotations.Nullable;

/**
 * Camunda's FEEL, which parses an expression at each evaluation, asked once for the same expression over the same
 * values: a table of literals is then asked about thousands of cases in seconds. Expressions have no other inputs than
 * the variables, because {@code now()} and {@code today()} are refused. Thread-safe.
 */
final class RememberingFeel implements FeelEngine {

    private static final int MOST = 20_000;

    private final FeelEngine feel;
    private final Map<List<@Nullable Object>, Object> remembered = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<List<@Nullable Object>, Object> eldest) {
            return size() > MOST;
        }
    };

    RememberingFeel(FeelEngine feel) {
        this.feel = feel;
    }

    @Override
    @SuppressWarnings("unchecked")
    public <T> T evaluateSimpleExpression(String expression, VariableContext variables) {
        String only = variables.containsVariable(expression) ? expression : null;
        boolean literal = expression.startsWith("\"");
        return only == null && !literal
                ? feel.evaluateSimpleExpression(expression, variables)
                : (T) once(
                        key(expression, only, variables), () -> feel.evaluateSimpleExpression(expression, variables));
    }

    @Override
    public boolean evaluateSimpleUnaryTests(String expression, String input, VariableContext variables) {
        return (boolean) once(
                key("? " + expression, input, variables),
                () -> feel.evaluateSimpleUnaryTests(expression, input, variables));
    }

    private static List<@Nullable Object> key(String expression, @Nullable String variable, VariableContext variables) {
        List<@Nullable Object> key = new ArrayList<>();
        key.add(expression);
        if (variable != null) {
            TypedValue value = variables.resolve(variable);
            key.add(value == null ? null : value.getValue());
        }
        return key;
    }

    private synchronized Object once(List<@Nullable Object> key, Supplier<Object> evaluation) {
        Object value = remembered.get(key);
        if (value == null) {
            value = evaluation.get();
            if (value != null) {
                remembered.put(key, value);
            }
        }
        return value;
    }
}

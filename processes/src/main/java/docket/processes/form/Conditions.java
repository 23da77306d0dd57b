package docket.processes.form;

import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.dmn.feel.impl.FeelEngine;
import org.camunda.bpm.dmn.feel.impl.scala.ScalaFeelEngineFactory;
import org.camunda.bpm.engine.variable.Variables;

/** Evaluates the conditions of forms as the browser does. Thread-safe. */
final class Conditions {

    private static final FeelEngine FEEL = new ScalaFeelEngineFactory().createInstance();

    /** @param condition FEEL, as a form writes it: {@code =kind = "travel"} */
    static boolean hold(String condition, Map<String, ?> values) {
        Object result = FEEL.evaluateSimpleExpression(
                condition.replaceFirst("^=", ""),
                Variables.fromMap(new HashMap<String, Object>(values)).asVariableContext());
        return Boolean.TRUE.equals(result);
    }

    private Conditions() {}
}

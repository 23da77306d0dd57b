package docket.bpmn.walk;

import docket.bpmn.said.Phrase;
import org.jspecify.annotations.Nullable;

/**
 * As what a condition reads a worker's answer, which may be null besides. The engine fails, or coerces, where an answer is
 * of another kind.
 */
public enum Answer implements Phrase {
    TRUTH,
    NUMBER,
    TEXT;

    static @Nullable Answer of(@Nullable Object literal) {
        if (literal instanceof Boolean) {
            return TRUTH;
        }
        if (literal instanceof Double) {
            return NUMBER;
        }
        return literal == null ? null : TEXT;
    }
}

package docket.engine.store;

import java.util.List;
import java.util.function.Function;

/**
 * How events of a class are stored: under a logical name and the revision of their shape, and filed under their subjects:
 * the cases that they are about, and the task that it ends.
 */
public record EventType<E>(Class<E> payload, String name, String revision, Function<E, List<String>> subjects) {

    List<String> subjectsOf(Object event) {
        return subjects.apply(payload.cast(event));
    }
}

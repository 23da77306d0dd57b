package docket.engine.store;

import java.util.List;
import java.util.function.Function;

/**
 * How events of a class are stored: under a logical name and the revision of their shape, and filed under the cases
 * that they are about.
 */
public record EventType<E>(Class<E> payload, String name, String revision, Function<E, List<String>> cases) {

    List<String> casesOf(Object event) {
        return cases.apply(payload.cast(event));
    }
}

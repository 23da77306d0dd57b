package docket.engine.store;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How events of a class are stored.
 *
 * @param name the logical name, never a class's
 * @param revision of their shape
 * @param streamType of the aggregate whose stream they stand in; null where each is a stream of its own
 * @param subjects under which one is filed: the cases that it is about, and the task that it ends
 */
public record EventType<E>(
        Class<E> payload,
        String name,
        String revision,
        @Nullable String streamType,
        Function<E, List<String>> subjects) {

    /** The type of events that stand in the stream of an aggregate. */
    public static <E> EventType<E> of(
            String streamType, Class<E> payload, String name, String revision, Function<E, List<String>> subjects) {
        return new EventType<>(payload, name, revision, streamType, subjects);
    }

    /** The type of events that belong to no aggregate: each is a stream of its own. */
    public static <E> EventType<E> alone(
            Class<E> payload, String name, String revision, Function<E, List<String>> subjects) {
        return new EventType<>(payload, name, revision, null, subjects);
    }

    public List<String> subjectsOf(Object event) {
        return subjects.apply(payload.cast(event));
    }
}

package docket.engine.store;

import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.axonframework.serialization.SerializationException;
import org.jspecify.annotations.Nullable;

/** The table of contents of the record: what all {@link RecordedEvents} say together. */
public final class EventTypes {

    private record Earlier(String type, String revision) {}

    private static final List<RecordedEvents> SUBJECTS =
            ServiceLoader.load(RecordedEvents.class, EventTypes.class.getClassLoader()).stream()
                    .map(ServiceLoader.Provider::get)
                    .toList();
    private static final List<EventType<?>> ALL =
            SUBJECTS.stream().flatMap(subject -> subject.types().stream()).toList();
    private static final Map<Class<?>, EventType<?>> BY_CLASS =
            ALL.stream().collect(Collectors.toUnmodifiableMap(EventType::payload, Function.identity()));
    private static final Map<String, EventType<?>> BY_NAME =
            ALL.stream().collect(Collectors.toUnmodifiableMap(EventType::name, Function.identity()));
    private static final Map<Earlier, EarlierRevision> EARLIER = SUBJECTS.stream()
            .flatMap(subject -> subject.earlier().stream())
            .collect(Collectors.toUnmodifiableMap(
                    revision -> new Earlier(revision.type(), revision.revision()), Function.identity()));

    /** Whose events are known. */
    public static List<Class<? extends RecordedEvents>> subjects() {
        return SUBJECTS.stream()
                .<Class<? extends RecordedEvents>>map(RecordedEvents::getClass)
                .toList();
    }

    public static List<EventType<?>> all() {
        return ALL;
    }

    /** @throws SerializationException if the class is no event of the record */
    public static EventType<?> of(Class<?> payload) {
        EventType<?> type = BY_CLASS.get(payload);
        if (type == null) {
            throw new SerializationException(payload.getName() + " is among no RecordedEvents");
        }
        return type;
    }

    /** @throws SerializationException if no event is stored under this name */
    public static EventType<?> named(String name) {
        EventType<?> type = BY_NAME.get(name);
        if (type == null) {
            throw new SerializationException("No event is called '" + name + "'; known are "
                    + BY_NAME.keySet().stream().sorted().toList());
        }
        return type;
    }

    /** The type of this name; null where no event is stored under it. */
    public static @Nullable EventType<?> find(String name) {
        return BY_NAME.get(name);
    }

    /** How an event of this revision becomes one of the next; null where the revision is current or never was one. */
    static @Nullable EarlierRevision earlier(String type, @Nullable String revision) {
        return revision == null ? null : EARLIER.get(new Earlier(type, revision));
    }

    static SerializationException unknown(String type, @Nullable String revision) {
        return new SerializationException("Expected revision " + named(type).revision() + " of '" + type
                + "' but found " + revision + ", and no EarlierRevision leads from there");
    }

    private EventTypes() {}
}

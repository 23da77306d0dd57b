package docket.engine.store;

import docket.engine.store.json.RecordJson;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.json.JacksonSerializer;
import org.jspecify.annotations.Nullable;

/**
 * Writes events under their names in {@link EventTypes}, never under class names. A name that is not in the table, or a
 * revision that no {@link EarlierRevision} brought to the current one, is a failure: nothing is skipped in silence.
 */
final class EventSerializer extends JacksonSerializer {

    private static final SerializedType METADATA = new SimpleSerializedType(MetaData.class.getName(), null);

    EventSerializer() {
        super(JacksonSerializer.builder().objectMapper(RecordJson.mapper()));
    }

    @Override
    @SuppressWarnings("rawtypes")
    public Class classForType(SerializedType type) {
        if (SerializedType.emptyType().equals(type)) {
            return Void.class;
        }
        if (METADATA.getName().equals(type.getName())) {
            return MetaData.class;
        }
        if (DisposedEvents.TYPE.equals(type)) {
            return Disposed.class;
        }
        EventType<?> known = EventTypes.named(type.getName());
        if (!known.revision().equals(type.getRevision())) {
            throw EventTypes.unknown(known.name(), type.getRevision());
        }
        return known.payload();
    }

    @Override
    @SuppressWarnings("rawtypes")
    public SerializedType typeForClass(@Nullable Class type) {
        if (type == null || type == Void.class || type == void.class) {
            return SerializedType.emptyType();
        }
        if (type == MetaData.class) {
            return METADATA;
        }
        EventType<?> known = EventTypes.of(type);
        return new SimpleSerializedType(known.name(), known.revision());
    }
}

package docket.engine.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.axonframework.serialization.upcasting.event.IntermediateEventRepresentation;

/** Reads the events of a case that was disposed of as {@link Disposed}, whatever they were. */
final class DisposedEvents implements EventUpcaster {

    static final SerializedType TYPE = new SimpleSerializedType(Disposed.TYPE, null);
    private static final byte[] BEGINNING = "{\"disposed\":\"".getBytes(UTF_8);

    @Override
    public Stream<IntermediateEventRepresentation> upcast(Stream<IntermediateEventRepresentation> events) {
        return events.map(
                event -> isDisposed(event) ? event.upcastPayload(TYPE, byte[].class, Function.identity()) : event);
    }

    private static boolean isDisposed(IntermediateEventRepresentation event) {
        return event.getData().getData() instanceof byte[] payload && isDisposed(ByteBuffer.wrap(payload));
    }

    static boolean isDisposed(ByteBuffer payload) {
        return payload.remaining() > BEGINNING.length
                && payload.slice(payload.position(), BEGINNING.length).equals(ByteBuffer.wrap(BEGINNING));
    }
}

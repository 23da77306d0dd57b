package docket.engine.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.stream.Stream;
import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.axonframework.serialization.upcasting.event.IntermediateEventRepresentation;
import org.jspecify.annotations.Nullable;

/** Brings events of earlier revisions to the current one, step by step. */
final class EarlierEvents implements EventUpcaster {

    @Override
    public Stream<IntermediateEventRepresentation> upcast(Stream<IntermediateEventRepresentation> events) {
        return events.map(EarlierEvents::upToDate);
    }

    private static IntermediateEventRepresentation upToDate(IntermediateEventRepresentation event) {
        IntermediateEventRepresentation current = event;
        EarlierRevision earlier = of(current);
        while (earlier != null) {
            EarlierRevision step = earlier;
            current = current.upcastPayload(
                    new SimpleSerializedType(step.type(), step.next()), JsonNode.class, payload -> next(step, payload));
            earlier = of(current);
        }
        return current;
    }

    private static @Nullable EarlierRevision of(IntermediateEventRepresentation event) {
        return EventTypes.earlier(event.getType().getName(), event.getType().getRevision());
    }

    /**
     * A payload of the current revision: the same object where it is one already.
     *
     * @throws SerializationException where no way leads from this revision to the current one
     */
    static JsonNode upToDate(String type, String revision, JsonNode payload) {
        JsonNode current = payload;
        String reached = revision;
        while (!EventTypes.named(type).revision().equals(reached)) {
            EarlierRevision earlier = EventTypes.earlier(type, reached);
            if (earlier == null) {
                throw EventTypes.unknown(type, reached);
            }
            current = next(earlier, current);
            reached = earlier.next();
        }
        return current;
    }

    private static JsonNode next(EarlierRevision earlier, JsonNode payload) {
        ObjectNode next = payload.deepCopy();
        earlier.change().accept(next);
        return next;
    }
}

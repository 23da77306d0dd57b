package docket.engine.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.upcasting.event.IntermediateEventRepresentation;
import org.axonframework.serialization.upcasting.event.SingleEventUpcaster;

/** From an invented revision 0 of {@code case-opened}, which had no mode: every process was discretionary then. */
class CaseOpenedFrom0To1 extends SingleEventUpcaster {

    private static final SimpleSerializedType OLD = new SimpleSerializedType("case-opened", "0");

    @Override
    protected boolean canUpcast(IntermediateEventRepresentation event) {
        return event.getType().equals(OLD);
    }

    @Override
    protected IntermediateEventRepresentation doUpcast(IntermediateEventRepresentation event) {
        return event.upcastPayload(
                new SimpleSerializedType("case-opened", "1"),
                JsonNode.class,
                payload -> ((ObjectNode) payload).put("mode", "discretionary"));
    }
}

package docket.api.rest.feed;

import com.fasterxml.jackson.databind.JsonNode;
import docket.engine.store.StoredEvent;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;

/**
 * An event as CloudEvents 1.0 says it, in the JSON format's batch mode. {@code sequence} is the extension of that name:
 * the log index, zero-padded so that it sorts as text; {@code logindex} is the same as it is.
 */
@Schema(description = "CloudEvents 1.0")
public record CloudEvent(
        @Schema(example = "1.0") String specversion,
        String id,
        @Schema(example = "urn:docket:docket.example") String source,
        @Schema(example = "docket.step-decided.v1") String type,

        @Schema(description = "The case, budget line or engine transaction it is about")
        String subject,

        Instant time,
        @Schema(example = "application/json") String datacontenttype,
        String logindex,
        String sequence,
        String actor,
        String door,
        JsonNode data) {

    public static final String BATCH = "application/cloudevents-batch+json";

    static CloudEvent of(StoredEvent event) {
        EventItem item = EventItem.of(event, event.payload());
        String agency = event.metadata().path("agency").asText("docket");
        long logIndex = event.logIndex() == null ? -1 : event.logIndex();
        return new CloudEvent(
                "1.0",
                event.eventId(),
                "urn:docket:" + agency,
                "docket." + event.type() + ".v" + event.revision(),
                event.stream(),
                event.occurredAt(),
                "application/json",
                Long.toString(logIndex),
                "%019d".formatted(logIndex),
                item.actor(),
                item.door(),
                event.payload());
    }
}

package docket.api.rest.feed;

import com.fasterxml.jackson.databind.JsonNode;
import docket.engine.store.StoredEvent;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An event as a reader sees it: what happened, who did it through which door, and what caused it. */
@Schema(name = "Event")
public record EventItem(
        @Schema(nullable = true, description = "Its place in the one order, null until it is numbered") @Nullable
        Long logIndex,

        String eventId,

        @Schema(description = "The case, budget line or engine transaction it is about")
        String stream,

        @Schema(description = "Its place in its stream, from 0")
        long sequence,

        @Schema(example = "step-decided") String type,
        @Schema(example = "1") String revision,
        Instant occurredAt,

        @Schema(description = "The person's id, or the machine's name", example = "lee.director")
        String actor,

        @Schema(example = "rest") String door,
        @Schema(nullable = true) @Nullable String task,
        Cause causedBy,

        @Schema(description = "As it was stored; personal fields are sealed but for those who may read the case")
        JsonNode payload) {

    /** What caused the event. */
    @Schema(name = "Cause")
    public record Cause(
            @Schema(example = "DecideStep", nullable = true) @Nullable
            String command,

            @Schema(nullable = true) @Nullable String commandId,
            @Schema(nullable = true) @Nullable String requestId,
            @Schema(nullable = true) @Nullable String processInstance,
            @Schema(nullable = true) @Nullable String activity) {}

    /** Shows an event with this payload. */
    public static EventItem of(StoredEvent event, JsonNode payload) {
        JsonNode envelope = event.metadata();
        String person = text(envelope, "person");
        return new EventItem(
                event.logIndex(),
                event.eventId(),
                event.stream(),
                event.sequence(),
                event.type(),
                event.revision(),
                event.occurredAt(),
                person != null ? person : envelope.path("machine").asText("docket"),
                envelope.path("door").asText(""),
                text(envelope, "task"),
                new Cause(
                        text(envelope, "commandType"),
                        text(envelope, "commandId"),
                        text(envelope, "requestId"),
                        text(envelope, "processInstance"),
                        text(envelope, "activity")),
                payload);
    }

    private static @Nullable String text(JsonNode envelope, String key) {
        return envelope.path(key).isTextual() ? envelope.path(key).asText() : null;
    }
}

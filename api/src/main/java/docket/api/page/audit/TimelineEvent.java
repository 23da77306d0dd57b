package docket.api.page.audit;

import com.fasterxml.jackson.databind.JsonNode;
import docket.api.page.words.Called;
import docket.api.page.words.PayloadField;
import docket.engine.store.StoredEvent;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One event of the timeline, with what its envelope says.
 *
 * @param version the case's version after it, null where it is no event of the case itself
 * @param reason why a step went to whom, empty where the event says nothing of that
 * @param cause what it follows from, null where somebody asked for it
 * @param called the words of the page
 */
public record TimelineEvent(
        StoredEvent event,
        @Nullable Long version,
        String summary,
        String reason,
        Causes.@Nullable Cause cause,
        Called called) {

    static TimelineEvent of(
            StoredEvent event, String caseId, String reason, Causes.@Nullable Cause cause, Called called) {
        return new TimelineEvent(
                event,
                event.stream().equals(caseId) ? event.sequence() + 1 : null,
                new Summary(called).of(event),
                reason,
                cause,
                called);
    }

    /** What it says, in words. */
    public List<PayloadField> payload() {
        return PayloadField.of(event.currentPayload(), called);
    }

    /** Another event names it by this, as the anchor on the page. */
    public String anchor() {
        return "e-" + event.eventId();
    }

    public Instant occurredAt() {
        return event.occurredAt();
    }

    public boolean isEngine() {
        return event.type().equals("engine-advanced");
    }

    public boolean isScore() {
        return event.type().equals("case-scored");
    }

    /** A key of the envelope, or null where it does not say. */
    public @Nullable String meta(String key) {
        JsonNode value = event.metadata().get(key);
        return value == null || value.isNull() || value.asText().isBlank() ? null : value.asText();
    }

    /** The person's id, or the machine's name and version. */
    public @Nullable String actor() {
        return isMachine() ? meta("machine") + " " + orEmpty(meta("machineVersion")) : meta("person");
    }

    public boolean isMachine() {
        return meta("machine") != null;
    }

    /** The right that was used: what the decision says, else what the envelope says. */
    public @Nullable String right() {
        JsonNode right = event.currentPayload().get("right");
        return right != null && right.isTextual() ? right.asText() : meta("right");
    }

    /** The task's id: the envelope's, else the payload's. */
    public @Nullable String task() {
        JsonNode task = event.currentPayload().get("taskId");
        return meta("task") == null && task != null && task.isTextual() ? task.asText() : meta("task");
    }

    public @Nullable String actingFor() {
        JsonNode other = event.currentPayload().get("actingFor");
        return other != null && other.isTextual() ? other.asText() : meta("actingFor");
    }

    /** As it is stored, under its revision. */
    public String rawPayload() {
        return event.payload().toPrettyString();
    }

    public String rawMetadata() {
        return event.metadata().toPrettyString();
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}

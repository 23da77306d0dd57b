package docket.api.rest.feed;

import com.fasterxml.jackson.core.JsonProcessingException;
import docket.api.json.WebJson;
import docket.engine.store.StoredEvent;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** An event as it goes over the wire to everybody who listens; it is made once. */
record Frame(long index, String type, String stream, String text, byte[] bytes) {

    static Frame of(StoredEvent event) {
        try {
            long index = Objects.requireNonNull(event.logIndex(), "only numbered events are sent");
            String text = WebJson.mapper().writeValueAsString(EventItem.of(event, event.payload()));
            byte[] bytes = ("id:" + index + "\ndata:" + text + "\n\n").getBytes(StandardCharsets.UTF_8);
            return new Frame(index, event.type(), event.stream(), text, bytes);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Event " + event.eventId() + " cannot be shown", e);
        }
    }

    /** Whether the event can be about the case at all: what it is about is said in it. */
    boolean mentions(String caseId) {
        return text.contains(caseId);
    }
}

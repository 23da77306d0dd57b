package docket.api.open.budget;

import static java.nio.charset.StandardCharsets.UTF_8;

import docket.engine.budget.day.PublishedDay;
import docket.engine.order.OrderedEvents;
import docket.engine.proof.PublishedLog;
import docket.engine.refusal.Refused;
import io.swagger.v3.oas.annotations.media.Schema;
import java.io.IOException;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Where a day’s root stands in the log (docs/log-format.md).
 *
 * @param payload the event to the byte
 * @param entry what the leaf of the log covers; null until the event has its place
 * @param proof a c2sp.org/tlog-proof, with the signed checkpoint; null until it is signed, or where another node signs
 */
@Schema(name = "DayInLog")
public record LogJson(
        String payload,
        String payloadSalt,
        @Schema(nullable = true) @Nullable Long logIndex,
        @Schema(nullable = true) @Nullable String entry,
        @Schema(nullable = true) @Nullable String proof) {

    /** Reads the log. Thread-safe. */
    @Component
    public static final class Reader {

        private final OrderedEvents events;
        private final PublishedLog log;

        Reader(OrderedEvents events, PublishedLog log) {
            this.events = events;
            this.log = log;
        }

        /** Where the day stands; null of one that is not over. */
        public @Nullable LogJson of(@Nullable PublishedDay published) throws IOException {
            if (published == null) {
                return null;
            }
            Long index = published.logIndex();
            return new LogJson(
                    new String(published.payload(), UTF_8),
                    Base64.getEncoder().encodeToString(published.payloadSalt()),
                    index,
                    index == null
                            ? null
                            : events.entry(index)
                                    .map(entry -> new String(entry, UTF_8))
                                    .orElse(null),
                    index == null ? null : proof(index));
        }

        private @Nullable String proof(long index) throws IOException {
            try {
                PublishedLog.Signed signed = log.newest();
                return index < signed.size() ? signed.proof(index) : null;
            } catch (Refused notHere) {
                return null;
            }
        }
    }
}

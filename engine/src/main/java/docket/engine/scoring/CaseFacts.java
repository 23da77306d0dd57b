package docket.engine.scoring;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import docket.engine.money.Money;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The facts of a case as its round begins, folded from its own events up to then. Only what was known at the submission
 * is taken: the opening, revisions of the content, and the time and number of the round. A sealed content field is
 * personal and no fact.
 */
public final class CaseFacts {
    /** The types of event that say something about a submission. */
    public static final List<String> EVENT_TYPES = List.of("case-opened", "content-revised", "case-resubmitted");

    private static final List<String> CONTENT_FIELDS = List.of("costType", "project");

    private final ZoneId zone;
    private final Map<String, Fact> facts = new LinkedHashMap<>();
    private Instant submittedAt = Instant.EPOCH;
    private int round;

    /** @param zone the agency's, in which a weekday and an hour are read */
    public CaseFacts(ZoneId zone) {
        this.zone = zone;
    }

    /** Takes the next event of the case; other types than {@link #EVENT_TYPES} say nothing here. */
    public void after(String type, JsonNode payload, String eventId, Instant occurredAt) {
        switch (type) {
            case "case-opened" -> {
                fact("kind", payload.path("kind"), eventId);
                fact("organization", payload.path("organization"), eventId);
                amount(payload.path("amount"), eventId);
                content(payload.path("content"), eventId);
                submitted(1, eventId, occurredAt);
            }
            case "content-revised" -> content(payload.path("content"), eventId);
            case "case-resubmitted" -> submitted(payload.path("round").asInt(), eventId, occurredAt);
            default -> {}
        }
    }

    public Map<String, Fact> facts() {
        return Map.copyOf(facts);
    }

    public Instant submittedAt() {
        return submittedAt;
    }

    /** The round that the latest submission began; 0 before the opening. */
    public int round() {
        return round;
    }

    private void submitted(int newRound, String eventId, Instant at) {
        round = newRound;
        submittedAt = at;
        ZonedDateTime local = at.atZone(zone);
        facts.put("round", Fact.of(Integer.toString(newRound), eventId));
        facts.put("weekday", Fact.of(Integer.toString(local.getDayOfWeek().getValue()), eventId));
        facts.put("hour", Fact.of(Integer.toString(local.getHour()), eventId));
    }

    private void content(JsonNode content, String eventId) {
        CONTENT_FIELDS.forEach(field -> fact(field, content.path(field), eventId));
    }

    private void amount(JsonNode amount, String eventId) {
        String currency = text(amount.path("currency"));
        if (currency != null) {
            Money money = new Money(amount.path("minor").asLong(), java.util.Currency.getInstance(currency));
            facts.put(FeatureSchema.AMOUNT + currency, Fact.of(money.toDecimal(), eventId));
        }
    }

    private void fact(String name, JsonNode value, String eventId) {
        facts.put(name, Fact.of(text(value), eventId));
    }

    private static @Nullable String text(JsonNode value) {
        return value.isValueNode() && !value.isNull() && !(value instanceof MissingNode) ? value.asText() : null;
    }
}

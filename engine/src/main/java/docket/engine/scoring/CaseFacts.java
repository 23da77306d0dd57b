package docket.engine.scoring;

import com.fasterxml.jackson.databind.JsonNode;
import docket.engine.money.Money;
import docket.engine.store.StoredEvent;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The facts of a case as its round begins, folded from its own events up to then. Only what was known at the submission
 * is taken: the opening, corrections, revisions of the content, and the time and number of the round. A sealed content field is
 * personal and no fact.
 */
public final class CaseFacts {
    /** The types of event that say something about a submission. */
    public static final List<String> EVENT_TYPES =
            List.of("case-opened", "case-corrected", "content-revised", "case-resubmitted");

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
    public void after(StoredEvent event) {
        JsonNode payload = event.payload();
        switch (event.type()) {
            case "case-opened" -> {
                particulars(payload, event);
                content(payload.path("content"), event);
                submitted(1, event);
            }
            case "case-corrected" -> particulars(payload.path("now"), event);
            case "content-revised" -> content(payload.path("content"), event);
            case "case-resubmitted" -> submitted(payload.path("round").asInt(), event);
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

    private void submitted(int newRound, StoredEvent event) {
        round = newRound;
        submittedAt = event.occurredAt();
        ZonedDateTime local = submittedAt.atZone(zone);
        put("round", Integer.toString(newRound), event);
        put("weekday", Integer.toString(local.getDayOfWeek().getValue()), event);
        put("hour", Integer.toString(local.getHour()), event);
    }

    private void particulars(JsonNode payload, StoredEvent event) {
        fact("kind", payload.path("kind"), event);
        fact("organization", payload.path("organization"), event);
        facts.keySet().removeIf(name -> name.startsWith(FeatureSchema.AMOUNT));
        amount(payload.path("amount"), event);
    }

    private void content(JsonNode content, StoredEvent event) {
        CONTENT_FIELDS.forEach(field -> fact(field, content.path(field), event));
    }

    private void amount(JsonNode amount, StoredEvent event) {
        String currency = text(amount.path("currency"));
        if (currency != null) {
            Money money = new Money(amount.path("minor").asLong(), Currency.getInstance(currency));
            put(FeatureSchema.AMOUNT + currency, money.toDecimal(), event);
        }
    }

    private void fact(String name, JsonNode value, StoredEvent event) {
        put(name, text(value), event);
    }

    private void put(String name, @Nullable String value, StoredEvent event) {
        facts.put(name, Fact.of(value, event.eventId()));
    }

    private static @Nullable String text(JsonNode value) {
        return value.isValueNode() && !value.isNull() ? value.asText() : null;
    }
}

package docket.engine.export;

import com.fasterxml.jackson.databind.JsonNode;
import docket.engine.money.Money;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an event says, flat: the same names in each format that does not hold the payload itself. Fields of a case's
 * content, some of which are sealed, are not among them.
 */
final class Facts {

    /** The names of all facts, in the order of the columns of CSV. */
    static final List<String> NAMES = List.of(
            "caseId",
            "lineId",
            "actor",
            "actingFor",
            "right",
            "door",
            "process",
            "title",
            "kind",
            "organization",
            "drafter",
            "amount",
            "currency",
            "round",
            "step",
            "taskId",
            "decision",
            "outcome",
            "opinion",
            "overrideReason",
            "reason",
            "number",
            "advice",
            "probability",
            "model");

    /** The type of the events that say of some of the {@link #PARTICULARS} what they are from then on. */
    static final String CORRECTED = "case-corrected";

    /** What the drafter may correct. */
    static final List<String> PARTICULARS = List.of("title", "kind", "organization", "amount", "currency");

    private static final List<String> OF_THE_PAYLOAD = List.of(
            "caseId",
            "lineId",
            "actingFor",
            "right",
            "process",
            "title",
            "kind",
            "organization",
            "drafter",
            "round",
            "step",
            "taskId",
            "decision",
            "outcome",
            "opinion",
            "overrideReason",
            "reason",
            "number",
            "model");

    /** The facts of an event, by name; what it does not say is left out. */
    static Map<String, String> of(ExportedEvent event) {
        JsonNode payload = event.payloadJson();
        JsonNode metadata = event.metadataJson();
        Map<String, String> facts = new LinkedHashMap<>();
        OF_THE_PAYLOAD.forEach(name -> put(facts, name, payload.path(name)));
        put(facts, "actor", metadata.path("person").isTextual() ? metadata.path("person") : metadata.path("machine"));
        for (String name : List.of("actingFor", "right", "door")) {
            if (!facts.containsKey(name)) {
                put(facts, name, metadata.path(name));
            }
        }
        money(facts, payload.path("amount"));
        if (event.type().equals(CORRECTED)) {
            corrected(facts, payload.path("before"), payload.path("now"));
        }
        JsonNode score = payload.path("score");
        if (score.isObject()) {
            put(facts, "advice", score.path("advice"));
            facts.put("probability", micros(score.path("probabilityMicros").asInt()));
            facts.put(
                    "model",
                    score.path("model").asText() + "-"
                            + score.path("modelVersion").asText());
        }
        if (event.type().equals("model-trained")) {
            facts.put(
                    "model",
                    payload.path("name").asText() + "-"
                            + payload.path("version").asText());
        }
        Map<String, String> ordered = new LinkedHashMap<>();
        NAMES.stream().filter(facts::containsKey).forEach(name -> ordered.put(name, facts.get(name)));
        return ordered;
    }

    /** Puts the particulars that a correction changed, as they are after it; one that it removed is empty. */
    private static void corrected(Map<String, String> facts, JsonNode before, JsonNode now) {
        Map<String, String> was = particulars(before);
        Map<String, String> is = particulars(now);
        for (String name : PARTICULARS) {
            String value = is.getOrDefault(name, "");
            if (!value.equals(was.getOrDefault(name, ""))) {
                facts.put(name, value);
            }
        }
    }

    private static Map<String, String> particulars(JsonNode payload) {
        Map<String, String> facts = new LinkedHashMap<>();
        PARTICULARS.forEach(name -> put(facts, name, payload.path(name)));
        money(facts, payload.path("amount"));
        return facts;
    }

    private static void put(Map<String, String> facts, String name, JsonNode value) {
        if (value.isValueNode() && !value.isNull()) {
            facts.put(name, value.asText());
        }
    }

    private static void money(Map<String, String> facts, JsonNode amount) {
        @Nullable JsonNode minor = amount.get("minor");
        if (minor != null && minor.canConvertToLong() && amount.path("currency").isTextual()) {
            String currency = amount.path("currency").asText();
            facts.put("amount", new Money(minor.asLong(), Currency.getInstance(currency)).toDecimal());
            facts.put("currency", currency);
        }
    }

    /** Millionths, written as a decimal. */
    private static String micros(int micros) {
        return java.math.BigDecimal.valueOf(micros, 6).toPlainString();
    }

    private Facts() {}
}

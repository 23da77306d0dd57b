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

    /** In the order of the columns of CSV. */
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

    /** Those that there are, by name. */
    static Map<String, String> of(ExportedEvent event) {
        JsonNode payload = event.payloadJson();
        JsonNode metadata = event.metadataJson();
        Map<String, String> found = new LinkedHashMap<>();
        OF_THE_PAYLOAD.forEach(name -> put(found, name, payload.path(name)));
        put(found, "actor", metadata.path("person").isTextual() ? metadata.path("person") : metadata.path("machine"));
        for (String name : List.of("actingFor", "right", "door")) {
            if (!found.containsKey(name)) {
                put(found, name, metadata.path(name));
            }
        }
        money(found, payload.path("amount"));
        if (event.type().equals(CORRECTED)) {
            corrected(found, payload.path("before"), payload.path("now"));
        }
        JsonNode score = payload.path("score");
        if (score.isObject()) {
            put(found, "advice", score.path("advice"));
            found.put("probability", micros(score.path("probabilityMicros").asInt()));
            found.put(
                    "model",
                    score.path("model").asText() + "-"
                            + score.path("modelVersion").asText());
        }
        if (event.type().equals("model-trained")) {
            found.put(
                    "model",
                    payload.path("name").asText() + "-"
                            + payload.path("version").asText());
        }
        Map<String, String> ordered = new LinkedHashMap<>();
        NAMES.stream().filter(found::containsKey).forEach(name -> ordered.put(name, found.get(name)));
        return ordered;
    }

    /** What became different, as it is now; what is no more is empty. */
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
        Map<String, String> found = new LinkedHashMap<>();
        PARTICULARS.forEach(name -> put(found, name, payload.path(name)));
        money(found, payload.path("amount"));
        return found;
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

    /** Millionths as a decimal. */
    private static String micros(int micros) {
        return java.math.BigDecimal.valueOf(micros, 6).toPlainString();
    }

    private Facts() {}
}

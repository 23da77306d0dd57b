package docket.api.audit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import docket.engine.money.Money;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One field of a payload as people read it: a name with a text, or with further fields. {@code sealedFor} names the
 * person whose key seals the value; it is not opened here.
 */
public record PayloadField(String name, String text, String sealedFor, List<PayloadField> fields) {

    /** Their values are codes with words of their own, by field. */
    private static final Set<String> CODED =
            Set.of("decision", "decisions", "state", "outcome", "kind", "advice", "mode");

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int WIDE = 64;

    /** The fields of a payload; what was left empty is left out. */
    static List<PayloadField> of(JsonNode payload, Words words) {
        List<PayloadField> fields = new ArrayList<>();
        payload.properties().forEach(entry -> {
            if (!isEmpty(entry.getValue())) {
                fields.add(field(entry.getKey(), entry.getKey(), entry.getValue(), words));
            }
        });
        return fields;
    }

    /** The fields of a content. */
    public static List<PayloadField> of(Map<String, Object> content, Words words) {
        return of(JSON.<JsonNode>valueToTree(content), words);
    }

    public boolean isSealed() {
        return !sealedFor.isEmpty();
    }

    /** Whether the text is a hash or an id that is better set in a fixed width. */
    public boolean isCode() {
        return text.length() >= WIDE && text.indexOf(' ') < 0;
    }

    private static PayloadField field(String name, String key, JsonNode value, Words words) {
        String label = words.of("field", name);
        if (isSealed(value)) {
            return new PayloadField(label, "", value.get("person").asText(), List.of());
        }
        Optional<Money> money = money(value);
        if (money.isPresent()) {
            return text(label, words.money(money.get()));
        }
        if (value.isArray() && !value.isEmpty() && value.get(0).isValueNode()) {
            List<String> items = new ArrayList<>();
            value.forEach(item -> items.add(scalar(key, item, words)));
            return text(label, String.join(", ", items));
        }
        if (value.isArray()) {
            List<PayloadField> items = new ArrayList<>();
            for (int i = 0; i < value.size(); i++) {
                items.add(field(String.valueOf(i + 1), key, value.get(i), words));
            }
            return new PayloadField(label, "", "", items);
        }
        return value.isObject()
                ? new PayloadField(label, "", "", of(value, words))
                : text(label, scalar(key, value, words));
    }

    private static PayloadField text(String label, String text) {
        return new PayloadField(label, text, "", List.of());
    }

    private static String scalar(String key, JsonNode value, Words words) {
        String text = value.asText();
        if (!CODED.contains(key)) {
            return text;
        }
        String table = key.equals("decisions") ? "decision" : key.equals("outcome") ? "state" : key;
        return words.of(table, text);
    }

    private static boolean isEmpty(JsonNode value) {
        return value.isNull() || value.isContainerNode() && value.isEmpty();
    }

    private static boolean isSealed(JsonNode value) {
        return value.size() == 2 && value.has("sealed") && value.path("person").isTextual();
    }

    private static Optional<Money> money(JsonNode value) {
        if (value.size() != 2 || !value.path("minor").canConvertToLong() || !value.has("currency")) {
            return Optional.empty();
        }
        String code = value.get("currency").asText();
        return Currency.getAvailableCurrencies().stream()
                .filter(currency -> currency.getCurrencyCode().equals(code))
                .findFirst()
                .map(currency -> new Money(value.get("minor").asLong(), currency));
    }
}

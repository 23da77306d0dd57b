package docket.api.page.words;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import docket.engine.money.Money;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * One field of a payload as people read it: a name with a text, or with further fields. {@code sealedFor} names the
 * person whose key seals the value; it is not opened here.
 */
public record PayloadField(String name, String text, String sealedFor, List<PayloadField> fields) {

    /** Fields whose codes have their words in a table of another name, or are not written as constants are. */
    private static final Map<String, String> TABLES = Map.ofEntries(
            Map.entry("decision", "decision"),
            Map.entry("decisions", "decision"),
            Map.entry("state", "state"),
            Map.entry("outcome", "state"),
            Map.entry("advice", "advice"),
            Map.entry("mode", "mode"),
            Map.entry("door", "door"),
            Map.entry("intervention", "intervention"),
            Map.entry("retentionClass", "retention"),
            Map.entry("from", "control"),
            Map.entry("to", "control"));

    private static final Pattern CONSTANT = Pattern.compile("[A-Z][A-Z0-9_]*");
    private static final Set<String> PEOPLE =
            Set.of("user", "users", "person", "drafter", "from", "to", "by", "actingFor", "offeredTo");
    private static final Set<String> OFFICES = Set.of("group", "groups", "holders");

    private static final String PLACES = "places";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int WIDE = 64;

    /** The fields of a payload; what was left empty is left out. */
    public static List<PayloadField> of(JsonNode payload, Called called) {
        List<PayloadField> fields = new ArrayList<>();
        payload.properties().forEach(entry -> {
            if (!isEmpty(entry.getValue())) {
                fields.add(field(called.label(entry.getKey()), entry.getKey(), entry.getValue(), called));
            }
        });
        return fields;
    }

    /** The fields of a content. */
    public static List<PayloadField> of(Map<String, Object> content, Called called) {
        return of(JSON.<JsonNode>valueToTree(content), called);
    }

    /** Where the words for the codes of a field stand: in a table that is called like the field, but for some. */
    public static String table(String field) {
        return TABLES.getOrDefault(field, field);
    }

    public boolean isSealed() {
        return !sealedFor.isEmpty();
    }

    /** Whether the text is a hash or an id that is better set in a fixed width. */
    public boolean isCode() {
        return text.length() >= WIDE && text.indexOf(' ') < 0;
    }

    private static PayloadField field(String label, String key, JsonNode value, Called called) {
        if (isSealed(value)) {
            return new PayloadField(
                    label, "", called.personWithId(value.get("person").asText()), List.of());
        }
        if (isLeaf(value)) {
            return new PayloadField(label, text(key, value, called), "", List.of());
        }
        if (value.isArray()) {
            List<PayloadField> items = new ArrayList<>();
            for (int i = 0; i < value.size(); i++) {
                items.add(field(String.valueOf(i + 1), key, value.get(i), called));
            }
            return new PayloadField(label, "", "", items);
        }
        return new PayloadField(label, "", "", key.equals(PLACES) ? named(value, called) : of(value, called));
    }

    /** Fields that have names of their own, which steps refer to. */
    private static List<PayloadField> named(JsonNode value, Called called) {
        List<PayloadField> fields = new ArrayList<>();
        value.properties()
                .forEach(entry -> fields.add(field(entry.getKey(), entry.getKey(), entry.getValue(), called)));
        return fields;
    }

    /** Whether a value is one text for the reader: a scalar, some of them, an amount, or what is sealed. */
    public static boolean isLeaf(JsonNode value) {
        return value.isValueNode()
                || value.isArray() && !value.isEmpty() && value.get(0).isValueNode()
                || money(value).isPresent()
                || isSealed(value);
    }

    /** Such a value, in words. */
    public static String text(String key, JsonNode value, Called called) {
        if (isSealed(value)) {
            return called.words()
                    .say("sealed", called.personWithId(value.get("person").asText()));
        }
        if (value.isArray()) {
            List<String> items = new ArrayList<>();
            value.forEach(item -> items.add(scalar(key, item, called)));
            return String.join(", ", items);
        }
        return money(value).map(called.words()::money).orElseGet(() -> scalar(key, value, called));
    }

    private static String scalar(String key, JsonNode value, Called called) {
        String text = value.asText();
        if (value.isBoolean()) {
            return called.words().of("truth", text);
        }
        if (TABLES.containsKey(key) || CONSTANT.matcher(text).matches()) {
            String word = called.words().of(table(key), text);
            if (!word.equals(text)) {
                return word;
            }
        }
        if (isPerson(key)) {
            return called.personWithId(text);
        }
        if (OFFICES.contains(key)) {
            return called.several(List.of(text));
        }
        if (called.namesBudgetLine(key)) {
            return called.budgetLine(text);
        }
        return switch (key) {
            case "kind" -> kind(text, called);
            case "state" -> called.words().of("step", text);
            case "right" -> called.right(text);
            case "process" -> called.process(text);
            case "due" -> time(text, called);
            default -> key.endsWith("At") ? time(text, called) : called.value(key, text);
        };
    }

    private static boolean isPerson(String key) {
        return PEOPLE.contains(key) || key.endsWith("By");
    }

    /** Of a step, else of a case. */
    private static String kind(String code, Called called) {
        String step = called.words().of("kind", code);
        return step.equals(code) ? called.value("kind", code) : step;
    }

    private static String time(String text, Called called) {
        try {
            return called.words().time(Instant.parse(text));
        } catch (DateTimeException notOne) {
            return text;
        }
    }

    private static boolean isEmpty(JsonNode value) {
        return value.isNull()
                || value.isContainerNode() && value.isEmpty()
                || value.isTextual() && value.textValue().isEmpty();
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

package docket.bpmn;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One field that a form declares: a keyed form-js component (schema version 16) and the rules that it states. */
public final class FormField {

    private final JsonNode component;
    private final boolean conditional;
    private final @Nullable Pattern pattern;
    private final @Nullable List<String> options;

    /** @param conditional whether the form may hide the field, by its own condition or that of a group around it */
    FormField(JsonNode component, boolean conditional) {
        this.component = component;
        this.conditional = conditional;
        this.pattern =
                rules().has("pattern") ? Pattern.compile(rules().get("pattern").asText()) : null;
        this.options = readOptions();
    }

    public String key() {
        return component.path("key").asText();
    }

    /** The form-js type: {@code textfield}, {@code select}, … */
    public String type() {
        return component.path("type").asText();
    }

    public String label() {
        return component.path("label").asText(key());
    }

    /** Whether a value is needed; a field that the form may hide is never missed. */
    public boolean required() {
        return rules().path("required").asBoolean() && !conditional;
    }

    public @Nullable Integer minLength() {
        return rules().has("minLength") ? rules().get("minLength").asInt() : null;
    }

    public @Nullable Integer maxLength() {
        return rules().has("maxLength") ? rules().get("maxLength").asInt() : null;
    }

    public @Nullable Pattern pattern() {
        return pattern;
    }

    public @Nullable BigDecimal min() {
        return rules().has("min") ? rules().get("min").decimalValue() : null;
    }

    public @Nullable BigDecimal max() {
        return rules().has("max") ? rules().get("max").decimalValue() : null;
    }

    /** The values offered; null where the field takes others too. */
    public @Nullable List<String> options() {
        return options;
    }

    /** What the form calls the values that it offers, in its order. */
    public Map<String, String> labels() {
        Map<String, String> labels = new LinkedHashMap<>();
        for (JsonNode option : component.path("values")) {
            String value = option.path("value").asText();
            labels.putIfAbsent(value, option.path("label").asText(value));
        }
        return labels;
    }

    /** What the form calls a value: the label of the option that has it, else the value itself. */
    public String labelOf(String value) {
        return labels().getOrDefault(value, value);
    }

    /** Whether its options are the budget lines, as they are when the form is opened. */
    public boolean offersBudgetLines() {
        return ModelProperties.BUDGET_LINES.equals(property(ModelProperties.OPTIONS));
    }

    /** Whether the form can show the value: a select cannot show one that it does not offer, and empties itself instead. */
    public boolean canShow(Object value) {
        Map<String, String> offered = labels();
        return offered.isEmpty() || value instanceof String text && offered.containsKey(text);
    }

    /** Whether the form shows the field without letting it be changed. */
    public boolean readOnly() {
        return component.path("disabled").asBoolean()
                || component.path("readonly").asBoolean();
    }

    /** Whether the value is about a person and must be stored encrypted. */
    public boolean personal() {
        return "true".equals(property(ModelProperties.PERSONAL));
    }

    /** What is wrong with a value for this field, if anything. */
    Optional<FieldError> check(@Nullable Object value) {
        if (isAbsent(value)) {
            return required() ? error("required") : Optional.empty();
        }
        if (readOnly()) {
            return error("read-only");
        }
        return switch (type()) {
            case "number" -> checkNumber(String.valueOf(value));
            case "checkbox" -> value instanceof Boolean ? Optional.empty() : error("wrong-type");
            case "checklist", "taglist" -> checkList(value);
            case "datetime" -> value instanceof String text && isDate(text) ? Optional.empty() : error("not-a-date");
            default -> value instanceof String text ? checkText(text) : error("wrong-type");
        };
    }

    /** Whether nothing was filled in: to form-js an unticked box and an empty list are nothing. */
    static boolean isAbsent(@Nullable Object value) {
        return value == null
                || value instanceof String text && text.isBlank()
                || value instanceof Collection<?> list && list.isEmpty()
                || Boolean.FALSE.equals(value);
    }

    private Optional<FieldError> checkText(String text) {
        Integer shortest = minLength();
        if (shortest != null && text.length() < shortest) {
            return error("too-short", shortest);
        }
        Integer longest = maxLength();
        if (longest != null && text.length() > longest) {
            return error("too-long", longest);
        }
        if (pattern != null && !pattern.matcher(text).find()) {
            return error("pattern");
        }
        return isOption(text) ? Optional.empty() : error("not-an-option");
    }

    private Optional<FieldError> checkNumber(String text) {
        BigDecimal number;
        try {
            number = new BigDecimal(text);
        } catch (NumberFormatException e) {
            return error("wrong-type");
        }
        BigDecimal least = min();
        if (least != null && number.compareTo(least) < 0) {
            return error("too-small", least);
        }
        BigDecimal most = max();
        return most != null && number.compareTo(most) > 0 ? error("too-large", most) : Optional.empty();
    }

    private Optional<FieldError> checkList(@Nullable Object value) {
        boolean offered = value instanceof Collection<?> list
                && list.stream().allMatch(entry -> entry instanceof String text && isOption(text));
        return offered ? Optional.empty() : error("not-an-option");
    }

    private boolean isOption(String text) {
        return options == null || options.contains(text);
    }

    private static boolean isDate(String text) {
        try {
            LocalDate.parse(text);
            return true;
        } catch (DateTimeParseException e) {
            return false;
        }
    }

    private Optional<FieldError> error(String code) {
        return Optional.of(new FieldError(key(), code, List.of(label())));
    }

    private Optional<FieldError> error(String code, Number limit) {
        return Optional.of(new FieldError(key(), code, List.of(label(), limit.toString())));
    }

    private @Nullable List<String> readOptions() {
        if ("true".equals(property(ModelProperties.OPEN)) || offersBudgetLines()) {
            return null;
        }
        String computed = property(ModelProperties.VALUES);
        if (computed != null) {
            return List.of(computed.split(","));
        }
        if (!component.has("values")) {
            return null;
        }
        List<String> values = new ArrayList<>();
        component
                .path("values")
                .forEach(option -> values.add(option.path("value").asText()));
        return List.copyOf(values);
    }

    private @Nullable String property(String name) {
        return component.path("properties").path(name).asText(null);
    }

    private JsonNode rules() {
        return component.path("validate");
    }
}

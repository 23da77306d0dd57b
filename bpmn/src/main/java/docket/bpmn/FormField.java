package docket.bpmn;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.re2j.Pattern;
import java.math.BigDecimal;
import java.text.Normalizer;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One field that a form declares: a keyed form-js component (schema version 16) and the rules that it states. */
public final class FormField {

    /** Of a number, before and after the point. */
    private static final int MOST_DIGITS = 34;

    private final JsonNode component;
    private final List<String> conditions;
    private final @Nullable Pattern pattern;
    private final @Nullable List<String> options;

    /** @param conditions the FEEL expressions of which each hides the field: its own and those of the groups around it */
    FormField(JsonNode component, List<String> conditions) {
        this.component = component;
        this.conditions = conditions;
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

    /** Whether a value is needed, where the form shows the field. */
    public boolean required() {
        return rules().path("required").asBoolean();
    }

    /** The FEEL expressions of which each hides the field, as {@code =kind = "travel"}. */
    List<String> conditions() {
        return conditions;
    }

    public @Nullable Integer minLength() {
        return rules().has("minLength") ? rules().get("minLength").asInt() : null;
    }

    public @Nullable Integer maxLength() {
        return rules().has("maxLength") ? rules().get("maxLength").asInt() : null;
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

    /** Whether its text is read as a list of budget lines with what each gets or gives. */
    public boolean listsBudgetChanges() {
        return ModelProperties.CHANGES.equals(property(ModelProperties.LIST));
    }

    /** Whether its text is read as a list of later fiscal years with the share of each. */
    public boolean listsLaterShares() {
        return ModelProperties.LATER_SHARES.equals(property(ModelProperties.LIST));
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

    /**
     * What is wrong with a value for this field, if anything.
     *
     * @param shown whether the form is known to show the field
     */
    Optional<FieldError> check(@Nullable Object value, boolean shown) {
        if (isAbsent(value)) {
            return shown && required() ? error(FieldError.REQUIRED) : Optional.empty();
        }
        if (readOnly()) {
            return error("read-only");
        }
        if ((listsBudgetChanges() || listsLaterShares()) && value instanceof Collection<?> rows) {
            return required() && rows.isEmpty() ? error(FieldError.REQUIRED) : Optional.empty();
        }
        return switch (type()) {
            case "number" -> value instanceof Number number ? checkNumber(number) : error("wrong-type");
            case "checkbox" -> value instanceof Boolean ? Optional.empty() : error("wrong-type");
            case "datetime" -> value instanceof String text && isDate(text) ? Optional.empty() : error("not-a-date");
            default -> value instanceof String text ? checkText(text) : error("wrong-type");
        };
    }

    /** Whether nothing was filled in: to form-js an unticked box is nothing. */
    static boolean isAbsent(@Nullable Object value) {
        return value == null || value instanceof String text && text.isBlank() || Boolean.FALSE.equals(value);
    }

    private Optional<FieldError> checkText(String text) {
        Integer shortest = minLength();
        int length = Normalizer.normalize(text, Normalizer.Form.NFC).length();
        if (shortest != null && length < shortest) {
            return error("too-short", shortest);
        }
        Integer longest = maxLength();
        if (longest != null && length > longest) {
            return error("too-long", longest);
        }
        if (pattern != null && !pattern.matcher(text).find()) {
            return error("pattern");
        }
        return isOption(text) ? Optional.empty() : error("not-an-option");
    }

    private Optional<FieldError> checkNumber(Number value) {
        if (value instanceof Double || value instanceof Float) {
            if (!Double.isFinite(value.doubleValue())) {
                return error("wrong-type");
            }
        }
        BigDecimal number = new BigDecimal(value.toString());
        JsonNode decimals = component.path("decimalDigits");
        if (decimals.isInt() && number.stripTrailingZeros().scale() > decimals.asInt()) {
            return error("too-many-decimals", decimals.asInt());
        }
        if (number.precision() - (long) number.scale() > MOST_DIGITS || number.scale() > MOST_DIGITS) {
            return error("too-many-digits", MOST_DIGITS);
        }
        BigDecimal least = min();
        if (least != null && number.compareTo(least) < 0) {
            return error("too-small", least);
        }
        BigDecimal most = max();
        return most != null && number.compareTo(most) > 0 ? error("too-large", most) : Optional.empty();
    }

    private boolean isOption(String text) {
        return options == null || options.contains(text);
    }

    private static boolean isDate(String text) {
        if (text.length() != "2026-01-31".length()) {
            return false;
        }
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

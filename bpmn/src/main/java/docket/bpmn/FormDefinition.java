package docket.bpmn;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a form (form-js, schema version 16) declares: the fields it takes and the facts it shows. The browser validates
 * for comfort; {@link #validate} is what counts. Immutable.
 */
public final class FormDefinition {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9]*");

    private final String id;
    private final Map<String, FormField> fields;
    private final Set<String> factKeys;
    private final @Nullable FormDefinition korean;

    private FormDefinition(
            String id, Map<String, FormField> fields, Set<String> factKeys, @Nullable FormDefinition korean) {
        this.id = id;
        this.fields = fields;
        this.factKeys = factKeys;
        this.korean = korean;
    }

    /** @throws IllegalArgumentException if the bytes are no form */
    public static FormDefinition parse(byte[] json) {
        JsonNode form;
        try {
            form = JSON.readTree(json);
        } catch (IOException e) {
            throw new IllegalArgumentException("Expected a form in JSON", e);
        }
        if (form == null || !form.path("components").isArray()) {
            throw new IllegalArgumentException("Expected a form with components");
        }
        Map<String, FormField> fields = new LinkedHashMap<>();
        collect(form.path("components"), List.of(), fields);
        Set<String> facts = new LinkedHashSet<>();
        Matcher names = NAME.matcher(form.toString());
        while (names.find()) {
            if (ModelProperties.FACTS.contains(names.group())) {
                facts.add(names.group());
            }
        }
        return new FormDefinition(form.path("id").asText(), fields, Set.copyOf(facts), null);
    }

    /** The form, with the Korean twin from which it takes its labels for Korean readers. */
    public FormDefinition withKorean(FormDefinition twin) {
        return new FormDefinition(id, fields, factKeys, twin);
    }

    /** The key under which a model refers to the form. */
    public String id() {
        return id;
    }

    /** In the order of the form. */
    public List<FormField> fields() {
        return List.copyOf(fields.values());
    }

    public @Nullable FormField field(String key) {
        return fields.get(key);
    }

    /** What the form calls a field in the reader's language: the key, where it does not have the field. */
    public String label(String key, Locale reader) {
        FormDefinition spoken =
                korean != null && reader.getLanguage().equals(Locale.KOREAN.getLanguage()) ? korean : this;
        FormField field = spoken.field(key);
        return field == null ? key : field.label();
    }

    /** The fields whose values are taken; any other is refused. */
    public Set<String> editableKeys() {
        Set<String> keys = new LinkedHashSet<>();
        fields.values().stream().filter(field -> !field.readOnly()).forEach(field -> keys.add(field.key()));
        return keys;
    }

    /** The fields whose values are about a person. */
    public Set<String> personalKeys() {
        Set<String> keys = new LinkedHashSet<>();
        fields.values().stream().filter(FormField::personal).forEach(field -> keys.add(field.key()));
        return keys;
    }

    /** The facts of the record that the form mentions ({@link ModelProperties#FACTS}). */
    public Set<String> factKeys() {
        return factKeys;
    }

    /**
     * The fields that the form does not show while it is filled in with these values. A condition on a fact of the record
     * hides nothing here: only the record knows it.
     *
     * @param holds evaluates a FEEL expression, such as {@code =kind = "travel"}, over the values of all fields
     */
    public Set<String> hidden(Map<String, ?> values, BiPredicate<String, Map<String, ?>> holds) {
        Map<String, Object> all = new HashMap<>();
        fields.keySet().forEach(key -> all.put(key, values.get(key)));
        Set<String> hidden = new LinkedHashSet<>();
        fields.values().stream()
                .filter(field -> field.conditions().stream()
                        .anyMatch(condition -> !mentionsFacts(condition) && holds.test(condition, all)))
                .forEach(field -> hidden.add(field.key()));
        return hidden;
    }

    /**
     * Checks what was submitted for the declared fields, in the order of the form. Empty: all is well. Names that the form
     * does not declare are not looked at (see {@link #editableKeys}); whether a task offers a decision is the record's to
     * say.
     *
     * @param hidden the fields that the form does not show ({@link #hidden}): they take no value, and miss none
     */
    public List<FieldError> validate(Map<String, ?> submitted, Set<String> hidden) {
        List<FieldError> errors = new ArrayList<>();
        fields.forEach((key, field) -> {
            Object value = submitted.get(key);
            if (!hidden.contains(key)) {
                field.check(value, field.conditions().stream().noneMatch(FormDefinition::mentionsFacts))
                        .ifPresent(errors::add);
            } else if (!FormField.isAbsent(value)) {
                errors.add(new FieldError(key, "field-not-declared", List.of(field.label())));
            }
        });
        return List.copyOf(errors);
    }

    private static boolean mentionsFacts(String condition) {
        return NAME.matcher(condition).results().map(MatchResult::group).anyMatch(ModelProperties.FACTS::contains);
    }

    private static void collect(JsonNode components, List<String> around, Map<String, FormField> fields) {
        for (JsonNode component : components) {
            List<String> conditions = new ArrayList<>(around);
            if (component.path("conditional").has("hide")) {
                conditions.add(component.path("conditional").get("hide").asText());
            }
            if (component.hasNonNull("key")) {
                fields.put(component.get("key").asText(), new FormField(component, List.copyOf(conditions)));
            }
            collect(component.path("components"), conditions, fields);
        }
    }
}

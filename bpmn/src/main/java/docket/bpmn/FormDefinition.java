package docket.bpmn;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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

    private FormDefinition(String id, Map<String, FormField> fields, Set<String> factKeys) {
        this.id = id;
        this.fields = fields;
        this.factKeys = factKeys;
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
        collect(form.path("components"), false, fields);
        Set<String> facts = new LinkedHashSet<>();
        Matcher names = NAME.matcher(form.toString());
        while (names.find()) {
            if (ModelProperties.FACTS.contains(names.group())) {
                facts.add(names.group());
            }
        }
        return new FormDefinition(form.path("id").asText(), fields, Set.copyOf(facts));
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
     * Checks what was submitted for the declared fields, in the order of the form. Empty: all is well. Names that the form
     * does not declare are not looked at (see {@link #editableKeys}); whether a task offers a decision is the record's to
     * say.
     */
    public List<FieldError> validate(Map<String, ?> submitted) {
        List<FieldError> errors = new ArrayList<>();
        fields.forEach((key, field) -> field.check(submitted.get(key)).ifPresent(errors::add));
        return List.copyOf(errors);
    }

    private static void collect(JsonNode components, boolean hidden, Map<String, FormField> fields) {
        for (JsonNode component : components) {
            boolean conditional = hidden || component.path("conditional").has("hide");
            if (component.hasNonNull("key")) {
                fields.put(component.get("key").asText(), new FormField(component, conditional));
            }
            collect(component.path("components"), conditional, fields);
        }
    }
}

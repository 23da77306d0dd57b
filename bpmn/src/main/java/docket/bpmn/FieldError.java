package docket.bpmn;

import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

/**
 * What is wrong with one field. The code is stable; its texts are in {@code docket/bpmn/field-errors*.properties}.
 *
 * @param field the key of the field
 * @param arguments what the text mentions, the field's label first
 */
public record FieldError(String field, String code, List<String> arguments) {

    /** The code of a value that is missing. */
    public static final String REQUIRED = "field-required";

    /** The same, of the field as another language calls it. */
    public FieldError called(String label) {
        List<String> said = new ArrayList<>(arguments);
        said.set(0, label);
        return new FieldError(field, code, List.copyOf(said));
    }

    /** What is wrong and what to do, in the reader's language. */
    public String text(Locale locale) {
        ResourceBundle texts = ResourceBundle.getBundle(
                "docket.bpmn.field-errors",
                locale,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
        return new MessageFormat(texts.getString(code), locale).format(arguments.toArray());
    }
}

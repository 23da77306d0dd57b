package docket.api.problem;

import jakarta.validation.ConstraintViolation;
import java.util.Locale;
import java.util.Map;

/**
 * What a constraint of a request (Jakarta Validation) says to a caller, in their language: what it names as its message
 * in {@link ProblemTexts}, or the text for its kind and bounds.
 */
final class ConstraintTexts {

    static String text(ConstraintViolation<?> violated, Locale reader) {
        String named = violated.getMessageTemplate();
        if (named.startsWith("field.")) {
            return ProblemTexts.text(named, reader);
        }
        Map<String, Object> bounds = violated.getConstraintDescriptor().getAttributes();
        return switch (kind(violated)) {
            case "NotNull", "NotBlank", "NotEmpty" -> ProblemTexts.text("field.required", reader);
            case "Size" -> size(violated.getInvalidValue() instanceof CharSequence, bounds, reader);
            case "Min" -> ProblemTexts.text("field.at-least", reader, String.valueOf(bounds.get("value")));
            case "Max" -> ProblemTexts.text("field.at-most", reader, String.valueOf(bounds.get("value")));
            default -> ProblemTexts.text("field.malformed", reader);
        };
    }

    private static String size(boolean characters, Map<String, Object> bounds, Locale reader) {
        String most = String.valueOf(bounds.get("max"));
        if (characters) {
            return ProblemTexts.text("field.too-long", reader, most);
        }
        return Integer.valueOf(0).equals(bounds.get("min"))
                ? ProblemTexts.text("field.too-many", reader, most)
                : ProblemTexts.text("field.entries", reader, String.valueOf(bounds.get("min")), most);
    }

    static boolean isOfMissing(ConstraintViolation<?> violated) {
        return kind(violated).startsWith("Not");
    }

    private static String kind(ConstraintViolation<?> violated) {
        return violated.getConstraintDescriptor()
                .getAnnotation()
                .annotationType()
                .getSimpleName();
    }

    private ConstraintTexts() {}
}

package docket.bpmn.said;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A constant of an enum that has a text in each language, beside the enum and under the constant's name in kebab-case. */
public interface Phrase {

    String name();

    /** The names in its text, in the order in which they are given to {@link #with}. */
    default List<String> arguments() {
        return List.of();
    }

    /** The key of its text: {@code form-not-there}. */
    default String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * Says it of these.
     *
     * @throws IllegalArgumentException if they are not as many as {@link #arguments()}
     */
    default Sentence with(Object... values) {
        List<String> names = arguments();
        if (names.size() != values.length) {
            throw new IllegalArgumentException(key() + " speaks of " + names + " and was given " + values.length);
        }
        Map<String, Object> named = new LinkedHashMap<>();
        for (int i = 0; i < values.length; i++) {
            named.put(names.get(i), values[i]);
        }
        return Sentence.of(((Enum<?>) this).getDeclaringClass(), key(), named);
    }
}

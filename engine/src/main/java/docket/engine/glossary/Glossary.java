package docket.engine.glossary;

import docket.engine.store.EventTypes;
import docket.engine.store.RecordedEvents;
import docket.engine.text.Korean;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The words for decisions, steps, states, events, fields and commands in English and Korean: pages, forms, refusals and
 * Tasklist's scripts read them here. Each stands in a {@link Table}, under its code. Each of the {@link RecordedEvents}
 * brings those of its subject, beside it and under its name: {@code RecordedLine.properties} (English) and
 * {@code RecordedLine_ko.properties}; what several subjects have in common is in {@code Glossary.properties}.
 * Thread-safe.
 */
public final class Glossary {

    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private static final Map<String, String> ENGLISH = collected(Locale.ENGLISH);
    private static final Map<String, String> KOREAN = collected(Locale.KOREAN);

    /** What a code is a code of. */
    public enum Table {
        /** What was decided: Approved. */
        DECISION,
        /** A decision as a sentence has it: to approve. */
        ACT,
        /** Where a case stands, and where a decision leads it. */
        STATE,
        /** What a step of the line asks for. */
        KIND,
        /** Where a step of the line stands. */
        STEP,
        /** What a score advises. */
        ADVICE,
        /** Why a step ended undecided, or a score was not made. */
        REASON,
        /** What happened, by the stored name of the event. */
        EVENT,
        /** What an event or a view holds, by the field's name. */
        FIELD,
        /** What was asked of the record, by the command's name. */
        COMMAND,
        /** What a scoring model looks at. */
        FEATURE;

        /** Its name in messages and scripts, e.g. {@code decision}. */
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The word in the reader's language (Korean, or English otherwise); a code without one stands for itself. */
        public String word(String code, Locale reader) {
            return find(key(), code, reader).orElse(code);
        }

        /** Its words in the reader's language, by their codes. */
        public Map<String, String> words(Locale reader) {
            Map<String, String> words = new TreeMap<>();
            String prefix = key() + ".";
            Glossary.words(reader).forEach((key, word) -> {
                if (key.startsWith(prefix)) {
                    words.put(key.substring(prefix.length()), word);
                }
            });
            return words;
        }
    }

    /** The word for a code, where there is such a table and it has one. */
    public static Optional<String> find(String table, String code, Locale reader) {
        return Optional.ofNullable(words(reader).get(table + "." + code));
    }

    private static Map<String, String> words(Locale reader) {
        return Korean.isReadBy(reader) ? KOREAN : ENGLISH;
    }

    private static Map<String, String> collected(Locale language) {
        return collected(
                Stream.<Class<?>>concat(Stream.of(Glossary.class), EventTypes.subjects().stream())
                        .toList(),
                language);
    }

    /**
     * The words that stand beside these classes in one language, by {@code table.code}.
     *
     * @throws IllegalStateException if a code has another word beside one class than beside another
     */
    static Map<String, String> collected(List<Class<?>> areas, Locale language) {
        Map<String, String> words = new HashMap<>();
        Map<String, Class<?>> from = new HashMap<>();
        for (Class<?> area : areas) {
            bundle(area, language)
                    .ifPresent(bundle -> bundle.keySet().forEach(key -> {
                        String word = bundle.getString(key);
                        String other = words.putIfAbsent(key, word);
                        Class<?> first = from.putIfAbsent(key, area);
                        if (other != null && first != null && !other.equals(word)) {
                            throw new IllegalStateException(key + " is \"" + other + "\" in " + file(first, language)
                                    + " and \"" + word + "\" in " + file(area, language)
                                    + ": let both say the same, or give one of"
                                    + " the two another name. What several subjects say stands in "
                                    + file(Glossary.class, language));
                        }
                    }));
        }
        return Map.copyOf(words);
    }

    private static String file(Class<?> area, Locale language) {
        Locale suffix = language.equals(Locale.ENGLISH) ? Locale.ROOT : language;
        return NO_FALLBACK.toResourceName(NO_FALLBACK.toBundleName(area.getName(), suffix), "properties");
    }

    /** The words beside a class and under its name, where there are any. */
    private static Optional<ResourceBundle> bundle(Class<?> area, Locale language) {
        try {
            return Optional.of(ResourceBundle.getBundle(area.getName(), language, area.getClassLoader(), NO_FALLBACK));
        } catch (MissingResourceException none) {
            return Optional.empty();
        }
    }

    private Glossary() {}
}

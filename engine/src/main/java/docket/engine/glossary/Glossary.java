package docket.engine.glossary;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.TreeMap;

/**
 * The words for decisions, steps, states and events in English and Korean: pages, forms, refusals and Tasklist's scripts
 * read them here. Each stands in a {@link Table}, under its code. Thread-safe.
 */
public final class Glossary {

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
        EVENT;

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
            ResourceBundle bundle = bundle(reader);
            Map<String, String> words = new TreeMap<>();
            String prefix = key() + ".";
            bundle.keySet().stream()
                    .filter(one -> one.startsWith(prefix))
                    .forEach(one -> words.put(one.substring(prefix.length()), bundle.getString(one)));
            return words;
        }
    }

    /** The word for a code, where there is such a table and it has one. */
    public static Optional<String> find(String table, String code, Locale reader) {
        ResourceBundle bundle = bundle(reader);
        String key = table + "." + code;
        return bundle.containsKey(key) ? Optional.of(bundle.getString(key)) : Optional.empty();
    }

    private static ResourceBundle bundle(Locale reader) {
        return ResourceBundle.getBundle(
                Glossary.class.getName(),
                reader,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    private Glossary() {}
}

package docket.engine.text;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the one name of a group or a budget line, which may say both languages, Korean first: {@code 총무
 * Administration}.
 */
public final class NameInBothLanguages {

    private static final Pattern BOTH = Pattern.compile("([\\p{IsHangul} ·]+?) +([A-Za-z][A-Za-z ]*)");

    /** The reader's half of a name that says both languages; the id where there is no name. */
    public static String half(@Nullable String name, String id, Locale reader) {
        if (name == null || name.isBlank()) {
            return id;
        }
        Matcher both = BOTH.matcher(name.strip());
        return both.matches() ? both.group(Korean.isReadBy(reader) ? 1 : 2) : name.strip();
    }

    private NameInBothLanguages() {}
}

package docket.engine.text;

import java.util.Locale;

/** The one language beside English in which Docket is read. */
public final class Korean {

    /** Whether the reader reads Korean, whatever their country. */
    public static boolean isReadBy(Locale reader) {
        return reader.getLanguage().equals(Locale.KOREAN.getLanguage());
    }

    private Korean() {}
}

package docket.api.problem;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** The texts of {@code docket/problems.properties} (English) and {@code docket/problems_ko.properties}. */
public final class ProblemTexts {

    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    public static String text(String key, Locale locale, Object... arguments) {
        ResourceBundle texts = ResourceBundle.getBundle("docket.problems", locale, NO_FALLBACK);
        return new MessageFormat(texts.getString(key), locale).format(arguments);
    }

    private ProblemTexts() {}
}

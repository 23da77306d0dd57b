package docket.engine.refusal;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** The refusals' texts, {@code docket/refusals.properties} (English) and {@code docket/refusals_ko.properties}. */
final class RefusalTexts {

    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    static String text(RefusalCode code, Locale locale, Object... arguments) {
        ResourceBundle texts = ResourceBundle.getBundle("docket.refusals", locale, NO_FALLBACK);
        return new MessageFormat(texts.getString(code.code()), locale).format(arguments);
    }

    private RefusalTexts() {}
}

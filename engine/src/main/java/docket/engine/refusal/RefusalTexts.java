package docket.engine.refusal;

import docket.engine.money.Money;
import docket.engine.text.Characters;
import java.text.MessageFormat;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The refusals' texts, beside the enum of their codes and under its name: {@code CaseRefusal.properties} (English) and
 * {@code CaseRefusal_ko.properties}. A code may have finer texts for what its first argument names:
 * {@code invalid-approval-line.person-twice}.
 */
final class RefusalTexts {

    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    /** What somebody sent is told back to them, and no more of it than they can read: UTF-16 units. */
    private static final int LONGEST_SHOWN = 4_000;

    static String text(RefusalCode code, Locale locale, Map<String, String> names, @Nullable Object... arguments) {
        Class<?> area = code.getClass();
        ResourceBundle texts = ResourceBundle.getBundle(area.getName(), locale, area.getClassLoader(), NO_FALLBACK);
        String finer = arguments.length == 0 ? code.code() : code.code() + "." + arguments[0];
        String pattern = texts.getString(texts.containsKey(finer) ? finer : code.code());
        Object[] shown = Arrays.stream(arguments)
                .map(argument -> shown(argument, texts.getLocale(), names))
                .toArray();
        String text = new MessageFormat(pattern, locale).format(shown);
        return texts.getLocale().equals(Locale.KOREAN) ? KoreanParticles.fit(text) : text;
    }

    /** Numbers as they are (a version is 1234, not 1,234), money and terms as the language writes them, people by their names. */
    private static String shown(@Nullable Object argument, Locale reader, Map<String, String> names) {
        if (argument instanceof Money money) {
            return money.in(reader);
        }
        if (argument instanceof Term term) {
            return Characters.cut(term.in(reader), LONGEST_SHOWN);
        }
        if (argument instanceof Collection<?> items) {
            return items.stream().map(item -> shown(item, reader, names)).collect(Collectors.joining(", "));
        }
        if (argument instanceof Who who) {
            return names.getOrDefault(who.id(), who.id());
        }
        if (argument instanceof NamedLine line) {
            return line.in(reader);
        }
        return Characters.cut(String.valueOf(argument), LONGEST_SHOWN);
    }

    private RefusalTexts() {}
}

package docket.api.problem;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Locale.LanguageRange;
import java.util.stream.Stream;

/**
 * The language of an answer: the first of Accept-Language that we speak, Korean or English, else English. Programs that
 * write the name of their locale there ({@code ko_KR}) are understood too.
 */
public final class Languages {

    private static final List<String> SPOKEN = List.of("ko", "en");

    public static Locale of(HttpServletRequest request) {
        String asked = request.getHeader("Accept-Language");
        if (asked == null) {
            return Locale.ENGLISH;
        }
        return (asked.indexOf('_') < 0 ? languages(request) : languages(asked.replace('_', '-')))
                .filter(SPOKEN::contains)
                .findFirst()
                .map(Locale::forLanguageTag)
                .orElse(Locale.ENGLISH);
    }

    private static Stream<String> languages(HttpServletRequest request) {
        return Collections.list(request.getLocales()).stream().map(Locale::getLanguage);
    }

    private static Stream<String> languages(String asked) {
        try {
            return LanguageRange.parse(asked).stream()
                    .filter(range -> range.getWeight() > 0)
                    .map(range -> range.getRange().replaceFirst("-.*", ""));
        } catch (IllegalArgumentException unreadable) {
            return Stream.empty();
        }
    }

    private Languages() {}
}

package docket.processes.amount;

import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The word for a currency that stands before or behind a number.
 *
 * @param number what is left without the word
 * @param code of ISO 4217, null where no currency is named
 * @param behind whether the word stands behind the number, and so says what the last digits count
 */
record CurrencyWord(String number, @Nullable String code, boolean behind) {

    /** The currencies by their words, the longer words first. */
    private static final Map<String, String> WORDS = words();

    static CurrencyWord of(String text) {
        for (Map.Entry<String, String> word : WORDS.entrySet()) {
            int length = word.getKey().length();
            if (text.regionMatches(true, 0, word.getKey(), 0, length)) {
                return new CurrencyWord(text.substring(length).strip(), word.getValue(), false);
            }
            int at = text.length() - length;
            if (at > 0 && text.regionMatches(true, at, word.getKey(), 0, length)) {
                return new CurrencyWord(text.substring(0, at).strip(), word.getValue(), true);
            }
        }
        return new CurrencyWord(text, null, false);
    }

    private static Map<String, String> words() {
        Map<String, String> words = new LinkedHashMap<>();
        words.put("US$", "USD");
        Currency.getAvailableCurrencies().stream()
                .map(Currency::getCurrencyCode)
                .sorted()
                .forEach(code -> words.put(code, code));
        words.put("달러", "USD");
        words.put("유로", "EUR");
        words.put("원", "KRW");
        words.put("₩", "KRW");
        words.put("€", "EUR");
        words.put("$", "USD");
        return words;
    }
}

package docket.engine.budget.sum;

import docket.engine.money.Money;
import java.util.Currency;
import java.util.Map;
import java.util.TreeMap;

/**
 * Below which budget a line is not shown by itself in public. Immutable.
 *
 * @param byCurrency main units, by the ISO 4217 code
 */
public record Threshold(Map<String, Long> byCurrency) {

    private static final long USUAL = 1_000;

    public Threshold {
        byCurrency = Map.copyOf(byCurrency);
    }

    /**
     * Reads {@code KRW 1000000, EUR 1000}.
     *
     * @throws IllegalArgumentException where it is none
     */
    public static Threshold parse(String text) {
        Map<String, Long> read = new TreeMap<>();
        for (String part : text.split(",")) {
            String[] words = part.strip().split("\\s+");
            if (words.length != 2 || !words[1].matches("[0-9]{1,15}")) {
                throw new IllegalArgumentException("“" + part.strip() + "” is no currency and whole number");
            }
            read.put(Currency.getInstance(words[0]).getCurrencyCode(), Long.valueOf(words[1]));
        }
        return new Threshold(read);
    }

    /** That of a currency; 1,000 main units where it is not named. */
    public Money of(String currency) {
        return Money.parse(String.valueOf(byCurrency.getOrDefault(currency, USUAL)), currency);
    }
}

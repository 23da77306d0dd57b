package docket.processes.amount;

import docket.engine.money.Money;
import docket.engine.refusal.RefusalCode;
import docket.engine.refusal.Refused;
import java.math.BigDecimal;
import java.text.Normalizer;
import java.text.NumberFormat;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads an amount as people write it: {@code 1,200,000}, {@code 1 200 000}, {@code 120만}, {@code 1억 2,000만원}, {@code
 * 1,200천원}, {@code 34.34}, {@code €34,34}, in full-width digits too. What can be read in two ways is refused, so that
 * nobody asks for another amount than they meant.
 */
public final class WrittenAmount {

    private static final int LONGEST = 60;
    private static final int GROUP = 3;
    private static final BigDecimal MYRIAD = BigDecimal.valueOf(10_000);

    /** The words for a currency that may stand before or behind a number, the longer ones first. */
    private static final Map<String, String> CURRENCIES = currencies();

    private static final Map<Character, BigDecimal> MYRIADS =
            units("조", 1_000_000_000_000L, "억", 100_000_000L, "만", 10_000L);
    private static final Map<Character, BigDecimal> TENS = units("천", 1_000L, "백", 100L, "십", 10L);

    private static final Pattern PLAIN = Pattern.compile("(?<whole>[0-9]+)(?:(?<point>[.,])(?<fraction>[0-9]+))?");
    private static final Pattern GROUPED = Pattern.compile("(?<whole>[1-9][0-9]{0,2}(?<separator>[,. '’])[0-9]{3}"
            + "(?:\\k<separator>[0-9]{3})*)(?:(?!\\k<separator>)(?<point>[.,])(?<fraction>[0-9]+))?");

    private final String written;
    private final Currency currency;
    private final int digits;

    private WrittenAmount(String written, Currency currency) {
        this.written = written.strip();
        this.currency = currency;
        this.digits = Math.max(0, currency.getDefaultFractionDigits());
    }

    /**
     * @param currency what the amount is in; a word for another currency in the text is refused
     * @throws Refused INVALID_AMOUNT where it is no amount, is negative, is finer than the currency, too large, or could be
     *     read as another amount
     */
    public static Money read(String written, Currency currency) {
        return new WrittenAmount(written, currency).read();
    }

    /** How an amount was understood, for the person who wrote it: {@code 1,200,000원 (120만 원)}. */
    public static String understood(Money amount, Locale locale) {
        String myriads = amount.currency().getCurrencyCode().equals("KRW")
                        && locale.getLanguage().equals(Locale.KOREAN.getLanguage())
                ? inMyriads(amount.minorUnits())
                : "";
        return amount.in(locale) + (myriads.isEmpty() ? "" : " (" + myriads + " 원)");
    }

    private Money read() {
        String text = Normalizer.normalize(written, Normalizer.Form.NFKC)
                .replaceAll("\\s+", " ")
                .strip();
        if (text.length() > LONGEST) {
            throw unreadable();
        }
        String number = withoutCurrency(text);
        if (number.startsWith("-") || number.startsWith("−")) {
            throw refused("negative");
        }
        BigDecimal value = hasUnit(number) ? inUnits(number) : number(number);
        if (value.stripTrailingZeros().scale() > digits) {
            throw refused("too-fine", currency);
        }
        try {
            return new Money(value.movePointRight(digits).longValueExact(), currency);
        } catch (ArithmeticException e) {
            throw refused("too-large");
        }
    }

    private String withoutCurrency(String text) {
        String number = text.replaceFirst("^일?금 ?", "").replaceFirst("(?<=원) ?정$", "");
        String named = null;
        for (Map.Entry<String, String> word : CURRENCIES.entrySet()) {
            String rest = stripped(number, word.getKey());
            if (rest != null) {
                number = rest;
                named = word.getValue();
                break;
            }
        }
        if (named != null && !named.equals(currency.getCurrencyCode())) {
            throw refused("other-currency", currency);
        }
        return number;
    }

    private static @Nullable String stripped(String text, String word) {
        if (text.regionMatches(true, 0, word, 0, word.length())) {
            return text.substring(word.length()).strip();
        }
        int at = text.length() - word.length();
        return at > 0 && text.regionMatches(true, at, word, 0, word.length())
                ? text.substring(0, at).strip()
                : null;
    }

    private static boolean hasUnit(String text) {
        return text.chars().anyMatch(letter -> MYRIADS.containsKey((char) letter) || TENS.containsKey((char) letter));
    }

    /** {@code 1억 2,000만 500}: each part but the first is less than a myriad, and only the last may have a fraction. */
    private BigDecimal inUnits(String text) {
        BigDecimal sum = BigDecimal.ZERO;
        String rest = text;
        boolean first = true;
        for (Map.Entry<Character, BigDecimal> unit : MYRIADS.entrySet()) {
            int at = rest.indexOf(unit.getKey());
            if (at >= 0) {
                BigDecimal part = part(rest.substring(0, at).strip(), first);
                rest = rest.substring(at + 1).strip();
                if (!rest.isEmpty() && part.stripTrailingZeros().scale() > 0) {
                    throw unreadable();
                }
                sum = sum.add(part.multiply(unit.getValue()));
                first = false;
            }
        }
        return rest.isEmpty() ? sum : sum.add(part(rest, first));
    }

    /** {@code 2,000} or {@code 2천 5백}. */
    private BigDecimal part(String text, boolean first) {
        BigDecimal sum = BigDecimal.ZERO;
        String rest = text;
        for (Map.Entry<Character, BigDecimal> unit : TENS.entrySet()) {
            int at = rest.indexOf(unit.getKey());
            if (at >= 0) {
                String times = rest.substring(0, at).strip();
                sum = sum.add(unit.getValue().multiply(times.isEmpty() ? BigDecimal.ONE : number(times)));
                rest = rest.substring(at + 1).strip();
            }
        }
        if (!rest.isEmpty() || text.isEmpty()) {
            sum = sum.add(number(rest));
        }
        if (!first && sum.compareTo(MYRIAD) >= 0) {
            throw unreadable();
        }
        return sum;
    }

    private BigDecimal number(String text) {
        Matcher number = PLAIN.matcher(text);
        if (!number.matches()) {
            number = GROUPED.matcher(text);
            if (!number.matches()) {
                throw unreadable();
            }
        }
        String whole = number.group("whole").replaceAll("[^0-9]", "");
        String fraction = number.group("fraction");
        if (fraction == null) {
            return new BigDecimal(whole);
        }
        if (number.group("point").equals(",")) {
            return afterComma(number.group("whole"), whole, fraction);
        }
        if (fraction.length() == GROUP && digits != GROUP && !whole.matches("0+")) {
            throw refused(
                    "ambiguous",
                    NumberFormat.getIntegerInstance(Locale.ROOT).format(new BigDecimal(whole + fraction)),
                    new BigDecimal(whole + "." + fraction).stripTrailingZeros().toPlainString());
        }
        return new BigDecimal(whole + "." + fraction);
    }

    /** A comma groups thousands; before as many digits as the currency's minor unit has, it is a decimal comma. */
    private BigDecimal afterComma(String grouped, String whole, String fraction) {
        boolean thousands = fraction.length() == GROUP && grouped.length() <= GROUP && !whole.startsWith("0");
        if (thousands) {
            return new BigDecimal(whole + fraction);
        }
        if (digits == 0 || fraction.length() != digits) {
            throw unreadable();
        }
        return new BigDecimal(whole + "." + fraction);
    }

    private Refused unreadable() {
        return refused("unreadable");
    }

    private Refused refused(String why, Object... more) {
        Object[] arguments = new Object[2 + more.length];
        arguments[0] = why;
        arguments[1] = written;
        System.arraycopy(more, 0, arguments, 2, more.length);
        return new Refused(RefusalCode.INVALID_AMOUNT, arguments);
    }

    /** {@code 1억 2,000만}; nothing below a myriad. */
    private static String inMyriads(long number) {
        StringBuilder text = new StringBuilder();
        NumberFormat format = NumberFormat.getIntegerInstance(Locale.KOREAN);
        BigDecimal rest = BigDecimal.valueOf(number);
        for (Map.Entry<Character, BigDecimal> unit : MYRIADS.entrySet()) {
            BigDecimal[] parts = rest.divideAndRemainder(unit.getValue());
            if (parts[0].signum() > 0) {
                text.append(format.format(parts[0])).append(unit.getKey()).append(' ');
            }
            rest = parts[1];
        }
        return text.isEmpty() || rest.signum() == 0 ? text.toString().strip() : text + format.format(rest);
    }

    private static Map<String, String> currencies() {
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

    private static Map<Character, BigDecimal> units(Object... named) {
        Map<Character, BigDecimal> units = new LinkedHashMap<>();
        for (int i = 0; i < named.length; i += 2) {
            units.put(((String) named[i]).charAt(0), BigDecimal.valueOf((Long) named[i + 1]));
        }
        return units;
    }
}

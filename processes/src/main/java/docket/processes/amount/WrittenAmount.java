package docket.processes.amount;

import docket.engine.money.LegalTender;
import docket.engine.money.Money;
import docket.engine.refusal.Refused;
import docket.engine.refusal.RequestRefusal;
import docket.engine.text.Korean;
import java.math.BigDecimal;
import java.text.Normalizer;
import java.text.NumberFormat;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads an amount as people write it: {@code 1,200,000}, {@code 1 200 000}, {@code 120만}, {@code 1억 2,000만원},
 * {@code 1,200천원}, {@code 34.34}, {@code €34,34}, in full-width digits too, but in no others: {@code 10²} is not 102.
 * What can be read in two ways is refused, so that nobody asks for another amount than they meant.
 */
public final class WrittenAmount {

    private static final int LONGEST = 60;
    private static final int GROUP = 3;
    private static final BigDecimal MYRIAD = BigDecimal.valueOf(10_000);
    private static final int FULL_WIDTH = '０' - '0';

    private static final Map<Character, BigDecimal> MYRIADS =
            units("조", 1_000_000_000_000L, "억", 100_000_000L, "만", 10_000L);
    private static final Map<Character, BigDecimal> TENS = units("천", 1_000L, "백", 100L, "십", 10L);

    private static final Pattern NOTHING = Pattern.compile("0+([.]0+)?");
    private static final Pattern FULL_WIDTH_FORMS = Pattern.compile("[！-～]");
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
     * Reads an amount in a currency that has yet to be looked up.
     *
     * @param code of ISO 4217
     * @throws Refused INVALID_AMOUNT as {@link #read(String, Currency)} does, and where no country pays with the
     *     currency
     */
    public static Money read(String written, String code) {
        Currency currency = LegalTender.of(code)
                .orElseThrow(() -> new Refused(RequestRefusal.INVALID_AMOUNT, "no-such-currency", written, code));
        return read(written, currency);
    }

    /**
     * @param currency what the amount is in; a word for another currency in the text is refused
     * @throws Refused INVALID_AMOUNT where it is no amount, is negative, is finer than the currency, too large, or
     *     could be read as another amount
     */
    public static Money read(String written, Currency currency) {
        return new WrittenAmount(written, currency).read();
    }

    /** How an amount was understood, for the person who wrote it: {@code 1,200,000원 (120만 원)}. */
    public static String understood(Money amount, Locale locale) {
        String myriads = amount.currency().getCurrencyCode().equals("KRW") && Korean.isReadBy(locale)
                ? inMyriads(amount.minorUnits())
                : "";
        return amount.in(locale) + (myriads.isEmpty() ? "" : " (" + myriads + " 원)");
    }

    private Money read() {
        String text = plain(written);
        if (text.length() > LONGEST) {
            throw unreadable();
        }
        CurrencyWord word = currencyOf(text);
        String number = word.number();
        if (number.startsWith("-") || number.startsWith("−")) {
            number = number.substring(1);
            if (!NOTHING.matcher(number).matches()) {
                throw refused("negative");
            }
        }
        BigDecimal value = hasUnit(number) ? inUnits(number, !word.behind()) : number(number);
        if (value.stripTrailingZeros().scale() > digits) {
            throw refused("too-fine", currency);
        }
        try {
            return new Money(value.movePointRight(digits).longValueExact(), currency);
        } catch (ArithmeticException e) {
            throw refused("too-large");
        }
    }

    /**
     * The text with full-width letters and every kind of space as ASCII has them, and Hangul composed; no other digits
     * become ASCII.
     */
    private static String plain(String written) {
        String composed = Normalizer.normalize(written, Normalizer.Form.NFC).replace('￦', '₩');
        return FULL_WIDTH_FORMS
                .matcher(composed)
                .replaceAll(wide -> Matcher.quoteReplacement(
                        String.valueOf((char) (wide.group().charAt(0) - FULL_WIDTH))))
                .replaceAll("[\\s\\p{Zs}]+", " ")
                .strip();
    }

    private CurrencyWord currencyOf(String text) {
        CurrencyWord word = CurrencyWord.of(text.replaceFirst("^일?금 ?", "").replaceFirst("(?<=원) ?정$", ""));
        if (word.code() != null && !word.code().equals(currency.getCurrencyCode())) {
            throw refused("other-currency", currency);
        }
        return word;
    }

    private static boolean hasUnit(String text) {
        return text.chars().anyMatch(letter -> MYRIADS.containsKey((char) letter) || TENS.containsKey((char) letter));
    }

    /**
     * Reads {@code 1억 2,000만 500}: each part but the first is less than a myriad, and only the last may have a
     * fraction.
     *
     * @param open whether nothing behind the number says what its last digits count
     */
    private BigDecimal inUnits(String text, boolean open) {
        BigDecimal sum = BigDecimal.ZERO;
        BigDecimal least = BigDecimal.ZERO;
        String rest = text;
        for (Map.Entry<Character, BigDecimal> unit : MYRIADS.entrySet()) {
            int at = rest.indexOf(unit.getKey());
            if (at >= 0) {
                BigDecimal part = part(rest.substring(0, at).strip(), least.signum() == 0, true);
                rest = rest.substring(at + 1).strip();
                if (!rest.isEmpty() && part.stripTrailingZeros().scale() > 0) {
                    throw unreadable();
                }
                sum = sum.add(part.multiply(unit.getValue()));
                least = unit.getValue();
            }
        }
        if (rest.isEmpty()) {
            return sum;
        }
        BigDecimal last = part(rest, least.signum() == 0, open);
        boolean counted = hasUnit(rest);
        if (least.compareTo(MYRIAD) > 0 && (open || counted) && (counted || last.compareTo(BigDecimal.TEN) >= 0)) {
            throw unitMissing(sum.add(last), sum.add(last.multiply(least.divide(MYRIAD))));
        }
        return least.signum() > 0 && open && !counted ? withDigit(sum, last, least) : sum.add(last);
    }

    /** Reads a part, such as {@code 2,000} or {@code 2천 5백}. */
    private BigDecimal part(String text, boolean first, boolean open) {
        BigDecimal sum = BigDecimal.ZERO;
        BigDecimal least = BigDecimal.ONE;
        String rest = text;
        for (Map.Entry<Character, BigDecimal> unit : TENS.entrySet()) {
            int at = rest.indexOf(unit.getKey());
            if (at >= 0) {
                String times = rest.substring(0, at).strip();
                sum = sum.add(unit.getValue().multiply(times.isEmpty() ? BigDecimal.ONE : number(times)));
                rest = rest.substring(at + 1).strip();
                least = unit.getValue();
            }
        }
        if (!rest.isEmpty() || text.isEmpty()) {
            BigDecimal last = number(rest);
            sum = open ? withDigit(sum, last, least) : sum.add(last);
        }
        if (!first && sum.compareTo(MYRIAD) >= 0) {
            throw unreadable();
        }
        return sum;
    }

    /** Adds what stands behind a unit; a digit alone there is said for tenths of the unit too: 1억5, 1천2. */
    private BigDecimal withDigit(BigDecimal sum, BigDecimal last, BigDecimal unit) {
        if (unit.compareTo(BigDecimal.TEN) > 0 && last.signum() > 0 && last.compareTo(BigDecimal.TEN) < 0) {
            throw unitMissing(sum.add(last), sum.add(last.multiply(unit).divide(BigDecimal.TEN)));
        }
        return sum.add(last);
    }

    private Refused unitMissing(BigDecimal plainReading, BigDecimal unitReading) {
        return refused("unit-missing", grouped(plainReading), grouped(unitReading));
    }

    private static String grouped(BigDecimal number) {
        return NumberFormat.getNumberInstance(Locale.ROOT).format(number);
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
                    grouped(new BigDecimal(whole + fraction)),
                    new BigDecimal(whole + "." + fraction).stripTrailingZeros().toPlainString());
        }
        return new BigDecimal(whole + "." + fraction);
    }

    /**
     * Reads a number with a comma: it groups thousands, and before as many digits as the minor unit has it is a decimal
     * comma.
     */
    private BigDecimal afterComma(String grouped, String whole, String fraction) {
        boolean thousands = fraction.length() == GROUP && grouped.length() <= GROUP && !whole.startsWith("0");
        if (thousands && digits == GROUP) {
            throw refused("ambiguous-comma", whole + fraction + ".000", whole + "." + fraction);
        }
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
        return new Refused(RequestRefusal.INVALID_AMOUNT, arguments);
    }

    /** Writes {@code 1억 2,000만}; empty for a number below a myriad. */
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

    private static Map<Character, BigDecimal> units(Object... named) {
        Map<Character, BigDecimal> units = new LinkedHashMap<>();
        for (int i = 0; i < named.length; i += 2) {
            units.put(((String) named[i]).charAt(0), BigDecimal.valueOf((Long) named[i + 1]));
        }
        return units;
    }
}

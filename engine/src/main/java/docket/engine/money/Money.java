package docket.engine.money;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import docket.engine.text.Korean;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.util.Currency;
import java.util.Locale;

/**
 * An amount of one currency, in that currency's minor unit (ISO 4217): 34.34 EUR is {@code 3434 EUR}, 1,200,000 KRW is
 * {@code 1200000 KRW}. Arithmetic is exact: an overflow or a mix of currencies throws.
 */
public record Money(long minorUnits, Currency currency) implements Comparable<Money> {

    public static Money zero(Currency currency) {
        return new Money(0, currency);
    }

    /**
     * Reads a decimal string. Trailing zeros are accepted (1200000.00 KRW), a finer amount than the currency has is not.
     *
     * @throws IllegalArgumentException if the text is no decimal number, is too large, or is finer than the minor unit
     */
    public static Money parse(String decimal, String currencyCode) {
        Currency currency = Currency.getInstance(currencyCode);
        try {
            return new Money(
                    new BigDecimal(decimal)
                            .movePointRight(fractionDigits(currency))
                            .longValueExact(),
                    currency);
        } catch (ArithmeticException | NumberFormatException e) {
            throw new IllegalArgumentException("'" + decimal + "' is not an amount of " + currencyCode, e);
        }
    }

    @JsonCreator
    static Money ofStored(@JsonProperty("minor") long minor, @JsonProperty("currency") String currency) {
        return new Money(minor, Currency.getInstance(currency));
    }

    /** The stored form: {@code {"minor": 3434, "currency": "EUR"}}. */
    @JsonProperty("minor")
    @Override
    public long minorUnits() {
        return minorUnits;
    }

    public Money plus(Money other) {
        return new Money(Math.addExact(minorUnits, sameCurrency(other).minorUnits), currency);
    }

    public Money minus(Money other) {
        return new Money(Math.subtractExact(minorUnits, sameCurrency(other).minorUnits), currency);
    }

    /** As much below zero as this is above it, or the other way round. */
    public Money negated() {
        return zero(currency).minus(this);
    }

    public boolean isNegative() {
        return minorUnits < 0;
    }

    /** The amount as a plain decimal string with the currency's fraction digits: {@code "34.34"}. */
    public String toDecimal() {
        return BigDecimal.valueOf(minorUnits, fractionDigits(currency)).toPlainString();
    }

    /** The amount for a reader: {@code 1,200,000원} in Korean, {@code 1,200,000 KRW} otherwise. */
    public String in(Locale reader) {
        NumberFormat format = NumberFormat.getNumberInstance(reader);
        format.setMinimumFractionDigits(fractionDigits(currency));
        format.setMaximumFractionDigits(fractionDigits(currency));
        String code = currency.getCurrencyCode();
        boolean won = code.equals("KRW") && Korean.isReadBy(reader);
        return format.format(BigDecimal.valueOf(minorUnits, fractionDigits(currency))) + (won ? "원" : " " + code);
    }

    @Override
    public int compareTo(Money other) {
        return Long.compare(minorUnits, sameCurrency(other).minorUnits);
    }

    @Override
    public String toString() {
        return toDecimal() + " " + currency.getCurrencyCode();
    }

    private Money sameCurrency(Money other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException("Expected an amount in " + currency + " but found " + other);
        }
        return other;
    }

    private static int fractionDigits(Currency currency) {
        return Math.max(0, currency.getDefaultFractionDigits());
    }
}

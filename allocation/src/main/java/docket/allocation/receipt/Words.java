package docket.allocation.receipt;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.text.MessageFormat;
import java.text.NumberFormat;
import java.util.Currency;
import java.util.Locale;
import java.util.ResourceBundle;

/** Sentences and amounts in the reader's language. */
final class Words {

    private final Locale language;
    private final Currency currency;
    private final ResourceBundle texts;

    Words(Locale reader, Currency currency) {
        boolean korean = reader.getLanguage().equals(Locale.KOREAN.getLanguage());
        this.language = korean ? Locale.KOREAN : Locale.ENGLISH;
        this.currency = currency;
        this.texts = ResourceBundle.getBundle(
                "docket.allocation.receipts",
                korean ? Locale.KOREAN : Locale.ROOT,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    /** @param parts texts that stand in the sentence as they are */
    String say(String key, String... parts) {
        return new MessageFormat(texts.getString(key), language).format(parts);
    }

    String number(long number) {
        return NumberFormat.getIntegerInstance(language).format(number);
    }

    /** {@code 1,200,000원} for a Korean reader of won, otherwise {@code 1,200,000 KRW}. */
    String money(long minorUnits) {
        int digits = Math.max(0, currency.getDefaultFractionDigits());
        NumberFormat format = NumberFormat.getNumberInstance(language);
        format.setMinimumFractionDigits(digits);
        format.setMaximumFractionDigits(digits);
        boolean won =
                language.equals(Locale.KOREAN) && currency.getCurrencyCode().equals("KRW");
        return format.format(BigDecimal.valueOf(minorUnits, digits)) + (won ? "원" : " " + currency.getCurrencyCode());
    }

    /** Hundredths of the whole with one decimal, rounded down so that a part is never called all. */
    String share(long part, long whole) {
        BigInteger thousandths =
                BigInteger.valueOf(part).multiply(BigInteger.valueOf(1_000)).divide(BigInteger.valueOf(whole));
        NumberFormat format = NumberFormat.getNumberInstance(language);
        format.setMinimumFractionDigits(1);
        return format.format(new BigDecimal(thousandths, 1));
    }
}

package docket.api.page.budget;

import docket.engine.money.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.NumberFormat;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** In what amounts are written on a page: 원, 백만, 억; ones, thousands, millions of any other currency. */
public enum Unit {
    ONE(0, 0),
    THOUSAND(3, 1),
    MILLION(6, 1),
    HUNDRED_MILLION(8, 2);

    private static final List<Unit> OF_WON = List.of(ONE, MILLION, HUNDRED_MILLION);
    private static final List<Unit> OF_OTHERS = List.of(ONE, THOUSAND, MILLION);

    private final int zeros;
    private final int decimals;

    Unit(int zeros, int decimals) {
        this.zeros = zeros;
        this.decimals = decimals;
    }

    /** Those in which amounts of the currency are written. */
    public static List<Unit> of(@Nullable Currency currency) {
        return currency == null || currency.getCurrencyCode().equals("KRW") ? OF_WON : OF_OTHERS;
    }

    /** The unit of that name, where amounts of the currency are written in it; else single ones. */
    static Unit named(@Nullable String name, @Nullable Currency currency) {
        return Arrays.stream(values())
                .filter(unit -> unit.code().equals(name) && of(currency).contains(unit))
                .findFirst()
                .orElse(ONE);
    }

    /** As it stands in an address. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public boolean isRounded() {
        return this != ONE;
    }

    /** The amount without its currency, rounded half up: {@code 1.2} for 1,234,567 won in millions. */
    public String say(Money amount, Locale reader) {
        int fraction = Math.max(0, amount.currency().getDefaultFractionDigits());
        int shown = isRounded() ? decimals : fraction;
        NumberFormat format = NumberFormat.getNumberInstance(reader);
        format.setMinimumFractionDigits(shown);
        format.setMaximumFractionDigits(shown);
        BigDecimal value =
                BigDecimal.valueOf(amount.minorUnits(), fraction + zeros).setScale(shown, RoundingMode.HALF_UP);
        return format.format(value).replace('-', '−');
    }
}

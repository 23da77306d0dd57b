package docket.api.page.audit;

import docket.engine.money.Money;
import docket.engine.refusal.Refused;
import docket.engine.refusal.RequestRefusal;
import docket.processes.amount.WrittenAmount;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** Reads an amount that is looked for as people write it: {@code 1,200,000}, {@code 120만}, {@code 34.34 EUR}. */
final class AmountFilter {

    private static final int USUAL_DIGITS = 2;

    /**
     * One amount in each currency in which the text can be read, where it leaves the currency open.
     *
     * @throws Refused INVALID_AMOUNT where it can be read in none
     */
    static List<Money> of(String written, @Nullable Currency currency) {
        if (currency != null) {
            return List.of(WrittenAmount.read(written, currency));
        }
        List<Money> readings = readings(written, digits -> digits >= 0 && digits <= USUAL_DIGITS);
        if (readings.isEmpty()) {
            readings = readings(written, digits -> digits > USUAL_DIGITS);
        }
        if (readings.isEmpty()) {
            throw new Refused(RequestRefusal.INVALID_AMOUNT, "unreadable", written);
        }
        return readings;
    }

    /** @throws IllegalArgumentException where there is no such currency */
    static Currency currency(String code) {
        return Currency.getInstance(code.toUpperCase(Locale.ROOT));
    }

    private static List<Money> readings(String written, IntPredicate digits) {
        List<Money> readings = new ArrayList<>();
        for (Currency one : Currency.getAvailableCurrencies()) {
            if (digits.test(one.getDefaultFractionDigits())) {
                try {
                    readings.add(WrittenAmount.read(written, one));
                } catch (Refused notInThisOne) {
                    continue;
                }
            }
        }
        return readings;
    }

    private AmountFilter() {}
}

package docket.engine.budget.day;

import docket.engine.budget.sum.Figures;
import docket.engine.budget.sum.YearTree;
import docket.engine.money.Money;
import java.util.Currency;

/**
 * What the lines of one fiscal year in one currency come to at the end of a day.
 *
 * @param threshold in minor units of the currency: lines with a smaller budget are rolled up
 * @param shown how many lines are shown by themselves
 * @param sums of all lines
 * @param root of their sum tree, Base64
 */
public record DaySum(int fiscalYear, String currency, long threshold, int shown, Figures sums, String root) {

    public Money money(long minorUnits) {
        return new Money(minorUnits, Currency.getInstance(currency));
    }

    static DaySum of(YearTree tree) {
        return new DaySum(
                tree.fiscalYear(),
                tree.currency(),
                tree.threshold(),
                tree.shown().size(),
                tree.root().figures(),
                tree.root().text());
    }
}

package docket.api.sample.budget;

import docket.api.sample.Rows;
import docket.engine.budget.command.AppropriateFunds;
import docket.engine.budget.terms.Control;
import docket.engine.money.Money;
import java.util.Currency;
import java.util.List;

/**
 * A budget line of the sample organisation.
 *
 * @param before what was voted for the year before
 * @param now what was voted for this year
 */
public record SampleBudgetLine(
        String code,
        String organization,
        String name,
        String program,
        String item,
        String source,
        Money before,
        Money now,
        Control control) {

    public static final Currency WON = Currency.getInstance("KRW");

    /** How much of a budget each quarter releases, in percent. */
    private static final List<Integer> QUARTERS = List.of(30, 25, 25, 20);

    /** How many quarters are allotted at least. */
    private static final int LEAST_QUARTERS = 2;

    public static List<SampleBudgetLine> all() {
        return Rows.of("budget-lines.csv").stream()
                .map(row -> new SampleBudgetLine(
                        row[0],
                        row[1],
                        row[2],
                        row[3],
                        row[4],
                        row[5],
                        won(row[6]),
                        won(row[7]),
                        Control.valueOf(row[8])))
                .toList();
    }

    /** The id of the line of this code, as whoever opens it over REST gets it. */
    public static String id(int fiscalYear, String code) {
        String organization = all().stream()
                .filter(line -> line.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No line of the sample is called " + code))
                .organization();
        return fiscalYear + "." + organization + "." + code;
    }

    /** What may be spent of this year's budget at any time of the year. */
    public Money releasedAtLeast() {
        return quarters(now, LEAST_QUARTERS).stream().reduce(Money.zero(WON), Money::plus);
    }

    AppropriateFunds opening(int fiscalYear, Money voted) {
        return new AppropriateFunds(
                id(fiscalYear, code), fiscalYear, code, name, organization, voted, program, item, source, control);
    }

    /** What the quarters of a year release, the first of them and as many as are said; two at least. */
    static List<Money> quarters(Money voted, int count) {
        return QUARTERS.stream()
                .limit(Math.max(count, LEAST_QUARTERS))
                .map(percent -> part(voted, percent))
                .toList();
    }

    static Money part(Money whole, int percent) {
        return new Money(whole.minorUnits() * percent / 100, whole.currency());
    }

    static Money won(String amount) {
        return Money.parse(amount, WON.getCurrencyCode());
    }
}

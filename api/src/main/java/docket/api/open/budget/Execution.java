package docket.api.open.budget;

import docket.engine.budget.sum.Figures;
import docket.engine.budget.sum.PublicLine;
import docket.engine.budget.sum.YearTree;
import docket.engine.money.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the lines of one fiscal year in one currency came to by some key. The lines below the threshold are one row of
 * their own, the same whatever the key, so that no two tables taken together say more of them.
 *
 * @param rows by the key, which is empty where lines have none
 */
record Execution(YearTree tree, List<Row> rows) {

    /** One row. */
    record Row(String key, String name, Figures figures) {}

    static Execution of(YearTree tree, By by, Map<String, String> called) {
        Map<String, Figures> sums = new TreeMap<>();
        for (PublicLine line : tree.shown()) {
            sums.merge(by.of(line), line.figures(), Figures::plus);
        }
        return new Execution(
                tree,
                sums.entrySet().stream()
                        .map(sum ->
                                new Row(sum.getKey(), called.getOrDefault(sum.getKey(), sum.getKey()), sum.getValue()))
                        .toList());
    }

    public int fiscalYear() {
        return tree.fiscalYear();
    }

    public String currency() {
        return tree.currency();
    }

    public Figures rolledUp() {
        return tree.rolledUp().figures();
    }

    public Figures total() {
        return tree.root().figures();
    }

    public Money threshold() {
        return money(tree.threshold());
    }

    public Money money(long minor) {
        return new Money(minor, Currency.getInstance(tree.currency()));
    }

    /** How much of the budget is spent, in tenths of a per cent, rounded; 0 where there is none. */
    public BigDecimal spent(Figures figures) {
        return figures.adjusted() == 0
                ? BigDecimal.valueOf(0, 1)
                : BigDecimal.valueOf(figures.disbursed())
                        .multiply(BigDecimal.valueOf(100))
                        .divide(BigDecimal.valueOf(figures.adjusted()), 1, RoundingMode.HALF_UP);
    }
}

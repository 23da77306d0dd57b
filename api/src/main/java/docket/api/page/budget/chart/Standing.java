package docket.api.page.budget.chart;

import docket.engine.budget.Funds;
import docket.engine.budget.outlook.Alarms;
import docket.engine.budget.outlook.LineCourse;
import docket.engine.money.Money;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.function.Function;

/**
 * Where the money of some lines is.
 *
 * @param appropriation as voted
 * @param budget as voted and changed since; the parts add up to it
 * @param allotted nothing where nothing ever was
 */
public record Standing(int lines, Money appropriation, Money budget, Money allotted, Money executed, List<Part> parts) {

    private static final double WIDTH = 960;
    private static final String AVAILABLE = "available";

    /** A part of the budget, called as the glossary calls its figure; it has no width where it is below zero. */
    public record Part(String figure, Money amount, int micros, double x, double width) {}

    static Standing of(Currency currency, Collection<LineCourse> courses) {
        List<Funds> funds =
                courses.stream().map(course -> course.line().funds()).toList();
        Money budget = sum(currency, funds, Funds::adjusted);
        List<Part> amounts = new ArrayList<>();
        add(amounts, "disbursed", sum(currency, funds, Funds::disbursed), budget);
        add(amounts, "committed", sum(currency, funds, Funds::committed), budget);
        add(amounts, "reserved", sum(currency, funds, Funds::reserved), budget);
        add(amounts, AVAILABLE, sum(currency, funds, Funds::available), budget);
        add(amounts, "unallotted", sum(currency, funds, one -> one.adjusted().minus(one.ceiling())), budget);
        addIfAny(amounts, "carriedOut", sum(currency, funds, Funds::carriedOut), budget);
        addIfAny(amounts, "unspent", sum(currency, funds, Standing::leftWhenClosed), budget);
        return new Standing(
                funds.size(),
                sum(currency, funds, Funds::appropriated),
                budget,
                sum(currency, funds, Funds::allottedOrNothing),
                courses.stream().map(LineCourse::executed).reduce(Money.zero(currency), Money::plus),
                laid(amounts));
    }

    /** What part of the budget is committed or disbursed, in millionths. */
    public int executedMicros() {
        return Alarms.micros(executed, budget);
    }

    /** What may still be reserved. */
    public Money available() {
        return parts.stream()
                .filter(part -> part.figure().equals(AVAILABLE))
                .map(Part::amount)
                .findFirst()
                .orElseThrow();
    }

    private static Money leftWhenClosed(Funds funds) {
        return funds.closed()
                ? funds.ceiling().minus(funds.used())
                : Money.zero(funds.adjusted().currency());
    }

    private static void add(List<Part> parts, String figure, Money amount, Money budget) {
        parts.add(new Part(figure, amount, Alarms.micros(amount, budget), 0, 0));
    }

    private static void addIfAny(List<Part> parts, String figure, Money amount, Money budget) {
        if (amount.minorUnits() != 0) {
            add(parts, figure, amount, budget);
        }
    }

    private static List<Part> laid(List<Part> amounts) {
        double whole = amounts.stream()
                .mapToDouble(part -> Math.max(0, part.amount().minorUnits()))
                .sum();
        List<Part> laid = new ArrayList<>();
        double x = 0;
        for (Part part : amounts) {
            double width = whole == 0 ? 0 : Math.max(0, part.amount().minorUnits()) / whole * WIDTH;
            laid.add(new Part(part.figure(), part.amount(), part.micros(), x, width));
            x += width;
        }
        return laid;
    }

    private static Money sum(Currency currency, List<Funds> funds, Function<Funds, Money> figure) {
        return funds.stream().map(figure).reduce(Money.zero(currency), Money::plus);
    }
}

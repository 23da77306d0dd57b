package docket.api.page.budget.chart;

import docket.engine.budget.outlook.Execution;
import docket.engine.budget.outlook.Forecast;
import docket.engine.budget.outlook.Plan;
import docket.engine.budget.outlook.YearDays;
import docket.engine.money.Money;
import java.text.NumberFormat;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What is left of a budget day by day, beside what was planned to be left and what will be.
 *
 * @param plan as the points of a line, as {@code left} and {@code ahead}, which is empty where nothing is forecast
 * @param band of the forecast's interval at the year's end, as the corners of a triangle
 * @param today where the day stands on the axis, and {@code end} what is left then
 * @param rows the same figures at the end of each month, and of the day
 */
public record BurnDown(
        Forecast forecast,
        YearDays days,
        String plan,
        String left,
        String ahead,
        String band,
        double today,
        double end,
        double zero,
        List<Tick> amounts,
        List<Tick> months,
        List<Row> rows) {

    private static final double LEFT = 76;
    private static final double RIGHT = 950;
    private static final double TOP = 12;
    private static final double BOTTOM = 290;
    private static final int TICKS = 4;

    /** A mark on an axis. */
    public record Tick(double at, String label) {}

    /**
     * The figures at the end of a day.
     *
     * @param executed null for days to come and for those before there was a budget, as {@code left}
     * @param expected what will be executed; null for days that are over, and where nothing is forecast
     */
    public record Row(
            LocalDate day,
            Money planned,
            @Nullable Money executed,
            @Nullable Money expected,
            @Nullable Money left) {}

    static BurnDown of(Execution execution, Plan plan, Forecast forecast, Locale locale) {
        YearDays days = execution.days();
        int length = days.length();
        int over = forecast.over();
        Money whole = execution.budget(length);
        double most = 1;
        double least = 0;
        for (int day = 0; day <= over; day++) {
            double left = minor(execution.budget(day).minus(execution.executed(day)));
            most = Math.max(most, left);
            least = Math.min(least, left);
        }
        most = Math.max(most, minor(whole));
        Money high = forecast.high();
        if (high != null) {
            least = Math.min(least, minor(whole.minus(high)));
        }
        double top = most;
        double bottom = least;
        IntToDoubleFunction x = day -> LEFT + (RIGHT - LEFT) * day / length;
        DoubleUnaryOperator y = left -> BOTTOM - (BOTTOM - TOP) * (left - bottom) / (top - bottom);
        return new BurnDown(
                forecast,
                days,
                points(0, length, x, day -> y.applyAsDouble(minor(whole.minus(plan.by(day))))),
                points(
                        Math.min(over, execution.opened()),
                        over,
                        x,
                        day -> y.applyAsDouble(minor(execution.budget(day).minus(execution.executed(day))))),
                forecast.isMade()
                        ? points(over, length, x, day -> y.applyAsDouble(minor(whole.minus(forecast.at(day)))))
                        : "",
                band(forecast, whole, x.applyAsDouble(over), y),
                x.applyAsDouble(over),
                y.applyAsDouble(minor(execution.budget(over).minus(execution.executed(over)))),
                y.applyAsDouble(0),
                amounts(whole, bottom, top, y, locale),
                IntStream.rangeClosed(1, 12)
                        .mapToObj(month -> new Tick(
                                x.applyAsDouble(month == 1 ? 0 : days.endOfMonth(month - 1)), String.valueOf(month)))
                        .toList(),
                rows(execution, plan, forecast));
    }

    private static List<Row> rows(Execution execution, Plan plan, Forecast forecast) {
        YearDays days = execution.days();
        TreeSet<Integer> ends =
                IntStream.rangeClosed(1, 12).mapToObj(days::endOfMonth).collect(Collectors.toCollection(TreeSet::new));
        if (forecast.over() > 0) {
            ends.add(forecast.over());
        }
        List<Row> rows = new ArrayList<>();
        for (int over : ends) {
            boolean past = over <= forecast.over();
            Money executed = past && over >= execution.opened() ? execution.executed(over) : null;
            rows.add(new Row(
                    days.at(over),
                    plan.by(over),
                    executed,
                    past || !forecast.isMade() ? null : forecast.at(over),
                    executed == null ? null : execution.budget(over).minus(executed)));
        }
        return rows;
    }

    private static String band(Forecast forecast, Money whole, double from, DoubleUnaryOperator y) {
        Money low = forecast.low();
        Money high = forecast.high();
        return low == null || high == null
                ? ""
                : point(from, y.applyAsDouble(minor(whole.minus(forecast.executed()))))
                        + " " + point(RIGHT, y.applyAsDouble(minor(whole.minus(low))))
                        + " " + point(RIGHT, y.applyAsDouble(minor(whole.minus(high))));
    }

    private static List<Tick> amounts(Money money, double bottom, double top, DoubleUnaryOperator y, Locale locale) {
        double step = step((top - bottom) / TICKS);
        NumberFormat compact = NumberFormat.getCompactNumberInstance(locale, NumberFormat.Style.SHORT);
        compact.setMaximumFractionDigits(1);
        double unit = Math.pow(10, Math.max(0, money.currency().getDefaultFractionDigits()));
        List<Tick> ticks = new ArrayList<>();
        for (double at = Math.ceil(bottom / step) * step; at <= top; at += step) {
            ticks.add(new Tick(y.applyAsDouble(at), compact.format(at / unit + 0.0)));
        }
        return ticks;
    }

    /** 1, 2 or 5 times a power of ten, and no less. */
    private static double step(double least) {
        double power = Math.pow(10, Math.floor(Math.log10(least)));
        for (int times : new int[] {1, 2, 5}) {
            if (times * power >= least) {
                return times * power;
            }
        }
        return 10 * power;
    }

    private static String points(int from, int to, IntToDoubleFunction x, IntToDoubleFunction y) {
        return IntStream.rangeClosed(from, to)
                .mapToObj(day -> point(x.applyAsDouble(day), y.applyAsDouble(day)))
                .collect(Collectors.joining(" "));
    }

    private static String point(double x, double y) {
        return String.format(Locale.ROOT, "%.1f,%.1f", x, y);
    }

    private static double minor(Money money) {
        return money.minorUnits();
    }
}

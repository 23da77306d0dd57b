package docket.engine.budget.outlook;

import docket.engine.money.Money;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Currency;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * What some lines of one currency had executed, and what their budget was, at the end of each day of their fiscal year.
 * What happened before the year counts from its beginning, what happened after it on its last day. Immutable.
 */
public final class Execution {

    private final YearDays days;
    private final Currency currency;
    private final long[] executed;
    private final long[] budget;
    private final long[] bound;
    private final int busyDays;

    private Execution(YearDays days, Currency currency, long[] executed, long[] budget, long[] bound, int busyDays) {
        this.days = days;
        this.currency = currency;
        this.executed = executed;
        this.budget = budget;
        this.bound = bound;
        this.busyDays = busyDays;
    }

    /** @param courses those of another currency are left out */
    public static Execution of(YearDays days, Currency currency, Collection<LineCourse> courses) {
        long[] executed = new long[days.length() + 1];
        long[] budget = new long[days.length() + 1];
        for (LineCourse course : courses) {
            if (course.currency().equals(currency)) {
                add(days, course.executions(), executed);
                add(days, course.changes(), budget);
            }
        }
        long[] bound = new long[executed.length];
        int busyDays = 0;
        for (int day = 0; day < executed.length; day++) {
            busyDays += executed[day] > 0 ? 1 : 0;
            bound[day] = Math.max(0, executed[day]);
            if (day > 0) {
                bound[day] = Math.addExact(bound[day], bound[day - 1]);
                executed[day] = Math.addExact(executed[day], executed[day - 1]);
                budget[day] = Math.addExact(budget[day], budget[day - 1]);
            }
        }
        return new Execution(days, currency, executed, budget, bound, busyDays);
    }

    private static void add(YearDays days, Map<LocalDate, Long> changes, long[] sums) {
        changes.forEach((day, change) -> {
            int at = days.over(day);
            sums[at] = Math.addExact(sums[at], change);
        });
    }

    public YearDays days() {
        return days;
    }

    /** How many days were over when there was first a budget; none where there never was. */
    public int opened() {
        return IntStream.range(0, budget.length)
                .filter(day -> budget[day] != 0 || executed[day] != 0)
                .findFirst()
                .orElse(0);
    }

    /** Committed or disbursed when so many days were over. */
    public Money executed(int over) {
        return new Money(executed[over], currency);
    }

    /** The budget, as voted and changed since, when so many days were over. */
    public Money budget(int over) {
        return new Money(budget[over], currency);
    }

    /** What was bound by then, whatever of it was given back later, in minor units. */
    long bound(int over) {
        return bound[over];
    }

    /** On how many days more was bound than given back. */
    int busyDays() {
        return busyDays;
    }

    long minor(int over) {
        return executed[over];
    }

    Currency currency() {
        return currency;
    }
}

package docket.engine.budget.outlook;

import java.math.BigDecimal;
import java.math.MathContext;
import org.jspecify.annotations.Nullable;

/**
 * How much of what is executed in a year is executed by each day of it: as the year before went, or evenly where that
 * says too little. Immutable.
 */
public final class Season {

    /** So many months of the year before must have something, or they make no season. */
    static final int LEAST_MONTHS = 6;

    /** On so many days something must have been executed. */
    static final int LEAST_DAYS = 12;

    private final int length;
    private final @Nullable Execution before;

    private Season(int length, @Nullable Execution before) {
        this.length = length;
        this.before = before;
    }

    /** @param before the same lines in the year before */
    public static Season of(YearDays days, Execution before) {
        int busyMonths = 0;
        long soFar = 0;
        for (int month = 1; month <= 12; month++) {
            long bound = before.bound(before.days().endOfMonth(month));
            busyMonths += bound > soFar ? 1 : 0;
            soFar = bound;
        }
        boolean says = busyMonths >= LEAST_MONTHS && before.busyDays() >= LEAST_DAYS;
        return new Season(days.length(), says ? before : null);
    }

    /** Every day the same. */
    public static Season even(YearDays days) {
        return new Season(days.length(), null);
    }

    public boolean isOfTheYearBefore() {
        return before != null;
    }

    /** What part is executed when so many days are over, from 0 to 1. */
    BigDecimal share(int over) {
        if (before == null) {
            return ratio(over, length);
        }
        int last = before.days().length();
        int then = over == length ? last : Math.min(over, last);
        return ratio(before.bound(then), before.bound(last));
    }

    private static BigDecimal ratio(long part, long whole) {
        return BigDecimal.valueOf(part).divide(BigDecimal.valueOf(whole), MathContext.DECIMAL128);
    }
}

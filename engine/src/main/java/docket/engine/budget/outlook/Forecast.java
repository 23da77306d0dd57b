package docket.engine.budget.outlook;

import docket.engine.money.Money;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What will be executed by the end of the year, if it goes on as it went: executed so far, divided by the part of the year's
 * execution that falls on the days that are over (a run rate by season). The interval holds four times in five if the
 * months to come scatter as those of before did: their distance from the rate, with Student's t for so few. Immutable.
 */
public final class Forecast {

    /** Fewer days than these say nothing of a year. */
    public static final int LEAST_OVER = 60;

    /** On so many days something must have been executed. */
    public static final int LEAST_BUSY = 3;

    private static final BigDecimal LEAST_SHARE = new BigDecimal("0.05");
    private static final MathContext EXACT = MathContext.DECIMAL128;

    /** The ninetieth percentile of Student's t, by degrees of freedom from 1. */
    private static final String[] T = {
        "3.078", "1.886", "1.638", "1.533", "1.476", "1.440", "1.415", "1.397", "1.383", "1.372", "1.363"
    };

    /** What it rests on, or why there is none. */
    public enum Basis {
        SEASON,
        EVEN,
        NOT_BEGUN,
        OVER,
        TOO_EARLY,
        TOO_LITTLE,
        OUT_OF_SEASON;

        boolean isForecast() {
            return this == SEASON || this == EVEN;
        }
    }

    private final Execution execution;
    private final Season season;
    private final int over;
    private final Basis basis;

    private Forecast(Execution execution, Season season, int over, Basis basis) {
        this.execution = execution;
        this.season = season;
        this.over = over;
        this.basis = basis;
    }

    /** @param day at whose end it is made */
    public static Forecast of(Execution execution, Season season, LocalDate day) {
        int over = execution.days().over(day);
        return new Forecast(execution, season, over, basis(execution, season, over));
    }

    private static Basis basis(Execution execution, Season season, int over) {
        if (over == 0) {
            return Basis.NOT_BEGUN;
        }
        if (over == execution.days().length()) {
            return Basis.OVER;
        }
        if (over < LEAST_OVER) {
            return Basis.TOO_EARLY;
        }
        if (execution.busyDays() < LEAST_BUSY || execution.minor(over) <= 0) {
            return Basis.TOO_LITTLE;
        }
        if (season.share(over).compareTo(LEAST_SHARE) < 0) {
            return Basis.OUT_OF_SEASON;
        }
        return season.isOfTheYearBefore() ? Basis.SEASON : Basis.EVEN;
    }

    public Basis basis() {
        return basis;
    }

    /** Whether there is one; the figures of the year's end are null where not. */
    public boolean isMade() {
        return basis.isForecast();
    }

    /** How many days were over when it was made. */
    public int over() {
        return over;
    }

    public Money executed() {
        return execution.executed(over);
    }

    /** What part of the year's execution falls on the days that are over, in millionths. */
    public int shareMicros() {
        return season.share(over).movePointRight(6).intValue();
    }

    public @Nullable Money end() {
        return isMade() ? at(execution.days().length()) : null;
    }

    /** The least that is executed by the end of the year, four times in five; never less than is already. */
    public @Nullable Money low() {
        return isMade() ? money(wholeYear().subtract(spread()).max(soFar())) : null;
    }

    /** The most, likewise. */
    public @Nullable Money high() {
        return isMade() ? money(wholeYear().add(spread())) : null;
    }

    /** What will be executed when so many days are over; what was, for those that are. */
    public Money at(int day) {
        if (day <= over || !isMade()) {
            return execution.executed(Math.min(day, over));
        }
        return money(soFar().add(more(day)));
    }

    /** The first day at whose end nothing is left of the money; empty where it lasts the year, or nothing can be said. */
    public Optional<LocalDate> lastsUntil(Money available) {
        YearDays days = execution.days();
        if (available.minorUnits() <= 0) {
            return Optional.of(days.at(over));
        }
        if (!isMade()) {
            return Optional.empty();
        }
        for (int day = over + 1; day <= days.length(); day++) {
            if (at(day).minus(executed()).compareTo(available) >= 0) {
                return Optional.of(days.at(day));
            }
        }
        return Optional.empty();
    }

    private BigDecimal soFar() {
        return BigDecimal.valueOf(execution.minor(over));
    }

    private BigDecimal wholeYear() {
        return soFar().divide(season.share(over), EXACT);
    }

    private BigDecimal more(int day) {
        return wholeYear().multiply(season.share(day).subtract(season.share(over)), EXACT);
    }

    private BigDecimal spread() {
        BigDecimal squares = BigDecimal.ZERO;
        int months = 0;
        int end = 0;
        BigDecimal offBefore = BigDecimal.ZERO;
        while (end < over) {
            months++;
            end = Math.min(over, execution.days().endOfMonth(months));
            BigDecimal off = BigDecimal.valueOf(execution.minor(end))
                    .subtract(wholeYear().multiply(season.share(end), EXACT));
            BigDecimal ofMonth = off.subtract(offBefore);
            squares = squares.add(ofMonth.multiply(ofMonth, EXACT), EXACT);
            offBefore = off;
        }
        BigDecimal toCome = new BigDecimal(12)
                .multiply(BigDecimal.valueOf(execution.days().length() - over))
                .divide(BigDecimal.valueOf(execution.days().length()), EXACT);
        BigDecimal growth = toCome.add(toCome.pow(2).divide(BigDecimal.valueOf(months), EXACT));
        BigDecimal variance = squares.divide(BigDecimal.valueOf(months - 1L), EXACT);
        return variance.multiply(growth, EXACT).sqrt(EXACT).multiply(new BigDecimal(T[months - 2]), EXACT);
    }

    private Money money(BigDecimal minor) {
        return new Money(minor.setScale(0, RoundingMode.HALF_EVEN).longValueExact(), execution.currency());
    }
}

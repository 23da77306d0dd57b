package docket.engine.budget.outlook;

import java.time.LocalDate;
import java.time.Year;

/** The days of a fiscal year, which is a year of the calendar. */
public record YearDays(int fiscalYear) {

    private static final long WHOLE = 1_000_000;

    public int length() {
        return Year.of(fiscalYear).length();
    }

    /** How many days are over at the end of this one: none before the year, all of them after it. */
    public int over(LocalDate day) {
        if (day.getYear() != fiscalYear) {
            return day.getYear() < fiscalYear ? 0 : length();
        }
        return day.getDayOfYear();
    }

    /** The day at whose end so many are over; the day before the year for none. */
    public LocalDate at(int over) {
        return LocalDate.ofYearDay(fiscalYear, 1).plusDays(over - 1L);
    }

    /** How many days are over at the end of a month, 1 to 12. */
    public int endOfMonth(int month) {
        return Year.of(fiscalYear).atMonth(month).atEndOfMonth().getDayOfYear();
    }

    /** What part of the year is over at the end of the day, in millionths. */
    public int elapsedMicros(LocalDate day) {
        return (int) (over(day) * WHOLE / length());
    }
}

package docket.engine.budget.outlook;

import docket.engine.money.Money;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * By which day how much was meant to be executed: what was allotted for a period evenly over it, and all of the budget evenly
 * over the year where nothing was allotted. A period is a year, a half ({@code 2026-H1}), a quarter ({@code 2026-Q1}) or a
 * month ({@code 2026-01}), of the fiscal year where it names none; what cannot be read, and what came to an allotted line
 * without a period, is meant for the whole year. Immutable.
 */
public final class Plan {

    private static final Pattern PERIOD = Pattern.compile(
            "(?:(?<year>[0-9]{4})(?:-|$))?(?:Q(?<quarter>[1-4])|H(?<half>[12])|(?<month>0[1-9]|1[0-2]))?");

    private final Currency currency;
    private final long[] planned;

    private Plan(Currency currency, long[] planned) {
        this.currency = currency;
        this.planned = planned;
    }

    private record Part(long amount, int start, int end) {

        long by(int over) {
            if (over >= end) {
                return amount;
            }
            long days = (long) end - start;
            long gone = Math.max(0, over - start);
            return amount / days * gone + amount % days * gone / days;
        }
    }

    /** @param courses those of another currency are left out */
    public static Plan of(YearDays days, Currency currency, Collection<LineCourse> courses) {
        List<Part> parts = new ArrayList<>();
        for (LineCourse course : courses) {
            if (course.currency().equals(currency)) {
                addParts(days, course, parts);
            }
        }
        long[] planned = new long[days.length() + 1];
        for (int over = 0; over < planned.length; over++) {
            for (Part part : parts) {
                planned[over] = Math.addExact(planned[over], part.by(over));
            }
        }
        return new Plan(currency, planned);
    }

    /** What was meant to be executed when so many days are over. */
    public Money by(int over) {
        return new Money(planned[over], currency);
    }

    private static void addParts(YearDays days, LineCourse course, List<Part> parts) {
        long rest = course.line().funds().ceiling().minorUnits();
        for (Map.Entry<String, Money> period : course.line().periods().entrySet()) {
            long amount = period.getValue().minorUnits();
            parts.add(part(days, period.getKey(), amount));
            rest = Math.subtractExact(rest, amount);
        }
        if (rest != 0) {
            parts.add(new Part(rest, 0, days.length()));
        }
    }

    private static Part part(YearDays days, String period, long amount) {
        Matcher found = PERIOD.matcher(period);
        if (!found.matches()) {
            return new Part(amount, 0, days.length());
        }
        String named = found.group("year");
        int year = named == null ? days.fiscalYear() : Integer.parseInt(named);
        int first = 1;
        int months = 12;
        if (found.group("quarter") != null) {
            months = 3;
            first = 3 * Integer.parseInt(found.group("quarter")) - 2;
        } else if (found.group("half") != null) {
            months = 6;
            first = 6 * Integer.parseInt(found.group("half")) - 5;
        } else if (found.group("month") != null) {
            months = 1;
            first = Integer.parseInt(found.group("month"));
        }
        LocalDate start = LocalDate.of(year, first, 1);
        LocalDate end = YearMonth.of(year, first + months - 1).atEndOfMonth();
        return new Part(amount, days.over(start.minusDays(1)), days.over(end));
    }
}

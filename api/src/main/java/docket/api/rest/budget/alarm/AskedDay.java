package docket.api.rest.budget.alarm;

import docket.api.problem.InvalidRequest;
import docket.api.rest.page.Limits;
import docket.engine.agency.Agency;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The fiscal year that a caller asks about, and the moment at which it is looked at.
 *
 * @param at events of this instant and before count
 * @param day of that instant in the agency's zone
 * @param chosen whether the caller named a moment, and not just now
 * @param toCome whether it is still to come: then it is what will be if nothing more happens
 */
public record AskedDay(int fiscalYear, Instant at, LocalDate day, boolean chosen, boolean toCome) {

    private static final Pattern DAY = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
    private static final int FIRST = 1900;
    private static final int LAST = 2999;

    /**
     * Reads what a caller says.
     *
     * @param fiscalYear that of the day if absent
     * @param at a time of RFC 3339, or a day, at whose end it is looked at; now if absent or blank
     * @throws docket.engine.refusal.Refused INVALID_REQUEST where the year is out of range, or the moment is none
     */
    public static AskedDay of(@Nullable Integer fiscalYear, @Nullable String at, Agency agency) {
        Instant now = agency.clock().instant();
        Instant named = at == null || at.isBlank() ? null : moment(at, agency);
        Instant moment = named == null ? now : named;
        LocalDate day = LocalDate.ofInstant(moment, agency.zone());
        int year = fiscalYear == null ? day.getYear() : fiscalYear;
        if (year < FIRST || year > LAST) {
            throw InvalidRequest.parameter("fiscalYear", "field.range", String.valueOf(FIRST), String.valueOf(LAST));
        }
        return new AskedDay(year, moment, day, named != null, moment.isAfter(now));
    }

    private static Instant moment(String at, Agency agency) {
        if (!DAY.matcher(at).matches()) {
            return Limits.time("at", at, "field.day-or-time");
        }
        try {
            return LocalDate.parse(at)
                    .plusDays(1)
                    .atStartOfDay(agency.zone())
                    .toInstant()
                    .minusNanos(1);
        } catch (DateTimeException e) {
            throw InvalidRequest.parameter("at", "field.day-or-time");
        }
    }
}

package docket.engine.budget.outlook;

import docket.engine.budget.view.BudgetLineView;
import docket.engine.money.Money;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What somebody should look at in a fiscal year at the end of a day. Lines of a closed year, or without a budget, run
 * neither dry nor late.
 *
 * @param dry the lines that run dry, those that last the shortest first
 * @param late the lines that are spent late, those with most left first
 * @param payments what is bound for {@link #PAYMENT_DAYS} days or more and not paid, the oldest first
 * @param requests what is set aside for requests and not bound yet, the oldest first
 */
public record Alarms(List<Dry> dry, List<Late> late, List<Waiting> payments, List<Waiting> requests) {

    /** Less than one in so many of what may be used is left, while more of the year is; or less than nothing. */
    public static final int LITTLE = 10;

    /** So many days before the end of the year the money ends, at its pace. */
    public static final int ENDS_EARLY_DAYS = 30;

    /** After so many days an unpaid commitment is one to look at. */
    public static final int PAYMENT_DAYS = 30;

    private static final int WHOLE = 1_000_000;

    /**
     * A line that runs dry.
     *
     * @param usable what may be used: what was allotted, or the whole budget where nothing ever was
     * @param unallotted what of the budget may not be used yet
     * @param availableMicros what is left of what may be used, in millionths
     * @param lastsUntil at the pace of the year; null where nothing can be said of it
     */
    public record Dry(
            BudgetLineView line,
            Money available,
            Money usable,
            Money unallotted,
            int availableMicros,
            @Nullable LocalDate lastsUntil) {}

    /** A line that is spent late: of its budget less than half the part is executed that is over of the year. */
    public record Late(BudgetLineView line, Money executed, Money budget, int executedMicros, int elapsedMicros) {}

    /** Money that waits. {@code days} are whole ones since it was set aside or bound. */
    public record Waiting(BudgetLineView line, Claim claim, long days) {

        /** 90, 60 or 30, the most that it is over; 0 below. */
        public int over() {
            return days >= 90 ? 90 : days >= 60 ? 60 : days >= PAYMENT_DAYS ? PAYMENT_DAYS : 0;
        }
    }

    /**
     * The alarms of a day.
     *
     * @param courses of the year's lines up to that day
     * @param before of the lines of the year before
     */
    public static Alarms of(
            YearDays days, Collection<LineCourse> courses, Collection<LineCourse> before, LocalDate day, ZoneId zone) {
        Map<String, List<LineCourse>> earlier =
                before.stream().collect(Collectors.groupingBy(course -> key(course.line())));
        List<Dry> dry = new ArrayList<>();
        List<Late> late = new ArrayList<>();
        List<Waiting> waiting = new ArrayList<>();
        for (LineCourse course : courses) {
            BudgetLineView line = course.line();
            course.claims().stream()
                    .map(claim -> waiting(line, claim, day, zone))
                    .forEach(waiting::add);
            if (!line.funds().closed() && line.funds().adjusted().minorUnits() > 0) {
                dry(days, course, earlier.getOrDefault(key(line), List.of()), day)
                        .ifPresent(dry::add);
                late(days, course, day).ifPresent(late::add);
            }
        }
        dry.sort(Comparator.comparing(Dry::lastsUntil, Comparator.nullsLast(Comparator.naturalOrder()))
                .thenComparingInt(Dry::availableMicros)
                .thenComparing(one -> one.line().lineId()));
        late.sort(Comparator.comparingLong(
                        (Late one) -> one.executed().minus(one.budget()).minorUnits())
                .thenComparing(one -> one.line().lineId()));
        waiting.sort(Comparator.comparing((Waiting one) -> one.claim().since())
                .thenComparing(one -> one.claim().caseId())
                .thenComparing(one -> one.line().lineId()));
        return new Alarms(
                dry,
                late,
                waiting.stream()
                        .filter(one -> one.claim().isBound() && one.days() >= PAYMENT_DAYS)
                        .toList(),
                waiting.stream()
                        .filter(one -> one.claim().reserved().minorUnits() != 0
                                && !one.claim().isBound())
                        .toList());
    }

    /** The cases that wait. */
    public Set<String> caseIds() {
        return Stream.concat(payments.stream(), requests.stream())
                .map(one -> one.claim().caseId())
                .collect(Collectors.toSet());
    }

    /** What a line is called in every year. */
    public static String key(BudgetLineView line) {
        return line.organization() + "\n" + line.code();
    }

    private static Waiting waiting(BudgetLineView line, Claim claim, LocalDate day, ZoneId zone) {
        return new Waiting(line, claim, ChronoUnit.DAYS.between(LocalDate.ofInstant(claim.since(), zone), day));
    }

    private static Optional<Dry> dry(YearDays days, LineCourse course, List<LineCourse> before, LocalDate day) {
        Money usable = course.line().funds().ceiling();
        Money available = course.line().funds().available();
        Execution execution = Execution.of(days, course.currency(), List.of(course));
        Season season = Season.of(days, Execution.of(new YearDays(days.fiscalYear() - 1), course.currency(), before));
        LocalDate lastsUntil =
                Forecast.of(execution, season, day).lastsUntil(available).orElse(null);
        boolean little = isBelow(available, usable) && days.elapsedMicros(day) <= WHOLE - WHOLE / LITTLE;
        boolean endsEarly =
                lastsUntil != null && lastsUntil.isBefore(days.at(days.length()).minusDays(ENDS_EARLY_DAYS));
        boolean goesOn = days.over(day) < days.length();
        if (!available.isNegative() && !(goesOn && (little || endsEarly))) {
            return Optional.empty();
        }
        return Optional.of(new Dry(
                course.line(),
                available,
                usable,
                course.line().funds().adjusted().minus(usable),
                micros(available, usable),
                lastsUntil));
    }

    private static boolean isBelow(Money available, Money usable) {
        return available.minorUnits() <= Math.floorDiv(usable.minorUnits() - 1, LITTLE);
    }

    private static Optional<Late> late(YearDays days, LineCourse course, LocalDate day) {
        Money budget = course.line().funds().adjusted();
        int executedMicros = micros(course.executed(), budget);
        int elapsedMicros = days.elapsedMicros(day);
        return elapsedMicros >= WHOLE / 4 && 2L * executedMicros < elapsedMicros
                ? Optional.of(new Late(course.line(), course.executed(), budget, executedMicros, elapsedMicros))
                : Optional.empty();
    }

    /** What part something is of the whole, in millionths; all of nothing. */
    public static int micros(Money part, Money whole) {
        return whole.minorUnits() == 0
                ? WHOLE
                : (int) Math.max(
                        Integer.MIN_VALUE,
                        Math.min(
                                Integer.MAX_VALUE,
                                Math.round((double) part.minorUnits() / whole.minorUnits() * WHOLE)));
    }
}

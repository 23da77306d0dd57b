package docket.engine.budget.outlook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import docket.engine.budget.event.FundsEvent;
import docket.engine.budget.event.budgeting.FundsAllotted;
import docket.engine.budget.event.budgeting.FundsAppropriated;
import docket.engine.budget.event.spending.FundsCommitted;
import docket.engine.budget.event.spending.FundsDisbursed;
import docket.engine.budget.event.spending.FundsPaid;
import docket.engine.budget.event.spending.FundsReserved;
import docket.engine.budget.event.yearend.FundsLapsed;
import docket.engine.budget.outlook.Alarms.Waiting;
import docket.engine.budget.outlook.Forecast.Basis;
import docket.engine.budget.terms.Control;
import docket.engine.money.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.function.IntToLongFunction;
import org.junit.jupiter.api.Test;

/** Where a line is heading, and when somebody should look at it: all days are days of Seoul. */
class OutlookTest {

    private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");
    private static final Currency KRW = Currency.getInstance("KRW");
    private static final YearDays YEAR = new YearDays(2026);
    private static final String CLERK = "gu.contract";

    @Test
    void a_straight_line_hits_its_end_on_every_day_that_a_forecast_is_made() {
        LineCourse course = daily(2026, 500_000, 365, over -> 1000);
        Execution execution = Execution.of(YEAR, KRW, List.of(course));
        for (int over = Forecast.LEAST_OVER; over < 365; over++) {
            Forecast forecast = Forecast.of(execution, Season.even(YEAR), YEAR.at(over));
            assertThat(forecast.basis()).isEqualTo(Basis.EVEN);
            assertThat(List.of(
                            Objects.requireNonNull(forecast.low()),
                            Objects.requireNonNull(forecast.end()),
                            Objects.requireNonNull(forecast.high())))
                    .as("at the end of day %s", over)
                    .allMatch(won(365_000)::equals);
        }
        Forecast june = Forecast.of(execution, Season.even(YEAR), LocalDate.of(2026, 6, 30));
        assertThat(june.executed()).isEqualTo(won(181_000));
        assertThat(june.lastsUntil(won(10_000))).contains(LocalDate.of(2026, 7, 10));
        assertThat(june.lastsUntil(won(184_000))).contains(LocalDate.of(2026, 12, 31));
        assertThat(june.lastsUntil(won(184_001))).isEmpty();
    }

    @Test
    void a_year_that_goes_twice_as_fast_as_the_one_before_ends_with_twice_as_much_whatever_the_season() {
        IntToLongFunction lateInTheYear = over -> over > 300 ? 7000 : 1000;
        LineCourse before = daily(2025, 1_000_000, 365, lateInTheYear);
        long wholeYear = 300 * 1000 + 65 * 7000;
        LineCourse course = daily(2026, 9_000_000, 181, over -> 2 * lateInTheYear.applyAsLong(over));
        Season season = Season.of(YEAR, Execution.of(new YearDays(2025), KRW, List.of(before)));

        Forecast forecast = Forecast.of(Execution.of(YEAR, KRW, List.of(course)), season, LocalDate.of(2026, 6, 30));

        assertThat(forecast.basis()).isEqualTo(Basis.SEASON);
        assertThat(forecast.end()).isEqualTo(won(2 * wholeYear));
    }

    @Test
    void the_more_the_months_differ_the_wider_is_the_interval_and_nothing_that_is_spent_is_doubted() {
        LineCourse scattered = daily(2026, 1_000_000, 181, over -> over % 60 == 0 ? 60_000 : 0);
        Execution execution = Execution.of(YEAR, KRW, List.of(scattered));
        Forecast forecast = Forecast.of(execution, Season.even(YEAR), LocalDate.of(2026, 6, 30));
        assertThat(Objects.requireNonNull(forecast.low())).isLessThan(Objects.requireNonNull(forecast.end()));
        assertThat(forecast.low()).isGreaterThanOrEqualTo(forecast.executed());
        assertThat(Objects.requireNonNull(forecast.high())).isGreaterThan(forecast.end());
    }

    @Test
    void what_is_too_little_to_say_anything_of_is_called_so() {
        LineCourse nothing = daily(2026, 1000, 0, over -> 0);
        assertThat(basis(nothing, LocalDate.of(2025, 12, 31))).isEqualTo(Basis.NOT_BEGUN);
        assertThat(basis(nothing, LocalDate.of(2026, 2, 28))).isEqualTo(Basis.TOO_EARLY);
        assertThat(basis(nothing, LocalDate.of(2026, 3, 1))).isEqualTo(Basis.TOO_LITTLE);
        assertThat(basis(daily(2026, 1000, 2, over -> 1), LocalDate.of(2026, 3, 1)))
                .isEqualTo(Basis.TOO_LITTLE);
        assertThat(basis(daily(2026, 1000, 3, over -> 1), LocalDate.of(2026, 3, 1)))
                .isEqualTo(Basis.EVEN);
        assertThat(basis(nothing, LocalDate.of(2026, 12, 31))).isEqualTo(Basis.OVER);

        LineCourse lateBefore = daily(2025, 1_000_000, 365, over -> over > 180 ? 1000 : over % 20 == 0 ? 1 : 0);
        Season season = Season.of(YEAR, Execution.of(new YearDays(2025), KRW, List.of(lateBefore)));
        assertThat(Forecast.of(
                                Execution.of(YEAR, KRW, List.of(daily(2026, 1000, 3, over -> 1))),
                                season,
                                LocalDate.of(2026, 6, 1))
                        .basis())
                .isEqualTo(Basis.OUT_OF_SEASON);
    }

    @Test
    void the_plan_is_what_was_allotted_for_each_period_and_even_where_nothing_was() {
        CourseSoFar allotted = line(2026, 1200);
        allotted.add(new FundsAllotted("line", won(300), "2026-Q1", null), noon(2026, 1), 1, "e1");
        allotted.add(new FundsAllotted("line", won(100), "2026-12", null), noon(2026, 1), 2, "e2");
        allotted.add(new FundsAllotted("line", won(365), "as agreed", null), noon(2026, 1), 3, "e3");
        Plan plan = Plan.of(YEAR, KRW, List.of(allotted.done()));
        assertThat(plan.by(0)).isEqualTo(won(0));
        assertThat(plan.by(45)).isEqualTo(won(150 + 45));
        assertThat(plan.by(90)).isEqualTo(won(300 + 90));
        assertThat(plan.by(334)).isEqualTo(won(300 + 334));
        assertThat(plan.by(365)).isEqualTo(won(765));

        Plan even = Plan.of(YEAR, KRW, List.of(line(2026, 730).done()));
        assertThat(List.of(even.by(1), even.by(100), even.by(365))).containsExactly(won(2), won(200), won(730));
    }

    @Test
    void a_commitment_that_nobody_pays_is_an_alarm_after_30_60_and_90_days_and_none_once_it_is_paid() {
        CourseSoFar line = line(2026, 1_000_000);
        line.add(new FundsReserved("line", "case-1", won(500), List.of()), noon(2026, 50), 1, "e1");
        assertThat(alarms(line, LocalDate.of(2026, 2, 20)).requests())
                .extracting(one -> one.claim().caseId(), Waiting::days)
                .containsExactly(tuple("case-1", 1L));

        line.add(new FundsCommitted("line", "case-1", won(500), CLERK, List.of()), noon(2026, 60), 2, "e2");
        line.add(new FundsDisbursed("line", "case-1", won(200), "disburser"), noon(2026, 70), 3, "e3");
        LocalDate bound = LocalDate.of(2026, 3, 1);
        assertThat(alarms(line, bound.plusDays(29)).payments()).isEmpty();
        for (int days : new int[] {30, 60, 90}) {
            List<Waiting> payments = alarms(line, bound.plusDays(days)).payments();
            assertThat(payments).singleElement().satisfies(one -> {
                assertThat(one.over()).isEqualTo(days);
                assertThat(one.claim().toBePaid()).isEqualTo(won(500));
                assertThat(one.claim().ordered()).isEqualTo(won(200));
                assertThat(one.claim().eventId()).isEqualTo("e2");
            });
            assertThat(alarms(line, bound.plusDays(days + 29)).payments().get(0).over())
                    .isEqualTo(days == 90 ? 90 : days);
        }
        assertThat(alarms(line, bound.plusDays(90)).requests()).isEmpty();

        line.add(new FundsPaid("line", "case-1", won(200), "payer"), noon(2026, 71), 4, "e4");
        line.add(new FundsDisbursed("line", "case-1", won(300), "disburser"), noon(2026, 72), 5, "e5");
        line.add(new FundsPaid("line", "case-1", won(300), "payer"), noon(2026, 73), 6, "e6");
        assertThat(alarms(line, bound.plusDays(90)).payments()).isEmpty();
    }

    @Test
    void a_line_runs_dry_when_less_than_a_tenth_is_left_while_more_of_the_year_is() {
        LocalDate july = LocalDate.of(2026, 7, 1);
        CourseSoFar exact = line(2026, 1000);
        exact.add(new FundsReserved("line", "case-1", won(900), List.of()), noon(2026, 1), 1, "e1");
        assertThat(alarms(exact, july).dry()).isEmpty();
        exact.add(new FundsReserved("line", "case-2", won(1), List.of()), noon(2026, 2), 2, "e2");
        assertThat(alarms(exact, july).dry()).singleElement().satisfies(one -> {
            assertThat(one.available()).isEqualTo(won(99));
            assertThat(one.availableMicros()).isEqualTo(99_000);
            assertThat(one.lastsUntil()).isNull();
        });
        assertThat(alarms(exact, YEAR.at(328)).dry()).hasSize(1);
        assertThat(alarms(exact, YEAR.at(329)).dry()).isEmpty();
    }

    @Test
    void a_line_with_less_than_nothing_is_an_alarm_until_its_year_is_closed() {
        CourseSoFar overdrawn = line(2026, 1000);
        overdrawn.add(new FundsReserved("line", "case-1", won(1001), List.of()), noon(2026, 1), 1, "e1");
        assertThat(alarms(overdrawn, LocalDate.of(2026, 12, 31)).dry()).hasSize(1);
        overdrawn.add(new FundsLapsed("line", won(1000)), noon(2027, 9), 2, "e2");
        assertThat(alarms(overdrawn, LocalDate.of(2027, 1, 9)).dry()).isEmpty();
    }

    @Test
    void a_line_whose_money_ends_early_at_its_pace_is_one_that_runs_dry_and_says_the_day() {
        CourseSoFar fast = dailySoFar(2026, 365_000, 100, over -> 2000);
        assertThat(alarms(fast, YEAR.at(100)).dry())
                .singleElement()
                .satisfies(one -> assertThat(one.lastsUntil()).isEqualTo(YEAR.at(183)));
        assertThat(alarms(dailySoFar(2026, 365_000, 100, over -> 1000), YEAR.at(100))
                        .dry())
                .isEmpty();
    }

    @Test
    void a_line_is_late_from_the_day_on_which_less_than_half_of_the_elapsed_part_is_executed() {
        CourseSoFar slow = line(2026, 1000);
        commit(slow, 200, noon(2026, 10), 1);
        assertThat(alarms(slow, YEAR.at(146)).late()).isEmpty();
        assertThat(alarms(slow, YEAR.at(147)).late()).singleElement().satisfies(one -> {
            assertThat(one.executedMicros()).isEqualTo(200_000);
            assertThat(one.elapsedMicros()).isEqualTo(402_739);
        });
        CourseSoFar nothing = line(2026, 1000);
        assertThat(alarms(nothing, YEAR.at(91)).late()).isEmpty();
        assertThat(alarms(nothing, YEAR.at(92)).late()).hasSize(1);
    }

    private static Basis basis(LineCourse course, LocalDate day) {
        return Forecast.of(Execution.of(YEAR, KRW, List.of(course)), Season.even(YEAR), day)
                .basis();
    }

    private static Alarms alarms(CourseSoFar line, LocalDate day) {
        return Alarms.of(YEAR, List.of(line.done()), List.of(), day, SEOUL);
    }

    private static LineCourse daily(int year, long budget, int days, IntToLongFunction amount) {
        return dailySoFar(year, budget, days, amount).done();
    }

    private static CourseSoFar dailySoFar(int year, long budget, int days, IntToLongFunction amount) {
        CourseSoFar course = line(year, budget);
        for (int over = 1; over <= days; over++) {
            if (amount.applyAsLong(over) > 0) {
                commit(course, amount.applyAsLong(over), noon(year, over), over);
            }
        }
        return course;
    }

    private static CourseSoFar line(int year, long budget) {
        CourseSoFar course = new CourseSoFar(SEOUL);
        course.add(
                new FundsAppropriated(
                        "line", year, "101-01", "Upkeep", "facilities", won(budget), null, null, null, Control.STOP),
                noon(year, 1),
                0,
                "e0");
        return course;
    }

    private static void commit(CourseSoFar course, long amount, Instant at, int number) {
        String caseId = "case-" + number;
        FundsEvent[] both = {
            new FundsReserved("line", caseId, won(amount), List.of()),
            new FundsCommitted("line", caseId, won(amount), null, List.of())
        };
        for (FundsEvent event : both) {
            course.add(event, at, number, "e" + number);
        }
    }

    private static Instant noon(int year, int over) {
        return new YearDays(year).at(over).atTime(LocalTime.NOON).atZone(SEOUL).toInstant();
    }

    private static Money won(long amount) {
        return new Money(amount, KRW);
    }
}

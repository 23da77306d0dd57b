package docket.api.page.budget.chart;

import docket.api.page.budget.BudgetSight;
import docket.api.page.budget.BudgetSight.Sight;
import docket.api.rest.budget.alarm.AskedDay;
import docket.engine.agency.Agency;
import docket.engine.budget.outlook.Courses;
import docket.engine.budget.outlook.Execution;
import docket.engine.budget.outlook.Forecast;
import docket.engine.budget.outlook.LineCourse;
import docket.engine.budget.outlook.Plan;
import docket.engine.budget.outlook.Season;
import docket.engine.budget.outlook.YearDays;
import docket.engine.budget.view.BudgetLineView;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Draws what the lines of a year come to. The drawing is our own: chart libraries for Java write style attributes, which
 * the content security policy forbids, and no text for whoever cannot see them. Thread-safe.
 */
@Component
public final class BudgetCharts {

    private final Courses courses;
    private final BudgetSight sight;
    private final Agency agency;

    BudgetCharts(Courses courses, BudgetSight sight, Agency agency) {
        this.courses = courses;
        this.sight = sight;
        this.agency = agency;
    }

    /**
     * The charts of some lines in one currency.
     *
     * @param currencies all that lines of the scope have
     * @param organizations of all lines of the year that the caller sees, as {@code programs}
     * @param line the one that was asked for; null where none was
     */
    public record Drawn(
            AskedDay asked,
            Currency currency,
            List<String> currencies,
            List<String> organizations,
            List<String> programs,
            @Nullable BudgetLineView line,
            Standing standing,
            Treemap treemap,
            BurnDown burnDown) {}

    /** Null where the caller sees no such line. {@code currency} is the one that most lines have where it is null. */
    @Nullable
    Drawn of(AskedDay asked, Scope scope, @Nullable String currency, Locale locale) {
        Sight whose = sight.now();
        Predicate<BudgetLineView> seen = line -> whose.sees(line.organization());
        List<LineCourse> all = courses.of(asked.fiscalYear(), asked.at(), seen);
        List<LineCourse> held =
                all.stream().filter(course -> scope.holds(course.line())).toList();
        Map<String, Long> currencies = held.stream()
                .collect(Collectors.groupingBy(
                        course -> course.currency().getCurrencyCode(), TreeMap::new, Collectors.counting()));
        String most = currencies.entrySet().stream()
                .filter(entry -> currency == null || currency.equals(entry.getKey()))
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse(null);
        if (most == null) {
            return null;
        }
        Currency shown = Currency.getInstance(most);
        List<LineCourse> drawn =
                held.stream().filter(course -> course.currency().equals(shown)).toList();
        BudgetLineView named = scope.line() == null ? null : drawn.get(0).line();
        List<LineCourse> before =
                courses.of(asked.fiscalYear() - 1, asked.at(), seen.and(view -> scope.heldBefore(view, named)));
        YearDays days = new YearDays(asked.fiscalYear());
        Execution execution = Execution.of(days, shown, drawn);
        Season season = Season.of(days, Execution.of(new YearDays(asked.fiscalYear() - 1), shown, before));
        return new Drawn(
                asked,
                shown,
                List.copyOf(currencies.keySet()),
                distinct(all, BudgetLineView::organization),
                distinct(all, BudgetLineView::program),
                named,
                Standing.of(shown, drawn),
                Treemap.of(drawn),
                BurnDown.of(
                        execution, Plan.of(days, shown, drawn), Forecast.of(execution, season, asked.day()), locale));
    }

    private static List<String> distinct(List<LineCourse> all, Function<BudgetLineView, @Nullable String> what) {
        return all.stream()
                .map(course -> what.apply(course.line()))
                .filter(Objects::nonNull)
                .distinct()
                .sorted()
                .toList();
    }
}

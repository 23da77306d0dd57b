package docket.api.open.budget;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import docket.api.rest.body.MoneyJson;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A day of the budget by some key.
 *
 * @param state OPEN while the day is not over, PUBLISHED afterwards
 * @param publishedFrom the first day that can be asked for
 * @param rolledUp the lines below the threshold, together
 */
record ExecutionJson(
        LocalDate day,
        String zone,
        State state,
        @Nullable LocalDate publishedFrom,
        @Nullable LocalDate publishedTo,
        String by,
        List<Item> items,
        List<RolledUp> rolledUp,
        List<Total> totals) {

    enum State {
        OPEN,
        PUBLISHED
    }

    record Item(
            int fiscalYear,
            String currency,
            String key,
            String name,
            @JsonUnwrapped FiguresJson figures) {}

    record RolledUp(
            int fiscalYear,
            String currency,
            MoneyJson threshold,
            @JsonUnwrapped FiguresJson figures) {}

    /** @param root of the sum tree, Base64 */
    record Total(
            int fiscalYear,
            String currency,
            String root,
            @JsonUnwrapped FiguresJson figures) {}

    static ExecutionJson of(PublicDays days, PublicDays.OneDay one, By by, List<Execution> all) {
        return new ExecutionJson(
                one.account().day(),
                days.zone(),
                one.isOver() ? State.PUBLISHED : State.OPEN,
                days.first().orElse(null),
                days.last().orElse(null),
                by.code(),
                all.stream()
                        .flatMap(year -> year.rows().stream()
                                .map(row -> new Item(
                                        year.fiscalYear(),
                                        year.currency(),
                                        row.key(),
                                        row.name(),
                                        FiguresJson.of(row.figures(), year.currency()))))
                        .toList(),
                all.stream()
                        .filter(year -> year.rolledUp().lines() > 0)
                        .map(year -> new RolledUp(
                                year.fiscalYear(),
                                year.currency(),
                                MoneyJson.of(year.threshold()),
                                FiguresJson.of(year.rolledUp(), year.currency())))
                        .toList(),
                all.stream()
                        .map(year -> new Total(
                                year.fiscalYear(),
                                year.currency(),
                                year.tree().root().text(),
                                FiguresJson.of(year.total(), year.currency())))
                        .toList());
    }
}

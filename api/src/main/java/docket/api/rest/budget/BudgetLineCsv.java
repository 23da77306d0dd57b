package docket.api.rest.budget;

import docket.engine.budget.Funds;
import docket.engine.budget.view.BudgetLineView;
import docket.engine.budget.view.BudgetLineViews;
import docket.engine.budget.view.BudgetLineViews.Search;
import docket.engine.export.Csv;
import docket.engine.money.Money;
import docket.engine.view.Page;
import java.io.IOException;
import java.io.Writer;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes budget lines as CSV for spreadsheets: all that were searched for, however many. */
@Component
public final class BudgetLineCsv {

    private static final int AT_ONCE = 500;
    private static final List<String> HEADER = List.of(
            "lineId",
            "fiscalYear",
            "code",
            "name",
            "organization",
            "program",
            "item",
            "source",
            "control",
            "currency",
            "appropriation",
            "adjusted",
            "carriedIn",
            "allotted",
            "reserved",
            "committed",
            "disbursed",
            "available",
            "carriedOut",
            "lapsed",
            "version");

    private final BudgetLineViews views;

    BudgetLineCsv(BudgetLineViews views) {
        this.views = views;
    }

    void write(Search search, Writer out) throws IOException {
        Csv.header(out, HEADER);
        @Nullable String cursor = search.cursor();
        do {
            Page<BudgetLineView> page = views.search(new Search(
                    search.fiscalYear(), search.organization(), search.program(), search.text(), cursor, AT_ONCE));
            for (BudgetLineView line : page.items()) {
                Csv.row(out, cells(line));
            }
            cursor = page.next();
        } while (cursor != null);
    }

    /** Writes these lines. */
    public void write(Collection<BudgetLineView> lines, Writer out) throws IOException {
        Csv.header(out, HEADER);
        for (BudgetLineView line : lines) {
            Csv.row(out, cells(line));
        }
    }

    private static List<String> cells(BudgetLineView line) {
        Funds funds = line.funds();
        Stream<@Nullable String> key = Stream.of(
                line.lineId(),
                String.valueOf(line.fiscalYear()),
                line.code(),
                line.name(),
                line.organization(),
                line.program(),
                line.item(),
                line.fundSource(),
                funds.control().name(),
                funds.adjusted().currency().getCurrencyCode());
        Stream<String> figures = Stream.of(
                        funds.appropriated(),
                        funds.adjusted(),
                        funds.carriedIn(),
                        funds.allottedOrNothing(),
                        funds.reserved(),
                        funds.committed(),
                        funds.disbursed(),
                        funds.available(),
                        funds.carriedOut(),
                        funds.lapsed())
                .map(Money::toDecimal);
        return Stream.of(
                        key.map(cell -> Objects.requireNonNullElse(cell, "")),
                        figures,
                        Stream.of(String.valueOf(line.version())))
                .flatMap(cells -> cells)
                .toList();
    }
}

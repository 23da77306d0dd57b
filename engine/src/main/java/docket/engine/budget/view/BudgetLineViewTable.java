package docket.engine.budget.view;

import docket.engine.budget.BudgetLine;
import docket.engine.text.Characters;
import docket.engine.view.ViewTable;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The table {@code docket.budget_line_view}. */
final class BudgetLineViewTable extends ViewTable<BudgetLineView> {

    BudgetLineViewTable(DataSource dataSource) {
        super(
                dataSource,
                BudgetLineView.class,
                "budget line",
                "docket.budget_line_view",
                BudgetLine.class,
                List.of(
                        Column.of("line_id", BudgetLineView::lineId),
                        Column.of("fiscal_year", BudgetLineView::fiscalYear),
                        Column.of("code", BudgetLineView::code),
                        Column.of("name", view -> Characters.composed(view.name())),
                        Column.of("organization", BudgetLineView::organization),
                        Column.of(
                                "currency",
                                view -> view.funds().adjusted().currency().getCurrencyCode()),
                        Column.of("available_minor", view -> view.available().minorUnits()),
                        Column.of("version", BudgetLineView::version),
                        Column.of("program", BudgetLineView::program),
                        Column.of("item", BudgetLineView::item),
                        Column.of("source", BudgetLineView::fundSource),
                        Column.of(
                                "controls",
                                view -> view.controls().stream().map(Enum::name).toList()),
                        Column.of("later_years", BudgetLineViewTable::laterYears)));
    }

    private static List<String> laterYears(BudgetLineView view) {
        return view.later().values().stream()
                .flatMap(List::stream)
                .map(share -> String.valueOf(share.fiscalYear()))
                .distinct()
                .sorted()
                .toList();
    }

    @Override
    protected BudgetLineView fold(
            @Nullable BudgetLineView before, Object event, Instant occurredAt, Map<String, ?> envelope) {
        return BudgetLineView.fold(before, event, occurredAt, envelope);
    }

    @Override
    protected long version(BudgetLineView view) {
        return view.version();
    }
}

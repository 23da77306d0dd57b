package docket.engine.budget.year;

import docket.engine.view.ViewTable;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The table {@code docket.fiscal_year_view}. */
final class FiscalYearViewTable extends ViewTable<FiscalYearView> {

    FiscalYearViewTable(DataSource dataSource) {
        super(
                dataSource,
                FiscalYearView.class,
                "fiscal year",
                "docket.fiscal_year_view",
                FiscalYear.class,
                List.of(
                        Column.of("id", view -> FiscalYear.id(view.fiscalYear())),
                        Column.of("fiscal_year", FiscalYearView::fiscalYear),
                        Column.of("state", view -> view.open() ? "OPEN" : "CLOSED"),
                        Column.of("version", FiscalYearView::version)));
    }

    @Override
    protected FiscalYearView fold(
            @Nullable FiscalYearView before, Object event, Instant occurredAt, Map<String, ?> envelope) {
        return FiscalYearView.fold(before, event, occurredAt, envelope);
    }

    @Override
    protected long version(FiscalYearView view) {
        return view.version();
    }
}

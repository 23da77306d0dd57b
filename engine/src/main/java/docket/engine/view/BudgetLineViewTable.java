package docket.engine.view;

import docket.engine.budget.BudgetLine;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** {@code docket.budget_line_view}. */
final class BudgetLineViewTable extends ViewTable<BudgetLineView> {

    BudgetLineViewTable(DataSource dataSource) {
        super(dataSource, BudgetLineView.class, "docket.budget_line_view", "line_id", BudgetLine.class);
    }

    @Override
    BudgetLineView fold(@Nullable BudgetLineView before, Object event, Instant occurredAt, Map<String, ?> envelope) {
        return BudgetLineView.fold(before, event, occurredAt, envelope);
    }

    @Override
    long version(BudgetLineView view) {
        return view.version();
    }

    @Override
    Map<String, Object> columns(BudgetLineView view) {
        Map<String, Object> columns = new LinkedHashMap<>();
        columns.put("line_id", view.lineId());
        columns.put("fiscal_year", view.fiscalYear());
        columns.put("code", view.code());
        columns.put("name", view.name());
        columns.put("organization", view.organization());
        columns.put("currency", view.appropriation().currency().getCurrencyCode());
        columns.put("available_minor", view.available().minorUnits());
        columns.put("version", view.version());
        return columns;
    }

    @Override
    Map<String, Instant> times(BudgetLineView view) {
        return Map.of();
    }
}

package docket.engine.allocation.view;

import docket.engine.allocation.AllocationRound;
import docket.engine.view.ViewTable;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The table {@code docket.allocation_round_view}. */
final class AllocationRoundViewTable extends ViewTable<AllocationRoundView> {

    AllocationRoundViewTable(DataSource dataSource) {
        super(
                dataSource,
                AllocationRoundView.class,
                "allocation round",
                "docket.allocation_round_view",
                AllocationRound.class,
                List.of(
                        Column.of("round_id", view -> view.state().roundId()),
                        Column.of("fiscal_year", view -> view.state().terms().fiscalYear()),
                        Column.of("state", view -> view.state().phase().name()),
                        Column.of("version", AllocationRoundView::version)));
    }

    @Override
    protected AllocationRoundView fold(
            @Nullable AllocationRoundView before, Object event, Instant occurredAt, Map<String, ?> envelope) {
        return AllocationRoundView.fold(before, event, occurredAt);
    }

    @Override
    protected long version(AllocationRoundView view) {
        return view.version();
    }
}

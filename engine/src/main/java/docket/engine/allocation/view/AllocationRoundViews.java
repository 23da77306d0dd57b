package docket.engine.allocation.view;

import docket.engine.allocation.RoundPhase;
import docket.engine.refusal.Refused;
import docket.engine.store.RecordStore;
import docket.engine.view.Cursor;
import docket.engine.view.Filter;
import docket.engine.view.Page;
import docket.engine.view.Views;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Reads allocation rounds: as they stand, as they stood, and in lists. Thread-safe. */
public final class AllocationRoundViews extends Views<AllocationRoundView> {

    public AllocationRoundViews(RecordStore store, DataSource dataSource) {
        super(new AllocationRoundViewTable(dataSource), store, dataSource);
    }

    /**
     * A page of rounds, the newest first. A null condition holds for every round.
     *
     * @param cursor {@link Page#next} of the part before
     * @throws Refused INVALID_REQUEST where the cursor is none of this list
     */
    public Page<AllocationRoundView> search(
            @Nullable Integer fiscalYear, @Nullable RoundPhase phase, @Nullable String cursor, int limit) {
        Filter filter =
                new Filter().equal("fiscal_year", fiscalYear).equal("state", phase == null ? null : phase.name());
        if (cursor != null) {
            filter.with("round_id < ?", Cursor.read(cursor, 1)[0]);
        }
        List<AllocationRoundView> rows = table.jdbc.query(
                "SELECT document FROM docket.allocation_round_view" + filter.where()
                        + " ORDER BY round_id DESC LIMIT ?",
                (row, number) -> table.read(row.getString(1)),
                filter.arguments(limit + 1));
        if (rows.size() <= limit) {
            return new Page<>(rows, null);
        }
        return new Page<>(
                List.copyOf(rows.subList(0, limit)),
                Cursor.of(rows.get(limit - 1).state().roundId()));
    }
}

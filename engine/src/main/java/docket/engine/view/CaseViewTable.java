package docket.engine.view;

import docket.engine.casefile.CaseFile;
import docket.engine.money.Money;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** {@code docket.case_view}. */
final class CaseViewTable extends ViewTable<CaseView> {

    CaseViewTable(DataSource dataSource) {
        super(
                dataSource,
                CaseView.class,
                "docket.case_view",
                CaseFile.class,
                List.of(
                        Column.of("case_id", CaseView::caseId),
                        Column.of("process", CaseView::process),
                        Column.of("kind", CaseView::kind),
                        Column.of("title", CaseView::title),
                        Column.of("organization", CaseView::organization),
                        Column.of("amount_minor", view -> minorUnits(view.amount())),
                        Column.of("currency", view -> currency(view.amount())),
                        Column.of("drafter", CaseView::drafter),
                        Column.of("state", view -> view.state().name()),
                        Column.of("number", CaseView::number),
                        Column.of("version", CaseView::version),
                        Column.of("users", CaseView::users),
                        Column.of("groups", CaseView::groups),
                        Column.time("opened_at", CaseView::openedAt),
                        Column.time("closed_at", CaseView::closedAt)));
    }

    @Override
    CaseView fold(@Nullable CaseView before, Object event, Instant occurredAt, Map<String, ?> envelope) {
        return CaseView.fold(before, event, occurredAt, envelope);
    }

    @Override
    long version(CaseView view) {
        return view.version();
    }

    private static @Nullable Long minorUnits(@Nullable Money amount) {
        return amount == null ? null : amount.minorUnits();
    }

    private static @Nullable String currency(@Nullable Money amount) {
        return amount == null ? null : amount.currency().getCurrencyCode();
    }
}

package docket.engine.view;

import docket.engine.casefile.CaseFile;
import docket.engine.money.Money;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** {@code docket.case_view}. */
final class CaseViewTable extends ViewTable<CaseView> {

    CaseViewTable(DataSource dataSource) {
        super(dataSource, CaseView.class, "docket.case_view", "case_id", CaseFile.class);
    }

    @Override
    CaseView fold(@Nullable CaseView before, Object event, Instant occurredAt, Map<String, ?> envelope) {
        return CaseView.fold(before, event, occurredAt, envelope);
    }

    @Override
    long version(CaseView view) {
        return view.version();
    }

    @Override
    @SuppressWarnings("NullAway") // a column may be null
    Map<String, Object> columns(CaseView view) {
        Money amount = view.amount();
        Map<String, Object> columns = new LinkedHashMap<>();
        columns.put("case_id", view.caseId());
        columns.put("process", view.process());
        columns.put("kind", view.kind());
        columns.put("title", view.title());
        columns.put("organization", view.organization());
        columns.put("amount_minor", amount == null ? null : amount.minorUnits());
        columns.put("currency", amount == null ? null : amount.currency().getCurrencyCode());
        columns.put("drafter", view.drafter());
        columns.put("state", view.state().name());
        columns.put("number", view.number());
        columns.put("version", view.version());
        columns.put("users", view.users());
        columns.put("groups", view.groups());
        return columns;
    }

    @Override
    @SuppressWarnings("NullAway") // an open case has no closing time
    Map<String, Instant> times(CaseView view) {
        Map<String, Instant> times = new LinkedHashMap<>();
        times.put("opened_at", view.openedAt());
        times.put("closed_at", view.closedAt());
        return times;
    }
}

package docket.engine.allocation.past;

import docket.engine.allocation.past.PastYear.Commitments;
import docket.engine.budget.event.spending.FundsCommitted;
import docket.engine.budget.view.BudgetLineView;
import docket.engine.budget.view.BudgetLineViews;
import docket.engine.budget.year.FiscalYear;
import docket.engine.budget.year.FiscalYearView;
import docket.engine.budget.year.FiscalYears;
import docket.engine.store.StoredEvents;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** Reads the fiscal years that are closed, in the caller's transaction. Thread-safe. */
public final class PastYears {

    private static final String CLOSING = "SELECT event_id FROM docket.domain_event"
            + " WHERE stream = ? AND type = 'fiscal-year-closed' ORDER BY sequence DESC LIMIT 1";
    private static final String COMMITTED = "SELECT " + StoredEvents.UNNUMBERED
            + " FROM docket.domain_event e WHERE e.stream = ANY (?) AND e.type = 'funds-committed'"
            + " ORDER BY e.stream, e.sequence";
    private static final int LAST_QUARTER = 10;

    private final JdbcTemplate jdbc;
    private final BudgetLineViews lines;
    private final FiscalYears years;
    private final ZoneId zone;
    private final StoredEvents rows = new StoredEvents();

    /** @param zone the agency's, in which a year ends */
    public PastYears(DataSource dataSource, BudgetLineViews lines, FiscalYears years, ZoneId zone) {
        this.jdbc = new JdbcTemplate(dataSource);
        this.lines = lines;
        this.years = years;
        this.zone = zone;
    }

    /** The latest closed year before this one; empty where there is none. */
    public Optional<PastYear> before(int fiscalYear) {
        List<Integer> closed = closed();
        for (int i = closed.size() - 1; i >= 0; i--) {
            if (closed.get(i) < fiscalYear) {
                return read(closed.get(i));
            }
        }
        return Optional.empty();
    }

    /** The closed years in their order. */
    List<Integer> closed() {
        return years.touched().stream()
                .filter(year -> !year.open())
                .map(FiscalYearView::fiscalYear)
                .toList();
    }

    Optional<PastYear> read(int fiscalYear) {
        return jdbc.queryForList(CLOSING, String.class, FiscalYear.id(fiscalYear)).stream()
                .findFirst()
                .map(closing -> {
                    List<BudgetLineView> all = lines.ofYear(fiscalYear);
                    return new PastYear(fiscalYear, closing, all, commitments(all, fiscalYear));
                });
    }

    /** What is recorded after the year's end was made at a time that nobody recorded, and does not count. */
    private Map<String, Commitments> commitments(List<BudgetLineView> all, int fiscalYear) {
        Map<String, Commitments> made = new HashMap<>();
        String[] streams = all.stream().map(BudgetLineView::lineId).toArray(String[]::new);
        jdbc.query(COMMITTED, rows, (Object) streams).forEach(event -> {
            LocalDate day = LocalDate.ofInstant(event.occurredAt(), zone);
            if (day.getYear() == fiscalYear) {
                FundsCommitted committed = event.event(FundsCommitted.class);
                made.merge(
                        committed.lineId(),
                        new Commitments(0, 0).and(committed.amount().minorUnits(), day.getMonthValue() >= LAST_QUARTER),
                        (one, other) -> new Commitments(one.all() + other.all(), one.late() + other.late()));
            }
        });
        return made;
    }
}

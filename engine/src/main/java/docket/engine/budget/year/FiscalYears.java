package docket.engine.budget.year;

import docket.engine.agency.Agency;
import docket.engine.unit.DatabaseLocks;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javax.sql.DataSource;

/**
 * Which fiscal years are open: the one of the agency's calendar unless it was closed, and those that were opened and not
 * closed since. Thread-safe.
 */
public final class FiscalYears {

    private final FiscalYearViewTable table;
    private final DatabaseLocks locks;
    private final Agency agency;

    public FiscalYears(DataSource dataSource, DatabaseLocks locks, Agency agency) {
        this.table = new FiscalYearViewTable(dataSource);
        this.locks = locks;
        this.agency = agency;
    }

    /** The year of the agency's calendar. */
    public int current() {
        return LocalDate.ofInstant(agency.clock().instant(), agency.zone()).getYear();
    }

    public Set<Integer> open() {
        Set<Integer> open = new TreeSet<>(Set.of(current()));
        for (FiscalYearView year : touched()) {
            if (year.open()) {
                open.add(year.fiscalYear());
            } else {
                open.remove(year.fiscalYear());
            }
        }
        return open;
    }

    /** Those that were ever opened or closed, in their order. */
    public List<FiscalYearView> touched() {
        return table.jdbc.query(
                "SELECT document FROM docket.fiscal_year_view ORDER BY fiscal_year",
                (row, number) -> table.read(row.getString(1)));
    }

    public boolean isClosed(int fiscalYear) {
        return table.find(FiscalYear.id(fiscalYear))
                .filter(year -> !year.open())
                .isPresent();
    }

    /** Keeps the year from being opened or closed until the transaction ends. */
    public void lock(int fiscalYear) {
        locks.obtainLock(FiscalYear.id(fiscalYear));
    }
}

package docket.engine.budget.view;

import docket.engine.refusal.Refused;
import docket.engine.refusal.RequestRefusal;
import docket.engine.store.RecordStore;
import docket.engine.view.Cursor;
import docket.engine.view.Filter;
import docket.engine.view.Page;
import docket.engine.view.Views;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Reads budget lines: as they stand, as they stood, and in lists. Thread-safe. */
public final class BudgetLineViews extends Views<BudgetLineView> {

    public BudgetLineViews(RecordStore store, DataSource dataSource) {
        super(new BudgetLineViewTable(dataSource), store, dataSource);
    }

    /**
     * The line after each of its events from the one that made the version {@code from}, {@code most} of them or fewer.
     */
    public List<BudgetLineView> course(String lineId, long from, int most) {
        List<BudgetLineView> course = new ArrayList<>();
        table.foldAll(history, lineId, event -> event.getSequenceNumber() < from - 1 + most, view -> {
            if (view.version() >= from) {
                course.add(view);
            }
        });
        return course;
    }

    /** All lines of a fiscal year, by their ids, the order in which several are locked. */
    public List<BudgetLineView> ofYear(int fiscalYear) {
        return query("WHERE fiscal_year = ?", fiscalYear);
    }

    /** The lines on which a share of a later fiscal year is committed that binds none yet. */
    public List<BudgetLineView> withShareOf(int fiscalYear) {
        return query("WHERE later_years @> ARRAY[?::text]", String.valueOf(fiscalYear));
    }

    /** The line of an organisation that goes by this code. */
    public Optional<BudgetLineView> find(int fiscalYear, String organization, String code) {
        return query("WHERE fiscal_year = ? AND organization = ? AND code = ?", fiscalYear, organization, code).stream()
                .findFirst();
    }

    /** The fiscal years of which there are lines. */
    public Set<Integer> years() {
        return new TreeSet<>(
                table.jdbc.queryForList("SELECT DISTINCT fiscal_year FROM docket.budget_line_view", Integer.class));
    }

    /** The lines of these organisations, of all years. */
    public Set<String> idsOf(Collection<String> organizations) {
        return new TreeSet<>(table.jdbc.queryForList(
                "SELECT line_id FROM docket.budget_line_view WHERE organization = ANY (?)", String.class, (Object)
                        organizations.toArray(String[]::new)));
    }

    private List<BudgetLineView> query(String where, Object... arguments) {
        return table.jdbc.query(
                "SELECT document FROM docket.budget_line_view " + where + " ORDER BY line_id COLLATE \"C\"",
                (row, number) -> table.read(row.getString(1)),
                arguments);
    }

    /**
     * Says what to list; a null condition holds for every line. {@code text} occurs in the name, the code or the id.
     *
     * @param cursor {@link Page#next} of the part before
     */
    public record Search(
            @Nullable Integer fiscalYear,
            @Nullable String organization,
            @Nullable String program,
            @Nullable String text,
            @Nullable String cursor,
            int limit) {}

    /**
     * A page of budget lines, by fiscal year, organisation and code.
     *
     * @throws Refused INVALID_REQUEST where the cursor is none of this list
     */
    public Page<BudgetLineView> search(Search search) {
        Filter filter = new Filter()
                .equal("fiscal_year", search.fiscalYear())
                .equal("organization", search.organization())
                .equal("program", search.program())
                .contains(search.text(), "name", "code", "line_id");
        if (search.cursor() != null) {
            String[] key = Cursor.read(search.cursor(), 4);
            filter.with(
                    "(fiscal_year, organization, code, line_id) > (?, ?, ?, ?)", year(key[0]), key[1], key[2], key[3]);
        }
        List<BudgetLineView> rows = table.jdbc.query(
                "SELECT document FROM docket.budget_line_view" + filter.where()
                        + " ORDER BY fiscal_year, organization, code, line_id LIMIT ?",
                (row, number) -> table.read(row.getString(1)),
                filter.arguments(search.limit() + 1));
        if (rows.size() <= search.limit()) {
            return new Page<>(rows, null);
        }
        BudgetLineView last = rows.get(search.limit() - 1);
        return new Page<>(
                List.copyOf(rows.subList(0, search.limit())),
                Cursor.of(last.fiscalYear(), last.organization(), last.code(), last.lineId()));
    }

    private static int year(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new Refused(RequestRefusal.INVALID_REQUEST);
        }
    }
}

package docket.engine.budget.view;

import docket.engine.budget.Funds;
import docket.engine.budget.event.FundsEvent;
import docket.engine.budget.event.budgeting.BudgetChanged;
import docket.engine.budget.event.budgeting.FundsAppropriated;
import docket.engine.budget.event.spending.CommitmentReleased;
import docket.engine.budget.event.spending.FundsReleased;
import docket.engine.budget.event.spending.FundsReserved;
import docket.engine.budget.event.yearend.FundsCarriedIn;
import docket.engine.budget.event.yearend.FundsCarriedOut;
import docket.engine.budget.event.yearend.ShareBound;
import docket.engine.money.Money;
import docket.engine.store.StoredEvent;
import docket.engine.store.StoredEvents;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The lines of a fiscal year at a moment, as all their events make them, and what those events add up to. Thread-safe. */
public final class BudgetLedger {

    private static final String OF_YEAR = "SELECT CASE e.sequence WHEN 0 THEN v.document END AS shown, "
            + StoredEvents.COLUMNS
            + " FROM docket.budget_line_view v JOIN docket.domain_event e ON e.stream = v.line_id"
            + " LEFT JOIN docket.log_entry l USING (global_index)"
            + " WHERE v.fiscal_year = ? AND (?::text[] IS NULL OR v.organization = ANY (?::text[]))"
            + " ORDER BY e.stream, e.sequence";

    private static final String OF_CASE = "SELECT " + StoredEvents.UNNUMBERED
            + " FROM docket.domain_event e WHERE stream = ? AND subjects @> ARRAY[?::text]";

    private static final String PAID = "SELECT EXISTS (SELECT FROM docket.domain_event"
            + " WHERE subjects @> ARRAY[?::text] AND type = 'funds-paid')";

    private static final String LINES_OF_CASE = "SELECT line_id FROM docket.budget_line_view WHERE line_id IN"
            + " (SELECT stream FROM docket.domain_event WHERE subjects @> ARRAY[?::text]) ORDER BY line_id COLLATE \"C\"";

    private final BudgetLineViewTable table;
    private final StoredEvents rows = new StoredEvents();

    public BudgetLedger(DataSource dataSource) {
        table = new BudgetLineViewTable(dataSource);
    }

    /**
     * What the events of a year's lines come to.
     *
     * @param lines by id
     * @param shown the same lines as they are shown now, in the same state of the database
     * @param left the sum of the entries by currency: what neither is set aside, nor bound, nor spent, nor carried over
     * @param last the place in the one order of the last of the entries; null where none is numbered yet
     */
    public record Account(
            Map<String, BudgetLineView> lines,
            Map<String, BudgetLineView> shown,
            Map<String, Money> left,
            @Nullable Long last) {

        /** What is left of these lines, by currency. */
        public static Map<String, Money> left(Collection<BudgetLineView> lines) {
            Map<String, Money> left = new TreeMap<>();
            lines.forEach(line -> left.merge(
                    line.funds().adjusted().currency().getCurrencyCode(),
                    line.funds().adjusted().minus(line.funds().used()),
                    Money::plus));
            return left;
        }

        /** Whether lines are shown as their entries made them, and come to what the entries add up to. */
        public boolean agrees(Collection<BudgetLineView> asShown) {
            return left(asShown).equals(left) && funds(asShown).equals(funds(lines.values()));
        }

        private static Map<String, Funds> funds(Collection<BudgetLineView> lines) {
            return lines.stream().collect(Collectors.toMap(BudgetLineView::lineId, BudgetLineView::funds));
        }
    }

    private record Read(StoredEvent event, @Nullable String shown) {}

    /** @param at the moment; null for now */
    public Account of(int fiscalYear, @Nullable Instant at) {
        return of(fiscalYear, at, null);
    }

    /**
     * The same of the lines of some organisations.
     *
     * @param organizations null for all
     */
    public Account of(int fiscalYear, @Nullable Instant at, @Nullable Collection<String> organizations) {
        String[] some = organizations == null ? null : organizations.toArray(String[]::new);
        AtomicReference<@Nullable Long> last = new AtomicReference<>();
        Map<String, BudgetLineView> lines = new LinkedHashMap<>();
        Map<String, BudgetLineView> shown = new LinkedHashMap<>();
        Map<String, Money> left = new LinkedHashMap<>();
        try (Stream<Read> all = table.jdbc.queryForStream(OF_YEAR, this::read, fiscalYear, some, some)) {
            all.filter(one -> at == null || !one.event.occurredAt().isAfter(at)).forEach(one -> {
                StoredEvent event = one.event;
                FundsEvent entry = (FundsEvent) event.event();
                last.accumulateAndGet(event.logIndex(), BudgetLedger::later);
                if (one.shown != null) {
                    shown.put(entry.lineId(), table.read(one.shown));
                }
                lines.put(
                        entry.lineId(),
                        BudgetLineView.fold(lines.get(entry.lineId()), entry, event.occurredAt(), Map.of()));
                Money effect = effect(entry);
                if (effect != null) {
                    left.merge(effect.currency().getCurrencyCode(), effect, Money::plus);
                }
            });
        }
        return new Account(lines, shown, left, last.get());
    }

    private static @Nullable Long later(@Nullable Long one, @Nullable Long other) {
        return one == null || other != null && other > one ? other : one;
    }

    /** Whether any money was ever paid for a case. */
    public boolean isPaid(String caseId) {
        return Boolean.TRUE.equals(table.jdbc.queryForObject(PAID, Boolean.class, caseId));
    }

    /** The lines on which anything ever happened to money of a case, in the order in which several are locked. */
    public List<String> linesOf(String caseId) {
        return table.jdbc.queryForList(LINES_OF_CASE, String.class, caseId);
    }

    /** What a case takes from what is left on a line: what it has set aside, bound or spent; empty where it never did. */
    public Optional<Money> taken(String lineId, String caseId) {
        return table.jdbc.query(OF_CASE, rows, lineId, caseId).stream()
                .map(event -> effect((FundsEvent) event.event()))
                .filter(Objects::nonNull)
                .reduce(Money::plus)
                .map(Money::negated);
    }

    /** Shows every event of the year's lines in turn, line by line, up to the moment. */
    public void replay(int fiscalYear, Instant at, Consumer<StoredEvent> each) {
        try (Stream<Read> all = table.jdbc.queryForStream(OF_YEAR, this::read, fiscalYear, null, null)) {
            all.map(Read::event)
                    .filter(event -> !event.occurredAt().isAfter(at))
                    .forEach(each);
        }
    }

    private Read read(ResultSet row, int number) throws SQLException {
        return new Read(rows.mapRow(row, number), row.getString("shown"));
    }

    /** What an entry adds to, or takes from, what is left of the budget; null where it does neither. */
    static @Nullable Money effect(FundsEvent entry) {
        Money amount = entry.amount();
        if (entry instanceof FundsAppropriated
                || entry instanceof BudgetChanged
                || entry instanceof FundsReleased
                || entry instanceof CommitmentReleased
                || entry instanceof FundsCarriedIn carried && carried.commitment() == null) {
            return amount;
        }
        boolean takes = entry instanceof FundsReserved
                || entry instanceof ShareBound
                || entry instanceof FundsCarriedOut carried && carried.commitment() == null;
        return takes && amount != null ? amount.negated() : null;
    }
}

package docket.engine.budget.day;

import docket.engine.budget.Funds;
import docket.engine.budget.event.FundsEvent;
import docket.engine.budget.event.budgeting.FundsAppropriated;
import docket.engine.budget.sum.Figures;
import docket.engine.budget.sum.PublicLine;
import docket.engine.budget.sum.YearTree;
import docket.engine.budget.year.FiscalYearOpened;
import docket.engine.store.StoredEvent;
import docket.engine.store.StoredEvents;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.ToLongBiFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The budget lines of some years after each of their events, read from the record once: it then knows what they were at
 * the end of any day. A day has the lines of the fiscal year before its own and of all later ones, and of each year that
 * was open by an act. Not thread-safe.
 */
final class DayBook {

    private static final Logger LOG = LoggerFactory.getLogger(DayBook.class);
    private static final String LINES = "SELECT CASE e.sequence WHEN 0 THEN e.payload_salt END AS salt, "
            + StoredEvents.COLUMNS
            + " FROM docket.budget_line_view v JOIN docket.domain_event e ON e.stream = v.line_id"
            + " JOIN docket.log_entry l USING (global_index) WHERE v.fiscal_year >= ?"
            + " OR v.fiscal_year IN (SELECT fiscal_year FROM docket.fiscal_year_view)"
            + " ORDER BY e.stream COLLATE \"C\", e.sequence";
    private static final String YEARS = "SELECT v.fiscal_year, " + StoredEvents.COLUMNS
            + " FROM docket.fiscal_year_view v JOIN docket.domain_event e ON e.stream = v.id"
            + " JOIN docket.log_entry l USING (global_index) ORDER BY e.stream, e.sequence";

    private static final String HEAD = "SELECT coalesce(max(log_index), -1) FROM docket.log_entry";

    private final long upTo;
    private final List<Line> lines = new ArrayList<>();
    private final Map<Integer, List<Stage<Boolean>>> opened = new HashMap<>();

    /** What something was from an event on. */
    private record Stage<T>(long logIndex, Instant since, T what) {

        /** What it was at a moment, as far as the log went: events of a stream count up to the first that does not. */
        static <T> @Nullable T at(List<Stage<T>> stages, Instant end, long upTo) {
            @Nullable T what = null;
            for (Stage<T> stage : stages) {
                if (stage.logIndex > upTo || !stage.since.isBefore(end)) {
                    break;
                }
                what = stage.what;
            }
            return what;
        }
    }

    private record Line(FundsAppropriated opening, byte[] salt, List<Stage<Funds>> stages) {}

    private record Key(int fiscalYear, String currency) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            int years = Integer.compare(fiscalYear, other.fiscalYear);
            return years == 0 ? currency.compareTo(other.currency) : years;
        }
    }

    /** @param first the first day that it will be asked for */
    DayBook(JdbcTemplate jdbc, LocalDate first) {
        upTo = Objects.requireNonNull(jdbc.queryForObject(HEAD, Long.class)); // before what is read up to it
        StoredEvents rows = new StoredEvents();
        record Read(byte @Nullable [] salt, StoredEvent event) {}
        try (Stream<Read> all = jdbc.queryForStream(
                LINES, (row, n) -> new Read(row.getBytes("salt"), rows.mapRow(row, n)), first.getYear() - 1)) {
            all.forEach(read -> take(read.salt, read.event));
        }
        jdbc.query(YEARS, row -> {
            StoredEvent event = rows.mapRow(row, 0);
            opened.computeIfAbsent(row.getInt("fiscal_year"), year -> new ArrayList<>())
                    .add(new Stage<>(logIndex(event), event.occurredAt(), event.event() instanceof FiscalYearOpened));
        });
    }

    /** The last log index when it was read: up to there it has everything. */
    long upTo() {
        return upTo;
    }

    private void take(byte @Nullable [] salt, StoredEvent event) {
        FundsEvent entry = (FundsEvent) event.event();
        if (salt != null && entry instanceof FundsAppropriated opening) {
            lines.add(new Line(opening, salt, new ArrayList<>()));
        }
        List<Stage<Funds>> stages = lines.get(lines.size() - 1).stages;
        @Nullable Funds before = stages.isEmpty() ? null : stages.get(stages.size() - 1).what;
        stages.add(new Stage<>(logIndex(event), event.occurredAt(), Funds.fold(before, entry)));
    }

    private static long logIndex(StoredEvent event) {
        Long index = event.logIndex();
        if (index == null) {
            throw new IllegalStateException("Only numbered events are read, and " + event.eventId() + " is none");
        }
        return index;
    }

    /**
     * The budget at the end of a day.
     *
     * @param upTo the last log index that counts
     * @param threshold in minor units, by fiscal year and currency
     */
    DayAccount account(LocalDate day, ZoneId zone, long upTo, ToLongBiFunction<Integer, String> threshold) {
        Instant end = day.plusDays(1).atStartOfDay(zone).toInstant();
        Map<Key, List<PublicLine>> trees = new TreeMap<>();
        for (Line line : lines) {
            FundsAppropriated opening = line.opening;
            Funds funds = isOfDay(opening.fiscalYear(), day, end, upTo) ? Stage.at(line.stages, end, upTo) : null;
            if (funds != null) {
                String currency = opening.amount().currency().getCurrencyCode();
                trees.computeIfAbsent(new Key(opening.fiscalYear(), currency), key -> new ArrayList<>())
                        .add(line(day.toString(), line, currency, Figures.of(funds)));
            }
        }
        List<YearTree> summed = new ArrayList<>();
        trees.forEach((key, all) -> {
            try {
                summed.add(YearTree.of(all, threshold.applyAsLong(key.fiscalYear, key.currency)));
            } catch (ArithmeticException e) {
                LOG.warn("The lines of {} come to more than a figure can be, and are not published for {}", key, day);
            }
        });
        return new DayAccount(day, upTo, List.copyOf(summed));
    }

    private boolean isOfDay(int fiscalYear, LocalDate day, Instant end, long upTo) {
        return fiscalYear >= day.getYear() - 1
                || Boolean.TRUE.equals(Stage.at(opened.getOrDefault(fiscalYear, List.of()), end, upTo));
    }

    private static PublicLine line(String day, Line line, String currency, Figures figures) {
        FundsAppropriated opening = line.opening;
        return new PublicLine(
                day,
                opening.lineId(),
                opening.fiscalYear(),
                currency,
                opening.organization(),
                opening.program(),
                opening.item(),
                opening.fundSource(),
                opening.code(),
                figures,
                PublicLine.blinding(line.salt, day, opening.lineId()));
    }
}

package docket.engine.budget.day;

import docket.engine.store.CurrentEvents;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongBiFunction;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** Reads the days that were published, and what the record says of any day. Thread-safe. */
public final class PublishedDays {

    private static final String STORED = """
            SELECT e.type, e.revision, e.payload, e.payload_salt, l.log_index
              FROM docket.domain_event e LEFT JOIN docket.log_entry l USING (global_index)
             WHERE e.stream = '%s' AND %s""";
    private static final String NUMBERED = STORED.formatted(BudgetDays.ID, "e.sequence = ?");
    private static final String LAST =
            STORED.formatted(BudgetDays.ID, "e.sequence >= 0 ORDER BY e.sequence DESC LIMIT 1");
    private static final String ALL = STORED.formatted(BudgetDays.ID, "e.sequence >= 0 ORDER BY e.sequence");
    private static final String FIRST_LINE = """
            SELECT min(e.occurred_at) FROM docket.budget_line_view v
              JOIN docket.domain_event e ON e.stream = v.line_id AND e.sequence = 0""";

    private final JdbcTemplate jdbc;

    public PublishedDays(DataSource dataSource) {
        jdbc = new JdbcTemplate(dataSource);
    }

    /** The day that was published first. */
    public Optional<LocalDate> first() {
        return one(NUMBERED, 0).map(PublishedDays::day);
    }

    /** The day that was published last. */
    public Optional<LocalDate> last() {
        return one(LAST).map(PublishedDays::day);
    }

    /** The day as it was published; empty where it was not. */
    public Optional<PublishedDay> find(LocalDate day) {
        return first().filter(first -> !day.isBefore(first))
                .flatMap(first -> one(NUMBERED, ChronoUnit.DAYS.between(first, day)));
    }

    /** The budget at the end of a day that was published, made again from the record. */
    public DayAccount account(BudgetDayPublished published) {
        LocalDate day = LocalDate.parse(published.day());
        return account(new DayBook(jdbc, day), published);
    }

    /**
     * The budget of a day as it is now, as far as the record is numbered.
     *
     * @param threshold in minor units, by fiscal year and currency
     */
    public DayAccount soFar(LocalDate day, ZoneId zone, ToLongBiFunction<Integer, String> threshold) {
        DayBook book = new DayBook(jdbc, day);
        return book.account(day, zone, book.upTo(), threshold);
    }

    /** The days whose published sums the record does not lead to. Reads every event of the lines of those years. */
    public List<String> differing() {
        List<PublishedDay> all = jdbc.query(ALL, (row, n) -> read(row));
        List<String> differing = new ArrayList<>();
        if (!all.isEmpty()) {
            DayBook book = new DayBook(jdbc, day(all.get(0)));
            for (PublishedDay one : all) {
                List<DaySum> again = account(book, one.event()).trees().stream()
                        .map(DaySum::of)
                        .toList();
                if (!again.equals(one.event().trees())) {
                    differing.add(one.event().day());
                }
            }
        }
        return differing;
    }

    DayBook book(LocalDate first) {
        return new DayBook(jdbc, first);
    }

    /** When the first budget line was opened, to the second; null where there is none. */
    @Nullable
    String firstLine() {
        return jdbc.queryForObject(FIRST_LINE, String.class);
    }

    private static DayAccount account(DayBook book, BudgetDayPublished published) {
        return book.account(
                LocalDate.parse(published.day()),
                ZoneId.of(published.zone()),
                published.upTo(),
                (fiscalYear, currency) -> published.trees().stream()
                        .filter(tree -> tree.fiscalYear() == fiscalYear
                                && tree.currency().equals(currency))
                        .mapToLong(DaySum::threshold)
                        .findFirst()
                        .orElse(0));
    }

    private static LocalDate day(PublishedDay published) {
        return LocalDate.parse(published.event().day());
    }

    private Optional<PublishedDay> one(String query, Object... arguments) {
        return jdbc.query(query, (row, n) -> read(row), arguments).stream().findFirst();
    }

    private static PublishedDay read(ResultSet row) throws SQLException {
        try {
            return new PublishedDay(
                    (BudgetDayPublished) CurrentEvents.read(row),
                    row.getBytes("payload"),
                    row.getBytes("payload_salt"),
                    row.getObject("log_index", Long.class));
        } catch (IOException e) {
            throw new IllegalStateException(
                    "An event of the days of the budget holds no such day: run ./docket fsck", e);
        }
    }
}

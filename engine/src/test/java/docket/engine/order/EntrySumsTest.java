package docket.engine.order;

import static org.assertj.core.api.Assertions.assertThat;

import docket.engine.TestPostgres;
import docket.engine.order.LogVerifier.Finding;
import docket.engine.store.copy.CopiedRows;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** Entries and events that are read apart, and each in an order of its own. */
class EntrySumsTest {

    private final TestPostgres database = TestPostgres.fresh();
    private final JdbcTemplate superuser = new JdbcTemplate(database.as("postgres"));
    private final LogVerifier verifier = new LogVerifier(database.as(TestPostgres.AUDITOR), "docket.example");

    @BeforeEach
    void number_1_000_events() throws Exception {
        try (Connection connection = database.app().getConnection()) {
            Rows.append(connection, "s", 0, 1_000);
        }
        superuser.execute("SELECT docket.number_events('docket.example', 10000)");
    }

    @AfterEach
    void drop() {
        database.close();
    }

    @ParameterizedTest
    @ValueSource(longs = {1_000, 300, 0, Long.MAX_VALUE})
    void nothing_is_left_where_nobody_touched_anything(long expectedLast) throws Exception {
        assertThat(differing(expectedLast, "md5(event_id)")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '@',
            value = {
                "UPDATE docket.domain_event SET payload = '{}' WHERE sequence = 700@the event is not the one that the entry was made of",
                "UPDATE docket.domain_event SET metadata_salt = sha256('x') WHERE sequence = 700@the event is not the one that the entry was made of",
                "UPDATE docket.log_entry SET entry = set_byte(entry, 20, 1), leaf_hash = sha256('\\x00' || set_byte(entry, 20, 1)) WHERE log_index = 700@the event is not the one that the entry was made of",
                "DELETE FROM docket.domain_event WHERE sequence = 700@the event of this entry is gone"
            })
    void what_differs_is_named(String change, String problem) throws Exception {
        assertThat(superuser.update(change)).isEqualTo(1);

        assertThat(found(1_000)).singleElement().satisfies(finding -> {
            assertThat(finding.logIndex()).isEqualTo(700);
            assertThat(finding.problem()).startsWith(problem);
        });
    }

    @Test
    void two_entries_of_each_others_event_are_both_named() throws Exception {
        superuser.execute("""
                UPDATE docket.log_entry SET global_index = -1 WHERE log_index = 3;
                UPDATE docket.log_entry SET global_index = 3 + (SELECT min(global_index) FROM docket.domain_event) WHERE log_index = 900;
                UPDATE docket.log_entry SET global_index = 900 + (SELECT min(global_index) FROM docket.domain_event) WHERE log_index = 3""");

        assertThat(found(1_000)).extracting(Finding::logIndex).containsExactlyInAnyOrder(3L, 900L);
    }

    @Test
    void an_event_without_an_entry_leaves_something() throws Exception {
        superuser.update("DELETE FROM docket.log_entry WHERE log_index = 999");

        assertThat(differing(1_000, "global_index")).hasSize(1);
        assertThat(found(1_000)).isEmpty();
    }

    private List<Finding> found(long expectedLast) throws Exception {
        List<Finding> found = new ArrayList<>();
        differing(expectedLast, "stream, sequence").forEach(range -> found.addAll(verifier.verifyEvents(range)));
        return found;
    }

    private List<EntrySums.Range> differing(long expectedLast, String order) throws Exception {
        EntrySums sums = new EntrySums(expectedLast);
        assertThat(verifier.verifyEntries(sums, (index, entry, leaf) -> {}).findings())
                .isEmpty();
        EntrySums.Part events = sums.events("docket.example");
        try (Connection connection = database.as(TestPostgres.AUDITOR).getConnection();
                CopiedRows rows = new CopiedRows(
                        connection, "SELECT " + EntrySums.EVENT + " FROM docket.domain_event e ORDER BY " + order)) {
            CopiedRows.Row row = new CopiedRows.Row();
            for (byte[] next = rows.next(); next != null; next = rows.next()) {
                events.event(row.of(next));
            }
        }
        return sums.differing();
    }
}

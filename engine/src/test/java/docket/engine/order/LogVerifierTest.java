package docket.engine.order;

import static org.assertj.core.api.Assertions.assertThat;

import docket.engine.TestPostgres;
import docket.engine.order.LogVerifier.Finding;
import java.sql.Connection;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.JdbcTemplate;

class LogVerifierTest {

    private final TestPostgres database = TestPostgres.fresh();
    private final JdbcTemplate superuser = new JdbcTemplate(database.as("postgres"));
    private final LogVerifier verifier = new LogVerifier(database.as(TestPostgres.AUDITOR), "docket.example");

    @BeforeEach
    void number_2_500_events() throws Exception {
        try (Connection connection = database.app().getConnection()) {
            Rows.append(connection, "s", 0, 2_500);
        }
        superuser.execute("SELECT docket.number_events('docket.example', 10000)");
    }

    @AfterEach
    void drop() {
        database.close();
    }

    @Test
    void finds_nothing_in_a_log_that_nobody_touched() {
        assertThat(verifier.verify()).isEqualTo(new LogVerifier.Report(2_500, java.util.List.of()));
    }

    @Test
    void goes_on_from_where_it_stopped() {
        superuser.update("UPDATE docket.log_entry SET leaf_hash = sha256('x') WHERE log_index IN (1500, 2400)");
        LogVerifier.Report rest = verifier.verify(2_000);
        assertThat(rest.entries()).isEqualTo(500);
        assertThat(rest.findings()).extracting(Finding::logIndex).containsExactly(2_400L);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "UPDATE docket.domain_event SET payload = '{}' WHERE sequence = 1500|the event is not the one that the entry was made of",
                "UPDATE docket.domain_event SET metadata = '[]' WHERE sequence = 1500|the event is not the one that the entry was made of",
                "UPDATE docket.domain_event SET occurred_at = '2026-01-01T00:00:01Z' WHERE sequence = 1500|the event is not the one that the entry was made of",
                "UPDATE docket.domain_event SET stream = 'x' WHERE sequence = 1500|the event is not the one that the entry was made of",
                "DELETE FROM docket.domain_event WHERE sequence = 1500|the event of this entry is gone",
                "UPDATE docket.log_entry SET leaf_hash = sha256('x') WHERE log_index = 1500|the leaf hash is not that of the entry"
            })
    void says_where_an_administrator_changed_something(String change, String problem) {
        assertThat(superuser.update(change)).isEqualTo(1);
        assertThat(verifier.verify().findings()).singleElement().satisfies(finding -> {
            assertThat(finding.logIndex()).isEqualTo(1_500);
            assertThat(finding.problem()).startsWith(problem).endsWith(", number 1500 of s");
        });
    }

    @Test
    void says_where_an_entry_was_taken_out() {
        superuser.update("DELETE FROM docket.log_entry WHERE log_index = 1500");
        assertThat(verifier.verify().findings())
                .containsExactly(new Finding(1_501, "expected log index 1500 but found 1501"));
    }
}

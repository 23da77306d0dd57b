package docket.engine.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import docket.engine.TestPostgres;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.JdbcTemplate;

class RecordSchemaTest {

    private static final TestPostgres DATABASE = TestPostgres.fresh();
    private final JdbcTemplate app = new JdbcTemplate(DATABASE.app());

    @AfterAll
    static void drop() {
        DATABASE.close();
    }

    @Test
    void the_application_adds_events_and_numbers_them() {
        append("e1", "case-1", 0);
        append("e2", "case-1", 1);

        assertThat(number()).isEqualTo(1);
        assertThat(app.queryForList("SELECT log_index FROM docket.log_entry ORDER BY 1", Long.class))
                .isEqualTo(List.of(0L, 1L));
        assertThat(number()).as("nothing new").isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE docket.domain_event SET payload = ''",
                "DELETE FROM docket.domain_event",
                "TRUNCATE docket.domain_event",
                "UPDATE docket.log_entry SET leaf_hash = leaf_hash",
                "DELETE FROM docket.log_entry",
                "TRUNCATE docket.log_entry",
                "ALTER TABLE docket.domain_event DISABLE TRIGGER ALL",
                "DROP TABLE docket.log_entry",
                "DELETE FROM docket.person_key",
                "INSERT INTO docket.domain_event (xid) VALUES ('3')",
                "INSERT INTO docket.domain_event (global_index) OVERRIDING SYSTEM VALUE VALUES (3)"
            })
    void refuses_the_application_any_change_of_what_happened(String sql) {
        assertThatThrownBy(() -> app.execute(sql))
                .rootCause()
                .satisfies(e -> assertThat(e.getMessage()).matches("(?s)ERROR: (permission denied|must be owner).*"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "INSERT INTO docket.log_entry VALUES (0, 1, '', '', '3')",
                "DELETE FROM docket.case_view",
                "SELECT wrapped_key FROM docket.person_key",
                "SELECT body FROM docket.idempotency",
                "SELECT docket.number_events('a', 1)"
            })
    void refuses_the_auditor_all_but_reading_the_record(String sql) {
        JdbcTemplate auditor = new JdbcTemplate(DATABASE.as(TestPostgres.AUDITOR));
        auditor.queryForList("SELECT * FROM docket.domain_event");
        assertThatThrownBy(() -> auditor.execute(sql)).rootCause().hasMessageContaining("permission denied");
    }

    @Test
    void refuses_a_line_break_in_what_an_entry_is_made_of() {
        assertThatThrownBy(() -> append("e9", "case\n1", 0)).rootCause().hasMessageContaining("check constraint");
    }

    private long number() {
        return app.queryForObject("SELECT docket.number_events('docket.example', 1000)", Long.class);
    }

    private void append(String id, String stream, long sequence) {
        app.update(
                "INSERT INTO docket.domain_event (event_id, stream, sequence, type, revision, occurred_at, payload,"
                        + " metadata, payload_salt, metadata_salt) VALUES (?, ?, ?, 'case-opened', '1',"
                        + " '2026-01-01T00:00:00Z', '{}', '{}', sha256('a'), sha256('b'))",
                id,
                stream,
                sequence);
    }
}

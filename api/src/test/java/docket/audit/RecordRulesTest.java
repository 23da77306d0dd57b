package docket.audit;

import static org.assertj.core.api.Assertions.assertThat;

import docket.api.DocketTest;
import docket.api.boot.RunningDatabase;
import docket.engine.proof.LogFiles;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

@DocketTest
class RecordRulesTest {

    private static final String NUMBERED = """
            INSERT INTO docket.case_view (case_id, process, kind, title, organization, drafter, state, number, version,
                   opened_at, document)
            VALUES (?, 'simple-approval', 'other', 'Of another year', 'it', 'kim.employee', 'APPROVED', ?, 1, now(), '{}')""";

    @Value("${docket.data}")
    private Path data;

    @Test
    void numbers_of_several_years_leave_no_gap() throws Exception {
        try (Connection connection = RunningDatabase.superuser(data).getConnection()) {
            connection.setAutoCommit(false);
            JdbcTemplate sql = new JdbcTemplate(new SingleConnectionDataSource(connection, true));
            for (String year : List.of("1997", "1998")) {
                sql.update(NUMBERED, "case-of-" + year, "it-" + year + "-000001");
                sql.update("INSERT INTO docket.registration_counter VALUES ('it', ?::integer, 1)", year);
            }
            assertThat(gaps(sql)).isEmpty();

            sql.update("DELETE FROM docket.registration_counter WHERE year = 1997");
            assertThat(gaps(sql)).singleElement().asString().endsWith("in it 1997");
            connection.rollback();
        }
    }

    @Test
    void an_event_of_money_that_cannot_be_read_does_not_end_the_check() throws Exception {
        try (Connection connection = RunningDatabase.superuser(data).getConnection()) {
            connection.setAutoCommit(false);
            JdbcTemplate sql = new JdbcTemplate(new SingleConnectionDataSource(connection, true));
            sql.update(NUMBERED.replace("simple-approval", "budget-request"), "of-money", "it-1997-000001");
            sql.update("""
                    INSERT INTO docket.domain_event (event_id, stream, sequence, stream_type, type, revision, occurred_at,
                           payload, metadata, payload_salt, metadata_salt, subjects)
                    SELECT 'unreadable', 'no-line', 0, 'BudgetLine', 'funds-reserved', '1', '2026-01-01T00:00:00Z',
                           'no JSON', '{}', salt, salt, '{}'
                      FROM (SELECT sha256('salt') AS salt) s""");

            List<String> findings = new Fsck(
                            connection,
                            LogFiles.of(data),
                            data.resolve("none"),
                            Fsck.Waits.STOPPED,
                            (what, done, all) -> {})
                    .run(null)
                    .findings();

            assertThat(findings).anyMatch(finding -> finding.startsWith("making budget line no-line"));
            connection.rollback();
        }
    }

    private static List<String> gaps(JdbcTemplate sql) {
        return RecordRules.broken(
                sql,
                RecordRules.ofState().stream()
                        .filter(rule -> rule.finding().startsWith("a registration number"))
                        .toList());
    }
}

package docket.drill.examination;

import static org.assertj.core.api.Assertions.assertThat;

import docket.api.DocketTest;
import docket.api.boot.RunningDatabase;
import docket.cli.client.DocketApi;
import docket.cli.client.DocketApi.Answer;
import docket.drill.clerks.Ledger.Act;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.test.annotation.DirtiesContext;

/** A drill that finds nothing proves something only if it would have found it. */
@DocketTest
@DirtiesContext(classMode = DirtiesContext.ClassMode.BEFORE_CLASS)
public class ExaminationTest {

    @LocalServerPort
    private int port;

    @Value("${docket.data}")
    private Path data;

    private DataSource database;
    private String caseId;
    private String taskId;
    private static final Map<String, List<Act>> ALL = new HashMap<>();

    private Map<String, List<Act>> acknowledged;

    @BeforeEach
    void a_case_that_one_officer_has_approved() throws Exception {
        database = RunningDatabase.superuser(data);
        DocketApi api = new DocketApi(URI.create("http://localhost:" + port), DocketTest.PASSWORD);
        Answer started = api.post(
                "kim.employee",
                "/api/cases",
                Map.of(
                        "process", "document-approval",
                        "title", "Examined",
                        "kind", "payment",
                        "organization", "facilities",
                        "amount", Map.of("amount", "10", "currency", "EUR"),
                        "content", Map.of("body", "To be examined."),
                        "approvalLine",
                                List.of(
                                        Map.of("kind", "review", "group", "administration"),
                                        Map.of("kind", "approve", "group", "supervisor"))),
                "examined-" + System.nanoTime());
        caseId = started.body().path("caseId").asText();
        taskId = openTask(api);
        Answer decided = api.post(
                "jung.administration",
                "/api/tasks/" + taskId + "/decision",
                Map.of("decision", "APPROVE"),
                "decided-" + taskId);
        assertThat(decided.status()).as(decided.toString()).isEqualTo(200);
        ALL.put(caseId, List.of(new Act("step-decided", taskId, "jung.administration", "APPROVE")));
        acknowledged = new HashMap<>(ALL);
    }

    private String openTask(DocketApi api) throws Exception {
        for (int tries = 0; tries < 300; tries++) {
            String open = api.get("kim.employee", "/api/cases/" + caseId)
                    .body()
                    .path("openTasks")
                    .path(0)
                    .path("taskId")
                    .asText();
            if (!open.isEmpty()) {
                return open;
            }
            Thread.sleep(200);
        }
        throw new AssertionError("no task of " + caseId);
    }

    @Test
    void what_was_acknowledged_and_stands_is_no_finding() throws Exception {
        assertThat(examined()).isEmpty();
    }

    @Test
    void finds_an_act_that_was_acknowledged_and_is_not_there() throws Exception {
        Act lost = new Act("step-decided", "another-task", "yoon.supervisor", "APPROVE");
        acknowledged.put(caseId, List.of(acknowledged.get(caseId).get(0), lost));
        assertThat(examined()).singleElement().asString().contains(caseId, "another-task");
    }

    @Test
    void finds_an_act_that_is_there_and_was_never_acknowledged() throws Exception {
        acknowledged.put(caseId, List.of());
        assertThat(examined()).singleElement().asString().contains(caseId, taskId);
    }

    @Test
    void finds_a_case_that_was_acknowledged_and_is_not_there() throws Exception {
        acknowledged.put("never-opened", List.of());
        assertThat(examined()).contains("case never-opened was acknowledged and has no event");
    }

    @Test
    void finds_a_task_that_only_the_record_knows() throws Exception {
        planted("""
                DELETE FROM camunda.act_ru_identitylink;
                UPDATE camunda.act_ru_task SET id_ = 'moved' WHERE proc_inst_id_ = '%s'""", "a task that only");
    }

    @Test
    void finds_a_process_whose_case_is_closed() throws Exception {
        planted("UPDATE docket.case_view SET closed_at = now() WHERE case_id = '%s'", "an open case without a process");
    }

    @Test
    void finds_a_case_that_is_shown_otherwise_than_its_events_say() throws Exception {
        planted("UPDATE docket.case_view SET title = 'Another' WHERE case_id = '%s'", "is shown otherwise");
    }

    @Test
    void finds_money_that_is_not_where_the_state_says() throws Exception {
        planted("""
                INSERT INTO docket.budget_line_view VALUES ('2026-X', 2026, 'X', 'X', 'facilities', 'EUR', 1, 1, '{}');
                INSERT INTO docket.domain_event (event_id, stream, sequence, stream_type, type, revision, occurred_at, payload,
                       metadata, payload_salt, metadata_salt, subjects)
                SELECT 'planted', '2026-X', 0, 'BudgetLine', 'funds-committed', '1', '2026-01-01T00:00:00Z', '{}', '{}',
                       sha256('salt'), sha256('salt'), ARRAY['%s']""", "money that is not where the case's state says");
    }

    @Test
    void finds_a_gap_in_the_registration_numbers() throws Exception {
        planted("INSERT INTO docket.registration_counter VALUES ('facilities', 2026, 7)", "leaves a gap");
    }

    @Test
    void finds_a_budget_line_below_zero() throws Exception {
        planted(
                "INSERT INTO docket.budget_line_view VALUES ('2026-X', 2026, 'X', 'X', 'facilities', 'EUR', -1, 1, '{}')",
                "a budget line below zero: 2026-X");
    }

    @Test
    void finds_a_timer_that_never_fired() throws Exception {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            DataSource planted = new SingleConnectionDataSource(connection, true);
            new JdbcTemplate(planted).execute("""
                    UPDATE docket.case_view SET process = 'reminded-approval' WHERE case_id = '%s';
                    DELETE FROM docket.domain_event WHERE stream = '%1$s' AND type IN ('case-scored', 'scoring-failed')
                    """.formatted(caseId));
            assertThat(Rules.broken(planted))
                    .contains("a gap in the events of " + caseId, "a timer that did not fire once: " + caseId);
            connection.rollback();
        }
    }

    @Test
    void finds_a_timer_that_fired_and_is_still_there() throws Exception {
        planted("""
                UPDATE docket.case_view SET process = 'reminded-approval' WHERE case_id = '%s';
                INSERT INTO camunda.act_ru_job (id_, type_, retries_, duedate_, process_instance_id_, suspension_state_)
                VALUES ('again', 'timer', 3, localtimestamp, '%1$s', 1)""", "a timer that");
    }

    @Test
    void finds_a_job_that_nobody_does() throws Exception {
        planted(
                "INSERT INTO camunda.act_ru_job (id_, type_, retries_, create_time_, suspension_state_)"
                        + " VALUES ('forgotten', 'message', 3, localtimestamp - interval '11 minutes', 1)",
                "a job that nobody");
    }

    @Test
    void finds_a_job_that_no_other_node_takes_over() throws Exception {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            JdbcTemplate sql = new JdbcTemplate(new SingleConnectionDataSource(connection, true));
            assertThat(new TakeOver(sql, 100).measured().findings()).isEmpty();
            sql.execute("INSERT INTO camunda.act_ru_job (id_, type_, retries_, lock_owner_, suspension_state_)"
                    + " VALUES ('held', 'message', 3, 'a dead node', 1)");
            assertThat(new TakeOver(sql, 100).measured().findings())
                    .singleElement()
                    .asString()
                    .contains("no other node does the jobs");
            connection.rollback();
        }
    }

    @Test
    void goes_on_from_where_it_stopped() throws Exception {
        Examination examination = new Examination();
        assertThat(examination.findings(database, acknowledged)).isEmpty();
        a_case_that_one_officer_has_approved();

        assertThat(examination.findings(database, acknowledged)).isEmpty();
        acknowledged.put("never-opened", List.of());
        assertThat(examination.findings(database, acknowledged)).hasSize(2);
    }

    @Test
    void finds_a_log_that_has_become_shorter() throws Exception {
        Examination examination = new Examination();
        assertThat(examination.findings(database, acknowledged)).isEmpty();
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            new JdbcTemplate(new SingleConnectionDataSource(connection, true)).execute("""
                    DELETE FROM docket.domain_event WHERE global_index = (SELECT global_index FROM docket.log_entry
                        ORDER BY log_index DESC LIMIT 1);
                    DELETE FROM docket.log_entry WHERE log_index = (SELECT max(log_index) FROM docket.log_entry)""");
            assertThat(examination.findings(connection, acknowledged))
                    .anySatisfy(found -> assertThat(found).contains("the log ends before"));
            connection.rollback();
        }
    }

    @Test
    void finds_an_event_that_was_altered_after_it_was_numbered() throws Exception {
        planted(
                "UPDATE docket.domain_event SET payload = payload || ' ' WHERE stream = '%s' AND sequence = 0",
                "not the one that the entry was made of");
    }

    @Test
    void finds_an_event_that_nobody_numbers() throws Exception {
        planted("""
                INSERT INTO docket.domain_event (event_id, stream, sequence, stream_type, type, revision, occurred_at, payload,
                       metadata, payload_salt, metadata_salt)
                VALUES ('unnumbered', '%s-engine', 0, 'Engine', 'engine-advanced', '2', '2026-01-01T00:00:00Z', '{}', '{}',
                       sha256('salt'), sha256('salt'))""", "an event that has no number, after 1 s");
    }

    /** Plants a fault in a transaction that only the examination sees. */
    private void planted(String fault, String finding) throws Exception {
        assertThat(examined()).isEmpty();
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            new JdbcTemplate(new SingleConnectionDataSource(connection, true)).execute(fault.formatted(caseId));
            assertThat(new Examination(Duration.ofSeconds(1)).findings(connection, acknowledged))
                    .anySatisfy(found -> assertThat(found).contains(finding));
            connection.rollback();
        }
    }

    private List<String> examined() throws Exception {
        return new Examination().findings(database, acknowledged);
    }
}

package docket.drill.random;

import static org.assertj.core.api.Assertions.assertThat;

import docket.api.DocketTest;
import docket.api.boot.RunningDatabase;
import docket.cli.client.DocketApi;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** A drill that finds nothing proves something only if it would have found it. */
@DocketTest
class ComparisonTest {

    @LocalServerPort
    private int port;

    @Value("${docket.data}")
    private Path data;

    private DataSource database;
    private Doors doors;
    private String caseId;

    @BeforeEach
    void a_case_that_waits_for_its_first_officer() throws Exception {
        database = RunningDatabase.superuser(data);
        URI url = URI.create("http://localhost:" + port);
        doors = new Doors(url, DocketTest.PASSWORD);
        caseId = new DocketApi(url, DocketTest.PASSWORD)
                .post(
                        "kim.employee",
                        "/api/cases",
                        Map.of(
                                "process", "simple-approval",
                                "title", "Compared",
                                "kind", "other",
                                "organization", "facilities",
                                "content", Map.of("body", "To be compared.")),
                        "compared-" + System.nanoTime())
                .body()
                .path("caseId")
                .asText();
    }

    @Test
    void what_stands_is_no_difference() throws Exception {
        assertThat(new Comparison(database, doors).differences(List.of(caseId))).isEmpty();
    }

    @Test
    void finds_a_task_that_was_given_to_somebody_behind_the_record() throws Exception {
        planted("UPDATE camunda.act_ru_task SET assignee_ = 'seo.auditor' WHERE proc_inst_id_ = '%s'", "seo.auditor");
    }

    @Test
    void finds_a_process_that_was_suspended_behind_the_record() throws Exception {
        planted(
                "UPDATE camunda.act_ru_execution SET suspension_state_ = 2 WHERE id_ = '%s'",
                "only the engine has process");
    }

    @Test
    void finds_an_event_that_was_dropped() throws Exception {
        planted(
                "DELETE FROM docket.domain_event WHERE type = 'engine-advanced' AND subjects @> ARRAY['%s']",
                "only the engine has task");
    }

    @Test
    void finds_a_task_that_vanished() throws Exception {
        planted(
                "DELETE FROM camunda.act_ru_identitylink WHERE task_id_ IN"
                        + " (SELECT id_ FROM camunda.act_ru_task WHERE proc_inst_id_ = '%1$s');"
                        + " DELETE FROM camunda.act_ru_task WHERE proc_inst_id_ = '%1$s'",
                "only the events have task");
    }

    @Test
    void finds_a_view_that_missed_an_event() throws Exception {
        planted(
                "UPDATE docket.case_view SET document = jsonb_set(document::jsonb, '{openTasks}', '[]') WHERE case_id = '%s'",
                "shown otherwise");
    }

    /** Plants a fault in a transaction that only the comparison sees. */
    private void planted(String fault, String difference) throws Exception {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            DataSource planted = new SingleConnectionDataSource(connection, true);
            new JdbcTemplate(planted).execute(fault.formatted(caseId));
            assertThat(new Comparison(planted, doors).differences(List.of(caseId)))
                    .hasEntrySatisfying(
                            caseId,
                            found -> assertThat(found)
                                    .anySatisfy(one -> assertThat(one).contains(difference)));
            connection.rollback();
        }
    }
}

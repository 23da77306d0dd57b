package docket.audit;

import static org.assertj.core.api.Assertions.assertThat;

import docket.api.DocketTest;
import docket.api.boot.RunningDatabase;
import docket.api.enginerest.ModelUpload;
import docket.api.rest.Client;
import docket.api.rest.RestTest;
import docket.api.security.Browser;
import docket.bpmn.ModelCatalog;
import docket.bpmn.ModelResource;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** Money is a process's that asks for it, whatever it is called and whatever it calls the line. */
class MoneyOfAnyProcessTest extends RestTest {

    private static final String PROCESS = "supplies-order";

    @LocalServerPort
    private int port;

    @Value("${docket.data}")
    private Path data;

    @Test
    void a_process_of_another_name_and_field_reserves_commits_and_releases_and_a_fault_in_it_is_found()
            throws Exception {
        assertThat(deployed("vote").status()).isEqualTo(200);
        String line = line();

        String approved = start(order("Ink of a reading room", line));
        assertThat(of(line, "reserved")).isEqualTo("34.34");
        assertThat(decide(DIRECTOR, approved, "APPROVE").status()).isEqualTo(200);
        assertThat(of(line, "reserved")).isEqualTo("0.00");
        assertThat(of(line, "committed")).isEqualTo("34.34");
        String withdrawn = start(order("Paper of a reading room", line));
        assertThat(of(line, "reserved")).isEqualTo("34.34");
        as(DRAFTER).post("/api/cases/" + withdrawn + "/withdrawal", Map.of("reason", "There is some left."));
        assertThat(of(line, "reserved")).isEqualTo("0.00");
        assertThat(of(line, "committed")).isEqualTo("34.34");

        assertThat(Browser.loggedIn(port, DRAFTER, DocketTest.PASSWORD)
                        .page("/cases/" + approved + "?lang=en")
                        .body())
                .contains("Ink of the harbour (")
                .doesNotContain("<dd>" + line);
        found("UPDATE docket.case_view SET state = 'REJECTED' WHERE case_id = ?", approved);
        found(
                "UPDATE docket.domain_event SET type = 'funds-reserved' WHERE type = 'funds-committed' AND subjects = ARRAY[?::text]",
                approved);
        found(
                "UPDATE docket.domain_event SET type = 'funds-committed' WHERE type = 'funds-released' AND subjects = ARRAY[?::text]",
                withdrawn);
        found(
                "UPDATE docket.domain_event SET payload = convert_to(replace(convert_from(payload, 'UTF8'), '\"minor\":3434', '\"minor\":3435'),"
                        + " 'UTF8') WHERE type = 'funds-released' AND subjects = ARRAY[?::text]",
                withdrawn);
    }

    @Test
    void a_model_that_does_not_say_which_field_names_the_line_is_refused() {
        assertThat(deployed("").text("detail")).contains("docket.budgetLine");
    }

    private void found(String fault, String caseId) throws Exception {
        try (Connection connection = RunningDatabase.superuser(data).getConnection()) {
            connection.setAutoCommit(false);
            JdbcTemplate sql = new JdbcTemplate(new SingleConnectionDataSource(connection, true));
            String finding = "money that is not where the case's state says, of case " + caseId;
            assertThat(RecordRules.broken(sql, RecordRules.ofState())).doesNotContain(finding);
            assertThat(sql.update(fault, caseId)).isEqualTo(1);
            assertThat(RecordRules.broken(sql, RecordRules.ofState())).contains(finding);
            connection.rollback();
        }
    }

    /** @param field of the start form; empty: the process does not say it */
    private Client.Answer deployed(String field) {
        Map<String, String> files = new LinkedHashMap<>();
        for (ModelResource model : ModelCatalog.shipped()) {
            String name = model.name().replaceFirst(".*/", "");
            if (name.startsWith("budget-request") || name.startsWith("decide.")) {
                String property = "<camunda:property name=\"docket.budgetLine\" value=\"lineId\" />";
                files.put(
                        name.replace("budget-request", PROCESS),
                        model.text()
                                .replace(property, field.isEmpty() ? "" : property)
                                .replace("budget-request", PROCESS)
                                .replace("\"lineId\"", "\"" + (field.isEmpty() ? "lineId" : field) + "\""));
            }
        }
        return ModelUpload.send(as(ADMIN), PROCESS, files);
    }

    private String line() {
        return budgetLine("M" + System.nanoTime(), "Ink of the harbour", "1000.00 EUR");
    }

    private String of(String line, String sum) {
        return as(BUDGET_OFFICER)
                .get("/api/budget/lines/" + line)
                .json()
                .path(sum)
                .path("amount")
                .asText();
    }

    private static Map<String, Object> order(String title, String line) {
        Map<String, Object> order = payment(title, "approve:director");
        order.put("process", PROCESS);
        order.put("content", Map.of("body", "For the winter.", "vote", line));
        return order;
    }
}

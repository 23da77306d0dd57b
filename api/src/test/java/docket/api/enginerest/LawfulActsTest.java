package docket.api.enginerest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import docket.api.DocketTest;
import docket.api.boot.RunningDatabase;
import docket.api.rest.Client;
import docket.api.rest.RestTest;
import docket.api.security.Browser;
import docket.audit.Fsck;
import docket.engine.proof.LogFiles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/** What an administrator may do to models, jobs and batches is on record, and {@code ./docket fsck} finds nothing in it. */
class LawfulActsTest extends RestTest {

    private static final String REST = "/engine-rest";
    private static final String COCKPIT = "/camunda/api/engine/engine/default";
    private static final String DRAFT = """
            {"variables": {"title": {"value": "Lawful"}, "kind": {"value": "other"},
                           "organization": {"value": "facilities"}}}""";
    private static final String ON_RECORD = """
            SELECT count(*) FROM docket.domain_event
             WHERE type = 'engine-advanced' AND position(?::bytea IN payload) > 0
               AND convert_from(payload, 'UTF8')::jsonb @> ?::jsonb
               AND convert_from(metadata, 'UTF8')::jsonb ->> 'person' = 'admin'""";

    @LocalServerPort
    private int port;

    @Value("${docket.data}")
    private Path data;

    @Autowired
    private JdbcTemplate database;

    @Test
    void a_model_goes_when_no_case_runs_on_it_and_then_on_record() throws Exception {
        String deployment = deploy("lawful-model");
        String caseId = start("lawful-model");
        String definition = definition("lawful-model");

        Browser cockpit = Browser.loggedIn(port, ADMIN, DocketTest.PASSWORD);
        cockpit.page("/camunda/app/cockpit/default/");
        for (String path : List.of(
                "/deployment/" + deployment,
                "/deployment/" + deployment + "?cascade=true",
                "/process-definition/" + definition + "?cascade=true",
                "/process-definition/key/lawful-model/delete?cascade=true",
                "/process-definition/key/lawful-model?cascade=true")) {
            Client.Answer refused = as(ADMIN).delete(REST + path);
            assertThat(refused.status()).as("%s %s", path, refused).isEqualTo(409);
            assertThat(refused.code()).isEqualTo("cases-running");
            assertThat(refused.text("detail")).contains("lawful-model", "(1)");
            assertThat(cockpit.delete(COCKPIT + path).body()).contains("cases-running");
        }
        assertThat(found(caseId).path("state").asText()).isEqualTo("OPEN");

        assertThat(as(ADMIN).delete(REST + "/process-instance/" + caseId).status())
                .isEqualTo(204);
        assertThat(cockpit.delete(COCKPIT + "/deployment/" + deployment + "?cascade=true")
                        .statusCode())
                .isEqualTo(204);

        assertThat(isOnRecord("""
                {"entity": "Deployment", "operation": "Delete", "deployment": "%s"}""".formatted(deployment))).isTrue();
        assertThat(findings(deployment, definition, caseId)).isEmpty();
        assertThat(found(caseId).path("state").asText()).isEqualTo("CANCELLED");
    }

    @Test
    void a_definition_goes_without_its_deployment_and_on_record() throws Exception {
        String deployment = deploy("lawful-definition");
        String definition = definition("lawful-definition");

        assertThat(as(ADMIN)
                        .delete(REST + "/process-definition/" + definition + "?cascade=true")
                        .status())
                .isLessThan(300);

        assertThat(isOnRecord("""
                {"entity": "ProcessDefinition", "operation": "Delete", "definition": "%s"}""".formatted(definition))).isTrue();
        assertThat(findings(deployment, definition)).isEmpty();
    }

    @Test
    void what_is_done_to_jobs_is_on_the_record_of_their_case() throws Exception {
        deploy("lawful-jobs");
        String caseId = start("lawful-jobs");
        JsonNode job =
                as(ADMIN).get(REST + "/job?processInstanceId=" + caseId).json().path(0);
        String path = REST + "/job/" + job.path("id").asText();
        String all = REST + "/job-definition/" + job.path("jobDefinitionId").asText();
        String later = "{\"duedate\": \"2031-05-01T00:00:00.000+0000\"}";
        String only = "{\"retries\": %d, \"jobIds\": [\"" + job.path("id").asText() + "\"]}";

        for (Client.Answer done : List.of(
                put(path + "/duedate", later),
                put(path + "/retries", "{\"retries\": 0}"),
                put(all + "/retries", "{\"retries\": 7}"))) {
            assertThat(done.status()).as("%s", done).isEqualTo(204);
            assertThat(findings(caseId)).isEmpty();
        }
        for (Client.Answer done : List.of(
                put(path + "/suspended", "{\"suspended\": true}"),
                put(all + "/suspended", "{\"suspended\": false, \"includeJobs\": true}"),
                as(ADMIN).post(path + "/duedate/recalculate"))) {
            assertThat(done.status()).as("%s", done).isEqualTo(204);
            assertThat(findings(caseId)).isEmpty();
        }
        batch(as(ADMIN).post(REST + "/job/retries", only.formatted(0)));
        assertThat(findings(caseId)).isEmpty();
        batch(as(ADMIN).post(REST + "/job/retries", only.formatted(5)));
        assertThat(findings(caseId)).isEmpty();

        assertThat(database.queryForObject(
                        "SELECT count(*) FROM docket.domain_event WHERE subjects @> ARRAY[?::text] AND position(?::bytea IN payload) > 0",
                        Long.class,
                        caseId,
                        "\"retries\":\"7\"".getBytes(StandardCharsets.UTF_8)))
                .isPositive();
    }

    @Test
    void a_batch_that_fails_is_on_record_and_clean_also_when_it_is_tried_again_and_deleted() throws Exception {
        deploy("lawful-batch");
        String caseId = start("lawful-batch");
        String nowhere = """
                {"annotation": "why", "instructions": [{"type": "cancel", "activityInstanceId": "nowhere"}]}""";
        String stranger = "{\"messageName\": \"docket.doors\", \"processInstanceIds\": [\"%s\"]}".formatted(caseId);

        String failing = as(ADMIN)
                .post(REST + "/process-instance/" + caseId + "/modification-async", nowhere)
                .text("id");
        awaitFailed(failing);
        assertThat(findings(caseId, failing)).isEmpty();

        String definition = as(ADMIN).get(REST + "/batch/" + failing).text("batchJobDefinitionId");
        assertThat(put(REST + "/job-definition/" + definition + "/retries", "{\"retries\": 1}")
                        .status())
                .isEqualTo(204);
        awaitFailed(failing);
        assertThat(findings(caseId, failing)).isEmpty();

        assertThat(as(ADMIN)
                        .delete(REST + "/batch/" + failing + "?cascade=true")
                        .status())
                .isEqualTo(204);
        assertThat(findings(caseId, failing)).isEmpty();

        String correlating = as(ADMIN)
                .post(REST + "/process-instance/message-async", stranger)
                .text("id");
        assertThat(findings(caseId, correlating)).isEmpty();
    }

    @Test
    void what_is_altered_of_a_job_by_hand_is_named() throws Exception {
        deploy("unlawful-jobs");
        String caseId = start("unlawful-jobs");
        String job = as(ADMIN)
                .get(REST + "/job?processInstanceId=" + caseId)
                .json()
                .path(0)
                .path("id")
                .asText();
        String change = "UPDATE camunda.act_ru_job SET %s WHERE id_ = '" + job + "'";

        for (String column : List.of("due", "handler")) {
            String value =
                    column.equals("due") ? "duedate_ = duedate_ + interval '1 day'" : "handler_type_ = 'another'";
            assertThat(findings(change.formatted(value), caseId))
                    .singleElement()
                    .asString()
                    .contains("job " + job + ", " + column);
        }
        assertThat(put(REST + "/job/" + job + "/suspended", "{\"suspended\": true}")
                        .status())
                .isEqualTo(204);
        assertThat(findings(change.formatted("suspension_state_ = 1"), caseId))
                .singleElement()
                .asString()
                .contains("job " + job + ", suspended");
    }

    @Test
    void accounts_rights_and_filters_are_followed_through_the_record() throws Exception {
        String user = "{\"profile\": {\"id\": \"lawful.clerk\", \"firstName\": \"A\", \"lastName\": \"\"},"
                + " \"credentials\": {\"password\": \"a-long-enough-password\"}}";
        String member = REST + "/group/supervisor/members/lawful.clerk";
        String right = "{\"type\": 1, \"permissions\": [\"READ\"], \"userId\": \"lawful.clerk\","
                + " \"resourceType\": 5, \"resourceId\": \"%s\"}";
        String filter = "{\"resourceType\": \"Task\", \"name\": \"Lawful\", \"query\": {\"assignee\": \"%s\"}}";
        assertThat(as(ADMIN).post(REST + "/user/create", user).status()).isEqualTo(204);
        assertThat(put(member, "").status()).isEqualTo(204);
        String made = as(ADMIN)
                .post(REST + "/filter/create", filter.formatted("lawful.clerk"))
                .text("id");
        String given = as(ADMIN)
                .post(REST + "/authorization/create", right.formatted(made))
                .text("id");
        assertThat(findings("lawful.clerk", made, given)).isEmpty();

        assertThat(put(REST + "/filter/" + made, filter.formatted("admin")).status())
                .isEqualTo(204);
        assertThat(findings("lawful.clerk", made, given)).isEmpty();
        assertThat(findings("UPDATE camunda.act_ru_filter SET query_ = '{}'", made))
                .singleElement()
                .asString()
                .endsWith("not as it was recorded: filter " + made);

        assertThat(as(ADMIN).delete(REST + "/filter/" + made).status()).isEqualTo(204);
        assertThat(as(ADMIN).delete(member).status()).isEqualTo(204);
        assertThat(as(ADMIN).delete(REST + "/user/lawful.clerk").status()).isEqualTo(204);
        assertThat(findings("lawful.clerk", made, given)).isEmpty();
    }

    private boolean isOnRecord(String facts) {
        String deployment = facts.replaceAll("(?s).*\"([^\"]+)\"}.*", "$1");
        return Objects.requireNonNull(database.queryForObject(
                        ON_RECORD,
                        Long.class,
                        deployment.getBytes(StandardCharsets.UTF_8),
                        "{\"steps\": [" + facts.replaceFirst("\\{", "{\"kind\": \"operation\", ") + "]}"))
                > 0;
    }

    /** What is found about these; after a change that is undone again, where the first one is a statement. */
    private List<String> findings(String... ids) throws Exception {
        try (Connection connection = RunningDatabase.superuser(data).getConnection()) {
            if (ids[0].startsWith("UPDATE ")) {
                connection.setAutoCommit(false);
                connection.createStatement().execute(ids[0]);
            }
            return new Fsck(
                            connection,
                            LogFiles.of(data),
                            data.resolve("none"),
                            Fsck.Waits.RUNNING,
                            (what, done, all) -> {})
                    .run(null).findings().stream()
                            .filter(finding -> List.of(ids).stream().anyMatch(finding::contains))
                            .toList();
        }
    }

    private Client.Answer put(String path, String body) {
        return as(ADMIN).with("Content-Type", "application/json").send("PUT", path, body);
    }

    private void batch(Client.Answer begun) {
        assertThat(begun.status()).as("%s", begun).isEqualTo(200);
        await(
                "SELECT NOT EXISTS (SELECT FROM camunda.act_ru_job WHERE batch_id_ = ? AND handler_type_ <> 'batch-monitor-job')",
                begun.text("id"));
    }

    private void awaitFailed(String batch) {
        await("SELECT EXISTS (SELECT FROM camunda.act_ru_job WHERE batch_id_ = ? AND retries_ = 0)", batch);
    }

    private void await(String question, String batch) {
        long giveUp = System.nanoTime() + 30_000_000_000L;
        while (!Boolean.TRUE.equals(database.queryForObject(question, Boolean.class, batch))) {
            assertThat(System.nanoTime()).as(question).isLessThan(giveUp);
            pause();
        }
    }

    private String deploy(String process) throws IOException {
        Map<String, String> files = new LinkedHashMap<>();
        files.put(
                process + ".bpmn",
                doors().replace("<bpmn:process id=\"doors\"", "<bpmn:process id=\"" + process + '"'));
        for (String form : List.of("simple-approval/simple-approval-start.form", "forms/decide.form")) {
            files.put(form.substring(form.indexOf('/') + 1), ModelUpload.shipped(form));
        }
        Client.Answer deployed = ModelUpload.send(as(ADMIN), process, files);
        assertThat(deployed.status()).as("%s", deployed).isEqualTo(200);
        return deployed.text("id");
    }

    private static String doors() throws IOException {
        try (InputStream model =
                Objects.requireNonNull(LawfulActsTest.class.getResourceAsStream("/doors/doors.bpmn"))) {
            return new String(model.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private String start(String process) {
        Client.Answer started = as(OTHER_DRAFTER).post(REST + "/process-definition/key/" + process + "/start", DRAFT);
        assertThat(started.status()).as("%s", started).isEqualTo(200);
        return started.text("id");
    }

    private String definition(String process) {
        return as(ADMIN).get(REST + "/process-definition/key/" + process).text("id");
    }
}

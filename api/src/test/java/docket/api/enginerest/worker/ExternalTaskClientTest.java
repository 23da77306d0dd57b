package docket.api.enginerest.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import docket.api.DocketTest;
import docket.api.enginerest.worker.Worker.Errand;
import docket.api.rest.Client;
import docket.api.rest.RestTest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.camunda.bpm.client.exception.RestException;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.variable.Variables;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/** Camunda's stock Java client works on an external task of a case: all it does is recorded as its account's, or refused. */
class ExternalTaskClientTest extends RestTest {

    private static final String ACCOUNT = "receipt.desk";
    private static final String PROCESS = "receipts";

    @LocalServerPort
    private int port;

    @Autowired
    private ProcessEngine engine;

    @Autowired
    private JdbcTemplate database;

    private static @Nullable Worker worker;

    private String caseId = "";
    private Errand errand;

    /** The worker waits before there is anything to do: the engine answers it on a thread of its own. */
    @BeforeEach
    void a_worker_who_waited_for_a_case() throws Exception {
        if (worker == null) {
            deploy();
            worker = new Worker(port, PROCESS, ACCOUNT, DocketTest.PASSWORD);
        }
        Thread.sleep(300);
        caseId = start(Map.of(
                "process",
                PROCESS,
                "title",
                "Receipt of the caterer",
                "kind",
                "payment",
                "organization",
                "facilities",
                "amount",
                Map.of("amount", "34.34", "currency", "EUR"),
                "content",
                Map.of("body", "Lunch for the jury.")));
        errand = worker.next(caseId);
    }

    @AfterAll
    static void the_worker_goes_home() {
        worker.close();
    }

    @Test
    void fetches_and_completes_and_the_model_reads_what_it_hands_back() {
        errand.service().complete(errand.task(), Map.of("receiptValid", true, "receipt", "R-2026-17"));

        assertThat(openTasks()).containsExactly("Decide");
        JsonNode completed = last("CompleteExternalTaskCmd");
        assertThat(completed.path("actor").asText()).isEqualTo(ACCOUNT);
        assertThat(completed.path("door").asText()).isEqualTo("engine-rest");
        assertThat(values(completed)).containsOnly(Map.entry("receipt", "R-2026-17"), Map.entry("receiptValid", "1"));
        assertThat(decide(SUPERVISOR, caseId, "APPROVE").status()).isEqualTo(200);
        assertThat(found(caseId).path("state").asText()).isEqualTo("APPROVED");
    }

    @Test
    void what_it_fetched_after_waiting_is_recorded_as_its_own_through_this_door() {
        JsonNode fetched = last("FetchExternalTasksCmd");

        assertThat(fetched.path("actor").asText()).isEqualTo(ACCOUNT);
        assertThat(fetched.path("door").asText()).isEqualTo("engine-rest");
        assertThat(fetched.path("causedBy").path("requestId").asText()).isNotEmpty();
    }

    @Test
    void is_handed_no_content_and_reads_the_case_by_its_id_on_record() {
        assertThat(errand.task().getAllVariables()).isEmpty();
        assertThat(errand.task().getBusinessKey()).isEqualTo(caseId);

        JsonNode read =
                as(ACCOUNT).get("/api/cases/" + errand.task().getBusinessKey()).json();

        assertThat(read.at("/content/body").asText()).isEqualTo("Lunch for the jury.");
        assertThat(read.at("/amount/amount").asText()).isEqualTo("34.34");
        assertThat(database.queryForList(
                        "SELECT convert_from(metadata, 'UTF8')::jsonb ->> 'person' FROM docket.domain_event"
                                + " WHERE type = 'record-read' AND convert_from(payload, 'UTF8') LIKE ?",
                        String.class,
                        "%" + caseId + "%"))
                .containsExactly(ACCOUNT);
    }

    @Test
    void reads_no_case_of_another_process() {
        String other = start(payment("Not the worker's", "approve:supervisor"));

        assertThat(as(ACCOUNT).get("/api/cases/" + other).code()).isEqualTo("unknown-case");
        assertThat(as(OTHER_DRAFTER).get("/api/cases/" + caseId).code()).isEqualTo("unknown-case");
    }

    @Test
    void refuses_a_result_that_is_not_declared_so_that_the_client_can_say_why() {
        assertRefused(
                "variable-not-declared",
                "planted",
                () -> errand.service().complete(errand.task(), Map.of("receiptValid", true, "planted", "x")));
        assertRefused(
                "variable-not-declared",
                "planted",
                () -> errand.service().complete(errand.task(), Map.of(), Map.of("planted", "x")));
        assertRefused(
                "variable-not-declared",
                "route",
                () -> errand.service().complete(errand.task(), Map.of("route", "APPROVED")));
        assertRefused(
                "variable-not-declared",
                "decision",
                () -> errand.service().complete(errand.task(), Map.of("decision", "APPROVE")));
        assertRefused(
                "variable-not-declared",
                "receipt",
                () -> errand.service().complete(errand.task(), Map.of("receipt", new byte[] {1})));
        assertRefused(
                "variable-not-declared",
                "receipt",
                () -> errand.service().setVariables(errand.task(), Map.of("receipt", "R-1")));
        Client.Answer asAnyClient = as(ACCOUNT)
                .post(
                        external("complete"),
                        Map.of("workerId", "receipt-desk", "variables", Map.of("planted", Map.of("value", "x"))));

        assertThat(asAnyClient.status()).isEqualTo(422);
        assertThat(asAnyClient.code()).isEqualTo("variable-not-declared");
        assertThat(openTasks()).isEmpty();
    }

    @Test
    void asks_for_all_that_the_model_will_read() {
        assertRefused(
                "field-required",
                "receiptValid",
                () -> errand.service().complete(errand.task(), Map.of("receipt", "R-1")));

        errand.service()
                .complete(
                        errand.task(),
                        Variables.createVariables()
                                .putValue("receiptValid", false)
                                .putValue("receipt", null));

        assertThat(openTasks()).containsExactly("Look closer");
    }

    @Test
    void refuses_a_result_that_is_too_long_to_be_a_reference() {
        assertRefused(
                "result-not-accepted",
                "receipt",
                () -> errand.service()
                        .complete(errand.task(), Map.of("receiptValid", true, "receipt", "x".repeat(1_001))));
        assertRefused(
                "variable-not-declared",
                "planted",
                () -> errand.service().complete(errand.task(), Map.of("planted", "x".repeat(100_000))));
    }

    @Test
    void refuses_a_result_of_another_kind_than_the_process_reads() {
        assertRefused(
                "result-not-accepted",
                "receiptValid as true or false",
                () -> errand.service().complete(errand.task(), Map.of("receiptValid", "true", "receipt", "R-1")));
        assertRefused(
                "result-not-accepted",
                "receiptValid as true or false",
                () -> errand.service().complete(errand.task(), Map.of("receiptValid", 1, "receipt", "R-1")));

        assertThat(openTasks()).isEmpty();
    }

    @Test
    void refuses_a_worker_who_has_lost_the_task_to_another() {
        database.update(
                "UPDATE camunda.act_ru_ext_task SET worker_id_ = 'another-desk' WHERE id_ = ?",
                errand.task().getId());

        RestException refused =
                catchThrowableOfType(RestException.class, () -> errand.service().complete(errand.task()));

        assertThat(refused.getHttpStatusCode()).isEqualTo(400);
        assertThat(refused).hasMessageContaining("locked by worker 'another-desk'");
        assertThat(catchThrowableOfType(
                                RestException.class, () -> errand.service().extendLock(errand.task(), 1_000))
                        .getHttpStatusCode())
                .isEqualTo(400);
    }

    @Test
    void takes_the_result_of_a_worker_whose_lock_ran_out_while_nobody_else_came() throws Exception {
        errand.service().extendLock(errand.task(), 1);
        Thread.sleep(20);

        errand.service().complete(errand.task(), Map.of("receiptValid", false, "receipt", "R-2"));

        assertThat(openTasks()).containsExactly("Look closer");
    }

    @Test
    void records_locks_that_are_extended_and_given_back() {
        errand.service().extendLock(errand.task(), 90_000);
        errand.service().unlock(errand.task());

        assertThat(last("ExtendLockOnExternalTaskCmd").path("actor").asText()).isEqualTo(ACCOUNT);
        assertThat(last("UnlockExternalTaskCmd").path("door").asText()).isEqualTo("engine-rest");
    }

    @Test
    void records_a_failure_and_its_incident() {
        errand.service().handleFailure(errand.task(), "No paper", "The scanner is empty", 0, 0);

        JsonNode failed = last("HandleExternalTaskFailureCmd");
        assertThat(failed.path("actor").asText()).isEqualTo(ACCOUNT);
        assertThat(failed.at("/payload/steps").findValuesAsText("kind")).contains("external-task", "incident.create");
        assertThat(failed.toString()).doesNotContain("scanner").doesNotContain("No paper");
    }

    @Test
    void an_error_that_the_model_catches_leads_the_case_on() {
        errand.service()
                .handleBpmnError(errand.task(), "receipt-unreadable", "coffee stains", Map.of("receiptValid", false));

        assertThat(openTasks()).containsExactly("Look closer");
        assertThat(last("HandleExternalTaskBpmnErrorCmd").path("actor").asText())
                .isEqualTo(ACCOUNT);
    }

    @Test
    void refuses_an_error_that_nothing_catches() {
        assertRefused(
                "engine-refused",
                "no-such-error",
                () -> errand.service().handleBpmnError(errand.task(), "no-such-error"));
        assertRefused(
                "variable-not-declared",
                "planted",
                () -> errand.service()
                        .handleBpmnError(errand.task(), "receipt-unreadable", "stains", Map.of("planted", "x")));

        assertThat(openTasks()).isEmpty();
    }

    @Test
    void refuses_everybody_else() {
        assertThat(anonymous()
                        .post(external("complete"), Map.of("workerId", "receipt-desk"))
                        .status())
                .isEqualTo(401);
        assertThat(as(OTHER_DRAFTER)
                        .post(external("complete"), Map.of("workerId", "receipt-desk"))
                        .status())
                .isEqualTo(403);
    }

    private static void assertRefused(String code, String mentioned, ThrowingCallable act) {
        RestException refused = catchThrowableOfType(RestException.class, act);
        assertThat(refused).isNotNull().hasMessageContaining(mentioned);
        assertThat(refused.getHttpStatusCode()).isEqualTo(422);
        assertThat(refused.getType()).isEqualTo("urn:docket:problem:" + code);
    }

    private String external(String act) {
        return "/engine-rest/external-task/" + errand.task().getId() + "/" + act;
    }

    private List<String> openTasks() {
        return engine.getTaskService().createTaskQuery().processInstanceId(caseId).list().stream()
                .map(task -> engine.getRepositoryService()
                        .getBpmnModelInstance(task.getProcessDefinitionId())
                        .getModelElementById(task.getTaskDefinitionKey())
                        .getAttributeValue("name"))
                .toList();
    }

    /** The latest event of the case's engine that this command made. */
    private JsonNode last(String command) {
        JsonNode events = as(AUDITOR)
                .get("/api/cases/" + caseId + "/events?engine=true&limit=200")
                .json();
        return StreamSupport.stream(events.path("items").spliterator(), false)
                .filter(event -> event.at("/payload/commands/0/name").asText().equals(command))
                .reduce((earlier, later) -> later)
                .orElseThrow(() -> new AssertionError(command + " is not among " + events));
    }

    /** The values of variables that an event tells. */
    private static Map<String, String> values(JsonNode event) {
        return StreamSupport.stream(event.at("/payload/steps").spliterator(), false)
                .filter(step -> step.path("value").isTextual())
                .collect(java.util.stream.Collectors.toMap(
                        step -> step.path("variable").asText(),
                        step -> step.path("value").asText()));
    }

    private void deploy() {
        engine.getRepositoryService()
                .createDeployment()
                .name(PROCESS)
                .addString(PROCESS + ".bpmn", resource("/worker/receipts.bpmn"))
                .addString(
                        "simple-approval-start.form",
                        resource("/docket/models/simple-approval/simple-approval-start.form"))
                .addString("decide.form", resource("/docket/models/forms/decide.form"))
                .deploy();
        User account = engine.getIdentityService().newUser(ACCOUNT);
        account.setPassword(DocketTest.PASSWORD);
        engine.getIdentityService().saveUser(account);
        Authorization right = engine.getAuthorizationService().createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
        right.setUserId(ACCOUNT);
        right.setResource(Resources.PROCESS_DEFINITION);
        right.setResourceId(PROCESS);
        right.setPermissions(new org.camunda.bpm.engine.authorization.Permission[] {
            ProcessDefinitionPermissions.READ_INSTANCE, ProcessDefinitionPermissions.UPDATE_INSTANCE
        });
        engine.getAuthorizationService().saveAuthorization(right);
    }

    private static String resource(String name) {
        try (InputStream resource = ExternalTaskClientTest.class.getResourceAsStream(name)) {
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}

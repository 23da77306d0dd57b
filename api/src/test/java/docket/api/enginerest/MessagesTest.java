package docket.api.enginerest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import docket.api.rest.Client;
import docket.api.rest.RestTest;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A case that waits for a message is told of it through {@code /engine-rest/message}, on record. */
class MessagesTest extends RestTest {

    private static final String PROCESS = "awaiting";
    private static final String ARRIVED = "paper-arrived";
    private static final String SENDER = OTHER_DRAFTER;

    @Autowired
    private AuthorizationService rights;

    private String caseId = "";

    @BeforeEach
    void a_case_that_waits_for_a_paper() {
        Map<String, String> files = ModelUpload.simpleApproval(PROCESS);
        files.computeIfPresent(PROCESS + ".bpmn", (name, model) -> waiting(model));
        assertThat(ModelUpload.send(as(ADMIN), PROCESS, files).status()).isEqualTo(200);
        caseId = start(Map.of("process", PROCESS, "title", "Paper", "kind", "other", "organization", "education"));
    }

    @Test
    void leads_the_case_on_and_says_who_sent_it() {
        mayUpdateInstances();

        Client.Answer sent = send(Map.of("messageName", ARRIVED, "businessKey", caseId));

        assertThat(sent.status()).as("%s", sent).isEqualTo(204);
        assertThat(taskOf(SUPERVISOR, caseId)).isNotEmpty();
        JsonNode correlated = lastOfEngine();
        assertThat(correlated.at("/payload/commands/0/name").asText()).isEqualTo("CorrelateMessageCmd");
        assertThat(correlated.at("/payload/commands/0/arguments/messageName").asText())
                .isEqualTo(ARRIVED);
        assertThat(correlated.path("actor").asText()).isEqualTo(SENDER);
        assertThat(correlated.path("door").asText()).isEqualTo("engine-rest");
        assertThat(send(Map.of("messageName", ARRIVED, "businessKey", caseId)).status())
                .as("the case no longer waits")
                .isEqualTo(400);
    }

    @Test
    void wants_the_right_to_update_instances_and_takes_no_variables() {
        assertThat(send(Map.of("messageName", ARRIVED, "businessKey", caseId)).status())
                .isEqualTo(403);
        mayUpdateInstances();

        Client.Answer refused = send(Map.of(
                "messageName",
                ARRIVED,
                "businessKey",
                caseId,
                "processVariables",
                Map.of("planted", Map.of("value", "x"))));

        assertThat(refused.code()).isEqualTo("variable-not-declared");
        assertThat(found(caseId).path("openTasks")).isEmpty();
    }

    @Test
    void finds_what_the_case_calls_and_all_who_wait_side_by_side() {
        Client.Answer deployed = ModelUpload.sendDrawn(as(ADMIN), Map.of("waiting-part", """
                begun(("start")) --> split{"+"}
                split --> one(("message paid")) --> joined{"+"}
                split --> other(("message paid")) --> joined
                joined --> passed(("end"))
                """, "waiting-caller", """
                asked(("start")) --> part[["call waiting-part"]] --> decide["approve: APPROVE; supervisor"] --> done(("end"))
                """));
        assertThat(deployed.status()).as("%s", deployed).isEqualTo(200);
        String calling = start(
                Map.of("process", "waiting-caller", "title", "Paid", "kind", "other", "organization", "education"));

        Client.Answer ambiguous =
                as(ADMIN).post("/engine-rest/message", Map.of("messageName", "paid", "businessKey", calling));
        assertThat(ambiguous.status()).isEqualTo(400);
        assertThat(ambiguous.text("detail")).contains("at 2 places", "\"all\": true");

        assertThat(as(ADMIN)
                        .post(
                                "/engine-rest/message",
                                Map.of("messageName", "paid", "businessKey", calling, "all", true))
                        .status())
                .isEqualTo(204);
        assertThat(taskOf(SUPERVISOR, calling)).isNotEmpty();
    }

    private Client.Answer send(Map<String, Object> message) {
        return as(SENDER).post("/engine-rest/message", message);
    }

    private JsonNode lastOfEngine() {
        JsonNode events = as(AUDITOR)
                .get("/api/cases/" + caseId + "/events?engine=true&limit=200")
                .json();
        return StreamSupport.stream(events.path("items").spliterator(), false)
                .filter(event -> event.path("type").asText().equals("engine-advanced"))
                .reduce((earlier, later) -> later)
                .orElseThrow();
    }

    @AfterEach
    void nobody_has_that_right() {
        rights.createAuthorizationQuery().userIdIn(SENDER).resourceId(PROCESS).list().stream()
                .map(Authorization::getId)
                .forEach(rights::deleteAuthorization);
    }

    private void mayUpdateInstances() {
        Authorization right = rights.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
        right.setUserId(SENDER);
        right.setResource(Resources.PROCESS_DEFINITION);
        right.setResourceId(PROCESS);
        right.setPermissions(new Permission[] {ProcessDefinitionPermissions.UPDATE_INSTANCE});
        rights.saveAuthorization(right);
    }

    /** The start is followed by an event that catches the message. */
    private static String waiting(String model) {
        return model.replaceFirst("<bpmn:message ", "<bpmn:message id=\"paper\" name=\"" + ARRIVED + "\" />$0")
                .replaceFirst("<bpmn:outgoing>to-decide<", "<bpmn:outgoing>to-wait<")
                .replaceFirst(
                        "<bpmn:sequenceFlow id=\"to-decide\" sourceRef=\"asked\"",
                        "<bpmn:sequenceFlow id=\"to-wait\" sourceRef=\"asked\" targetRef=\"wait\" />"
                                + "<bpmn:intermediateCatchEvent id=\"wait\" name=\"Paper arrived\">"
                                + "<bpmn:incoming>to-wait</bpmn:incoming><bpmn:outgoing>to-decide</bpmn:outgoing>"
                                + "<bpmn:messageEventDefinition id=\"wait-message\" messageRef=\"paper\" />"
                                + "</bpmn:intermediateCatchEvent>"
                                + "<bpmn:sequenceFlow id=\"to-decide\" sourceRef=\"wait\"");
    }
}

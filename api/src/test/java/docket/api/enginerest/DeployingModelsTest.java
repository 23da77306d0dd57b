package docket.api.enginerest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import docket.api.rest.Client;
import docket.api.rest.RestTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Models come to a running Docket as Camunda Modeler sends them: under one name, "changed only". */
class DeployingModelsTest extends RestTest {

    @Test
    void a_diagram_that_changed_comes_with_the_forms_that_did_not() {
        Map<String, String> files = ModelUpload.simpleApproval("modeled");
        assertThat(deployed(send("modeled", files))).hasSize(1);

        files.computeIfPresent(
                "modeled.bpmn", (name, model) -> model.replace("name=\"Decide\"", "name=\"Decide now\""));
        assertThat(deployed(send("modeled", files)))
                .singleElement()
                .satisfies(definition ->
                        assertThat(definition.path("version").asInt()).isEqualTo(2));

        String task = taskOf(
                SUPERVISOR,
                start(Map.of("process", "modeled", "title", "Chairs", "kind", "other", "organization", "education")));
        Client.Answer form = as(SUPERVISOR).get("/engine-rest/task/" + task + "/deployed-form");
        assertThat(form.status()).as("%s", form).isEqualTo(200);
        assertThat(form.text("id")).isEqualTo("decide");
    }

    @Test
    void what_did_not_change_is_not_deployed_again() {
        send("unchanged", ModelUpload.simpleApproval("unchanged"));

        assertThat(deployed(send("unchanged", ModelUpload.simpleApproval("unchanged"))))
                .isEmpty();
    }

    @Test
    void a_diagram_without_its_forms_is_refused_and_they_are_named() {
        Map<String, String> files = ModelUpload.simpleApproval("alone");
        files.keySet().retainAll(List.of("alone.bpmn"));

        Client.Answer refused = send("alone", files);

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.code()).isEqualTo("model-refused");
        assertThat(refused.json().path("errors").findValuesAsText("message"))
                .anyMatch(message -> message.contains("'simple-approval-start'"))
                .anyMatch(message -> message.contains("'decide'"));
    }

    @Test
    void what_is_wrong_with_a_model_is_said_in_the_language_of_whoever_deploys_it() {
        Map<String, String> files = ModelUpload.simpleApproval("spoken");
        files.computeIfPresent("spoken.bpmn", (name, model) -> model.replace("${register}", "${dataSource}"));
        Client.Answer english = send("spoken", files);
        Client.Answer korean = ModelUpload.send(as(ADMIN).with("Accept-Language", "ko"), "spoken", files);

        assertThat(english.json().at("/errors/0/code").asText()).isEqualTo("value-refused");
        assertThat(english.text("message"))
                .startsWith("The model cannot be deployed: spoken.bpmn:")
                .contains("bpmn:serviceTask 'register-case': Expected as camunda:delegateExpression one of ${")
                .contains("but found '${dataSource}' (value-refused)");
        assertThat(korean.json().at("/errors/0/code").asText()).isEqualTo("value-refused");
        assertThat(korean.text("message"))
                .startsWith("모델을 배포할 수 없습니다: spoken.bpmn:")
                .contains("bpmn:serviceTask 'register-case': camunda:delegateExpression 값이 맞지 않습니다. 쓸 수 있는 값: ${")
                .contains("지금 값: '${dataSource}' (value-refused)");
        assertThat(korean.json().at("/errors/0/message").asText()).contains("값이 맞지 않습니다");
    }

    @Test
    void what_the_engine_itself_does_not_take_is_told_of_its_element_in_that_language_too() {
        Map<String, String> files = ModelUpload.simpleApproval("unparsed");
        files.computeIfPresent(
                "unparsed.bpmn",
                (name, model) -> model.replace(
                        "</bpmn:process>",
                        "<bpmn:association id=\"astray\" sourceRef=\"nowhere\" targetRef=\"decide\"/></bpmn:process>"));

        Client.Answer refused = ModelUpload.send(as(ADMIN).with("Accept-Language", "ko"), "unparsed", files);

        assertThat(refused.status()).as("%s", refused).isEqualTo(422);
        assertThat(refused.code()).isEqualTo("model-refused");
        assertThat(refused.json().at("/errors/0/code").asText()).isEqualTo("unparsed");
        assertThat(refused.json().at("/errors/0/message").asText())
                .startsWith("unparsed.bpmn:")
                .contains("bpmn:association 'astray': 프로세스 엔진이 이 모델을 받지 않습니다")
                .contains("nowhere");
    }

    @Test
    void a_name_that_cannot_be_kept_is_refused() {
        Map<String, String> files = ModelUpload.simpleApproval("named");
        assertThat(send("na\0me", files).code()).isEqualTo("value-not-kept");
        for (String name : List.of("na\u202Eme", "\u2066name")) {
            assertThat(send(name, files).code()).isEqualTo("invalid-field");
        }
        for (String blank : List.of("", "  ", "\u3164", "\u200B")) {
            assertThat(send(blank, files).code()).as(blank).isEqualTo("field-required");
        }
        assertThat(send("n".repeat(600), files).code()).isEqualTo("value-not-kept");
        Map<String, String> turned = ModelUpload.simpleApproval("named");
        turned.put("a\u202Eb.form", turned.get("decide.form").replace("\"decide\"", "\"turned\""));
        assertThat(send("named", turned).code()).isEqualTo("invalid-field");
        files.put("f".repeat(600) + ".form", files.get("decide.form").replace("\"decide\"", "\"longest\""));

        assertThat(send("named", files).code()).isEqualTo("invalid-request");
    }

    @Test
    void a_deployment_that_is_sent_otherwise_is_told_how_one_is() {
        Client.Answer refused = as(ADMIN).post("/engine-rest/deployment/create", "{}");

        assertThat(refused.status()).isEqualTo(415);
        assertThat(refused.text("detail")).contains("multipart/form-data");
    }

    @Test
    void a_tenant_is_refused_at_every_door() {
        Client admin = as(ADMIN);
        String variables = "{\"variables\": {}}";

        assertThat(List.of(
                        ModelUpload.send(
                                admin, "rented", Map.of("tenant-id", "city"), ModelUpload.simpleApproval("rented")),
                        admin.post("/engine-rest/tenant/create", Map.of("id", "city", "name", "City")),
                        admin.with("Content-Type", "application/json")
                                .send("PUT", "/engine-rest/tenant/city/user-members/" + DRAFTER, "{}"),
                        admin.with("Content-Type", "application/json")
                                .send("PUT", "/engine-rest/tenant/city/group-members/director", "{}"),
                        admin.with("Content-Type", "application/json")
                                .send(
                                        "POST",
                                        "/engine-rest/process-definition/key/simple-approval/tenant-id/city/start",
                                        variables),
                        admin.post("/engine-rest/task/create", Map.of("id", "rented", "tenantId", "city")),
                        admin.post("/engine-rest/message", Map.of("messageName", "any", "tenantId", "city"))))
                .allSatisfy(answer -> {
                    assertThat(answer.status()).as("%s", answer).isEqualTo(422);
                    assertThat(answer.code()).as("%s", answer).isEqualTo("no-tenants");
                });
        assertThat(admin.get("/engine-rest/process-definition?key=rented").json())
                .isEmpty();
    }

    private Client.Answer send(String name, Map<String, String> files) {
        return ModelUpload.send(as(ADMIN), name, files);
    }

    private static List<JsonNode> deployed(Client.Answer answer) {
        assertThat(answer.status()).as("%s", answer).isEqualTo(200);
        List<JsonNode> definitions = new ArrayList<>();
        answer.json().path("deployedProcessDefinitions").forEach(definitions::add);
        return definitions;
    }
}

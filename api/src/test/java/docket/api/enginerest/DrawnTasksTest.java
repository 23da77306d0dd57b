package docket.api.enginerest;

import static org.assertj.core.api.Assertions.assertThat;

import docket.api.rest.Client;
import docket.api.rest.RestTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Tasks that a process itself gives away, instead of an approval line, need people too. */
class DrawnTasksTest extends RestTest {

    private static final Pattern ALLOWED = Pattern.compile("```mermaid\n([^`]*)```\nAllowed");

    @Test
    void whoever_a_task_names_does_not_draft() {
        deploy("drawn-named", """
                asked(("start")) --> look["review: APPROVE; supervisor"] --> decide["approve: APPROVE, REJECT; kim.employee"] --> done(("end"))
                """);

        Client.Answer refused = draft(DRAFTER, "drawn-named");

        assertThat(refused.code()).as("%s", refused).isEqualTo("nobody-to-decide");
        assertThat(refused.text("detail")).contains("who drafts this case", "somebody else draft it");
        assertThat(draft(OTHER_DRAFTER, "drawn-named").status()).isEqualTo(201);
    }

    @Test
    void a_loop_in_a_group_of_one_is_refused_at_the_draft() {
        deploy("drawn-loop", """
                asked(("start")) --> check["review: APPROVE, REJECT; supervisor; 3 in turn until route == 'REJECTED'"] --> checked{"?"}
                checked -->|"route == 'REJECTED'"| rejected(("end"))
                checked -->|"otherwise"| decide["approve: APPROVE, REJECT; director"] --> decided(("end"))
                """);

        Client.Answer refused = draft(DRAFTER, "drawn-loop");

        assertThat(refused.code()).as("%s", refused).isEqualTo("nobody-to-decide");
        assertThat(refused.text("detail"))
                .contains("need 2 different people", "only 1 could decide them", "add members");
    }

    @Test
    void tasks_of_one_person_in_a_called_process_and_in_branches_side_by_side_are_counted() {
        Client.Answer deployed = ModelUpload.sendDrawn(as(ADMIN), Map.of("drawn-part", """
                begun(("start")) --> look["review: APPROVE; supervisor"] --> passed(("end"))
                """, "drawn-caller", """
                asked(("start")) --> split{"+"}
                split --> part[["call drawn-part"]] --> joined{"+"}
                split --> budget["concur: CONCUR, DISSENT; budget-owner"] --> joined
                joined --> decide["approve: APPROVE, REJECT; supervisor"] --> done(("end"))
                """));
        assertThat(deployed.status()).as("%s", deployed).isEqualTo(200);

        assertThat(draft(DRAFTER, "drawn-caller").text("detail")).contains("need 2 different people");
    }

    @Test
    void what_a_process_called_in_a_loop_asks_for_is_asked_for_each_time() {
        ModelUpload.sendDrawn(
                as(ADMIN),
                Map.of(
                        "looped-part",
                        "begun((\"start\")) --> look[\"review: APPROVE; administration,supervisor,director\"] --> passed((\"end\"))",
                        "looped-caller",
                        "asked((\"start\")) --> part[[\"call looped-part\"]] --> decide[\"approve: APPROVE, REJECT; director\"] --> done((\"end\"))"),
                model -> model.replace(
                        "calledElement=\"looped-part\"/>",
                        "calledElement=\"looped-part\"><bpmn:multiInstanceLoopCharacteristics><bpmn:loopCardinality>4</bpmn:loopCardinality></bpmn:multiInstanceLoopCharacteristics></bpmn:callActivity>"));

        assertThat(draft(DRAFTER, "looped-caller").text("detail")).contains("need 4 different people", "only 3");
    }

    @Test
    void a_loop_needs_as_many_as_must_decide_before_its_condition_can_hold() {
        List<String> tooMany = List.of(
                "4 in turn until nrOfCompletedInstances == 4",
                "5 in turn until nrOfCompletedInstances >= 5",
                "5 in turn until nrOfCompletedInstances >= 4",
                "4 in turn until nrOfInstances == nrOfCompletedInstances",
                "4 at once until nrOfActiveInstances == 0");
        for (int i = 0; i < tooMany.size(); i++) {
            deploy("counted-" + i, looped(tooMany.get(i)));

            Client.Answer refused = draft(DRAFTER, "counted-" + i);

            assertThat(refused.code()).as("%s: %s", tooMany.get(i), refused).isEqualTo("nobody-to-decide");
        }
        deploy("counted-few", looped("5 in turn until nrOfCompletedInstances >= 2"));
        assertThat(draft(DRAFTER, "counted-few").status()).isEqualTo(201);
    }

    private static String looped(String loop) {
        return "asked((\"start\")) --> check[\"review: APPROVE; administration,supervisor,director; " + loop
                + "\"] --> decide[\"approve: APPROVE, REJECT; director\"] --> decided((\"end\"))";
    }

    @Test
    void a_new_version_of_a_called_process_that_its_callers_could_not_end_with_is_refused() {
        String part = "begun((\"start\")) --> look[\"review: APPROVE; supervisor\"] --> passed((\"end\"))";
        ModelUpload.sendDrawn(
                as(ADMIN),
                Map.of(
                        "shared-part",
                        part,
                        "shared-caller",
                        "asked((\"start\")) --> part[[\"call shared-part\"]] --> decide[\"approve: APPROVE, REJECT; director\"] --> done((\"end\"))"));
        String caseId = draft(DRAFTER, "shared-caller").text("caseId");

        Client.Answer refused = sendPart(part.replace("review", "approve"));

        assertThat(refused.code()).as("%s", refused).isEqualTo("model-refused");
        assertThat(refused.text("detail")).contains("The process 'shared-caller' calls it");
        assertThat(sendPart(part.replace("look", "inspect")).status()).isEqualTo(200);
        assertThat(decide(SUPERVISOR, caseId, "APPROVE").status()).isEqualTo(200);
        assertThat(decide(DIRECTOR, caseId, "APPROVE").text("state")).isEqualTo("APPROVED");
    }

    @Test
    void what_a_deployed_process_needs_is_neither_deleted_nor_suspended() {
        String table = ModelUpload.shipped("authority/authority.dmn")
                .replace("<decision id=\"authority\"", "<decision id=\"kept-table\"")
                .replace("#authority\"", "#kept-table\"");
        ModelUpload.send(as(ADMIN), "kept-table", Map.of("kept-table.dmn", table));
        ModelUpload.sendDrawn(
                as(ADMIN),
                Map.of(
                        "kept-part",
                        "begun((\"start\")) --> look[\"review: APPROVE; supervisor\"] --> passed((\"end\"))"),
                model -> model.replace("isExecutable", "camunda:isStartableInTasklist=\"false\" isExecutable"));
        Client.Answer caller = ModelUpload.sendDrawn(
                as(ADMIN),
                Map.of(
                        "kept-caller",
                        "asked((\"start\")) --> part[[\"call kept-part\"]] --> decide[\"approve: APPROVE, REJECT; director\"] --> done((\"end\"))"),
                model -> model.replaceFirst(
                        "(<camunda:property name=\"docket.)mode\"", "$1authority\" value=\"kept-table\"/>$0"));
        assertThat(caller.status()).as("%s", caller).isEqualTo(200);
        String part = "/engine-rest/process-definition/key/kept-part";

        for (Client.Answer refused : List.of(
                as(ADMIN).delete("/engine-rest/deployment/" + deploymentOf("process", "kept-part")),
                as(ADMIN).delete("/engine-rest/deployment/" + deploymentOf("process", "kept-part") + "?cascade=true"),
                as(ADMIN).delete("/engine-rest/deployment/" + deploymentOf("decision", "kept-table")),
                as(ADMIN).delete(part),
                as(ADMIN)
                        .delete("/engine-rest/process-definition/"
                                + as(ADMIN).get(part).text("id")),
                suspend(part + "/suspended", "{\"suspended\": true}"),
                suspend(
                        "/engine-rest/process-definition/suspended",
                        "{\"suspended\": true, \"processDefinitionKey\": \"kept-part\"}"))) {
            assertThat(refused.status()).as("%s", refused).isEqualTo(409);
            assertThat(refused.code()).isEqualTo("model-needed");
            assertThat(refused.text("detail")).contains("kept-caller");
        }
        Client.Answer open = draft(DRAFTER, "kept-caller");
        assertThat(open.status()).isEqualTo(201);

        String callers = "/engine-rest/deployment/" + deploymentOf("process", "kept-caller") + "?cascade=true";
        assertThat(as(ADMIN).delete(callers).code()).isEqualTo("cases-running");
        assertThat(as(ADMIN)
                        .delete("/engine-rest/process-instance/" + open.text("caseId"))
                        .status())
                .isEqualTo(204);
        assertThat(as(ADMIN).delete(callers).status()).isEqualTo(204);
        assertThat(suspend(part + "/suspended", "{\"suspended\": true}").status())
                .isEqualTo(204);
        for (String model : List.of("process/kept-part", "decision/kept-table")) {
            String deployment = deploymentOf(model.split("/")[0], model.split("/")[1]);
            assertThat(as(ADMIN).delete("/engine-rest/deployment/" + deployment).status())
                    .as(model)
                    .isEqualTo(204);
        }
    }

    private String deploymentOf(String kind, String key) {
        return as(ADMIN).get("/engine-rest/" + kind + "-definition/key/" + key).text("deploymentId");
    }

    private Client.Answer suspend(String path, String body) {
        return as(ADMIN).with("Content-Type", "application/json").send("PUT", path, body);
    }

    /** A process that nobody starts by itself. */
    private Client.Answer sendPart(String drawing) {
        return ModelUpload.sendDrawn(
                as(ADMIN),
                Map.of("shared-part", drawing),
                model -> model.replace("isExecutable", "camunda:isStartableInTasklist=\"false\" isExecutable"));
    }

    @Test
    void a_task_that_a_worker_may_lead_around_stops_no_draft() {
        deploy("drawn-maybe", """
                asked(("start")) --> check[["worker: small"]] --> what{"?"}
                what -->|"small == true"| decide["approve: APPROVE, REJECT; kim.employee"] --> decided(("end"))
                what -->|"otherwise"| look["approve: APPROVE, REJECT; supervisor"] --> decided
                """);

        assertThat(draft(DRAFTER, "drawn-maybe").status()).isEqualTo(201);
    }

    @Test
    void every_drawing_of_the_page_for_authors_is_started_by_the_people_of_the_sample() throws IOException {
        List<String> drawings = ALLOWED.matcher(Files.readString(Path.of("../docs/models.md")))
                .results()
                .map((MatchResult drawing) -> drawing.group(1))
                .toList();
        assertThat(drawings).hasSizeGreaterThan(7);
        for (int i = 0; i < drawings.size(); i++) {
            deploy("page-" + i, drawings.get(i));

            assertThat(draft(DRAFTER, "page-" + i).status()).as(drawings.get(i)).isEqualTo(201);
        }
    }

    private void deploy(String process, String drawing) {
        Client.Answer deployed = ModelUpload.sendDrawn(as(ADMIN), process, drawing);
        assertThat(deployed.status()).as("%s", deployed).isEqualTo(200);
    }

    private Client.Answer draft(String drafter, String process) {
        return as(drafter)
                .post(
                        "/api/cases",
                        Map.of("process", process, "title", "Chairs", "kind", "other", "organization", "education"));
    }
}

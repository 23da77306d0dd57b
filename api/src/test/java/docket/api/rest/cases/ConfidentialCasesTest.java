package docket.api.rest.cases;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import docket.api.DocketTest;
import docket.api.rest.RestTest;
import docket.api.security.Browser;
import docket.bpmn.ModelCatalog;
import docket.bpmn.ModelResource;
import docket.engine.access.RecordRead;
import docket.engine.casefile.CaseEvents;
import docket.engine.casefile.view.CaseView;
import docket.engine.view.Projections;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Who reads a confidential case is on record, and auditors with every case. */
class ConfidentialCasesTest extends RestTest {

    @LocalServerPort
    private int port;

    @Autowired
    private CaseEvents events;

    @Autowired
    private Projections projections;

    @Autowired
    private RepositoryService repository;

    @Test
    void whoever_reads_a_confidential_case_is_recorded_once_an_hour_and_way() {
        String caseId = start(confidential());
        assertThat(looks(caseId)).isEmpty();

        for (String path : List.of("", "", "?at=1", "/events", "/events?engine=true")) {
            assertThat(as(DRAFTER).get("/api/cases/" + caseId + path).status()).isEqualTo(200);
        }
        assertThat(looks(caseId)).containsExactly(DRAFTER + " case");
        assertThat(as(DRAFTER)
                        .get("/api/cases/" + caseId)
                        .json()
                        .path("confidential")
                        .asBoolean())
                .isTrue();

        assertThat(as(OTHER_DRAFTER).get("/api/cases/" + caseId).status()).isEqualTo(404);
        as(DRAFTER).get("/api/cases?q=Confidential");
        as(AUDITOR).get("/api/cases/" + caseId + "/events");
        assertThat(looks(caseId)).containsExactly(DRAFTER + " case", DRAFTER + " list", AUDITOR + " case");
        assertThat(projections.of(CaseView.class).compare(caseId).differences()).isEmpty();
    }

    @Test
    void whoever_opens_its_form_is_recorded() {
        String caseId = start(confidential());
        String task = taskOf(REVIEWER, caseId);
        assertThat(looks(caseId)).isEmpty();

        String form = "/engine-rest/task/" + task + "/form-variables?variableNames=caseTitle";
        assertThat(as(REVIEWER).get(form).toString()).contains("Confidential repair");
        assertThat(as(REVIEWER).get(form).status()).isEqualTo(200);

        assertThat(looks(caseId)).containsExactly(REVIEWER + " form");
    }

    @Test
    void a_clerk_makes_a_case_confidential_by_a_box_on_the_start_form() throws Exception {
        Browser clerk = Browser.loggedIn(port, DRAFTER, DocketTest.PASSWORD);
        for (String process : List.of("document-approval", "simple-approval", "budget-request")) {
            String definition = "/camunda/api/engine/engine/default/process-definition/key/" + process;
            for (String language : List.of("en", "ko")) {
                assertThat(clerk.send(clerk.request(definition + "/deployed-start-form")
                                        .header("Accept-Language", language))
                                .body())
                        .contains("\"confidential\"", language.equals("ko") ? "비공개 문서" : "\"Confidential\"");
            }
        }
        String submit = "/camunda/api/engine/engine/default/process-definition/key/simple-approval/submit-form";
        var ticked = clerk.post(submit, filledIn("{\"value\": true, \"type\": \"Boolean\"}"));
        assertThat(ticked.statusCode()).as("%s", ticked.body()).isEqualTo(200);
        var left = clerk.post(submit, filledIn("{\"value\": false, \"type\": \"Boolean\"}"));
        assertThat(left.statusCode()).as("%s", left.body()).isEqualTo(200);
        var wrong = clerk.post(submit, filledIn("{\"value\": \"yes\", \"type\": \"String\"}"));
        assertThat(wrong.statusCode()).as("%s", wrong.body()).isEqualTo(422);

        ObjectMapper json = new ObjectMapper();
        String secret = json.readTree(ticked.body()).path("id").asText();
        String open = json.readTree(left.body()).path("id").asText();
        as(DRAFTER).get("/api/cases/" + secret);
        as(DRAFTER).get("/api/cases/" + open);
        assertThat(looks(secret)).containsExactly(DRAFTER + " case");
        assertThat(looks(open)).isEmpty();
    }

    private static String filledIn(String confidential) {
        return """
                {"variables": {"title": {"value": "By the box"}, "kind": {"value": "payment"},
                 "organization": {"value": "facilities"}, "confidential": %s}}""".formatted(confidential);
    }

    @Test
    void of_other_cases_only_what_auditors_and_administrators_read() {
        String caseId = start(payment("Nothing to hide", "review:administration", "approve:supervisor"));

        for (String person : List.of(DRAFTER, AUDITOR, AUDITOR, ADMIN)) {
            assertThat(as(person)
                            .get("/api/cases/" + caseId)
                            .json()
                            .path("confidential")
                            .asBoolean())
                    .isFalse();
        }

        assertThat(looks(caseId)).containsExactly(AUDITOR + " case", ADMIN + " case");
    }

    @Test
    void a_model_makes_all_its_cases_confidential() {
        var deployment = repository.createDeployment().name("confidential-approval");
        for (ModelResource model : ModelCatalog.shipped()) {
            if (model.name().endsWith(".form")) {
                deployment.addString(model.name(), model.text());
            } else if (model.name().endsWith("simple-approval.bpmn")) {
                deployment.addString(
                        "confidential-approval.bpmn",
                        model.text()
                                .replace("\"simple-approval\"", "\"confidential-approval\"")
                                .replace(
                                        "<camunda:property name=\"docket.mode\"",
                                        "<camunda:property name=\"docket.confidentiality\" value=\"confidential\" />"
                                                + "<camunda:property name=\"docket.mode\""));
            }
        }
        String id = deployment.deploy().getId();
        Map<String, Object> draft = payment("By its model");
        draft.put("process", "confidential-approval");
        draft.remove("approvalLine");
        String caseId = start(draft);

        as(DRAFTER).get("/api/cases/" + caseId);

        assertThat(looks(caseId)).containsExactly(DRAFTER + " case");
        assertThat(events.list(caseId, 0, 10, false))
                .allMatch(event ->
                        event.metadata().path("confidentiality").asText().equals("confidential"));
        assertThat(as(DRAFTER)
                        .post("/api/cases/" + caseId + "/withdrawal", Map.of("reason", "Seen."))
                        .status())
                .isEqualTo(200);
        repository.deleteDeployment(id);
    }

    private static Map<String, Object> confidential() {
        Map<String, Object> draft = payment("Confidential repair", "review:administration", "approve:supervisor");
        draft.put("confidential", true);
        return draft;
    }

    private List<String> looks(String caseId) {
        return events.about(RecordRead.subject(caseId), 0, 100, false).stream()
                .map(event -> event.metadata().path("person").asText() + " "
                        + event.payload().path("what").asText())
                .toList();
    }
}

package docket.api.rest.whatif;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import docket.api.DocketTest;
import docket.api.enginerest.ModelUpload;
import docket.api.rest.Client;
import docket.api.rest.RestTest;
import docket.api.security.Browser;
import docket.engine.agency.Agency;
import docket.engine.refusal.Refused;
import docket.engine.scoring.CurrentModel;
import docket.engine.scoring.Model;
import docket.engine.scoring.ModelNames;
import docket.engine.scoring.ModelStore;
import docket.engine.training.CardPlan;
import docket.engine.training.NewModels;
import docket.engine.training.RecordedCases;
import docket.processes.act.Acts;
import docket.processes.refusal.EngineRefusal;
import docket.processes.scoring.DeployedFeatures;
import docket.processes.scoring.FeatureRefusal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Two processes that the test brings as BPMN and a form are scored by cards of their own, and the shipped ones by theirs. */
class ScorecardPerProcessTest extends RestTest {

    private static final String CHAIRS = "chair-request";
    private static final String TRIPS = "trip-request";
    private static final String DRAWING = """
            asked(("start")) --> again{"?"} --> score[["${score}, as a job"]] --> decide["approve: APPROVE, RETURN; director"] --> decided{"?"}
            decided -->|"route == 'APPROVED'"| register[["${register}"]] --> approved(("end"))
            decided -->|"route == 'RETURNED'"| revise["revise: RESUBMIT, WITHDRAW"] --> revised{"?"}
            revised -->|"route == 'RESUBMITTED'"| again
            revised -->|"route == 'WITHDRAWN'"| withdrawn(("end"))
            """;
    private static final String FORM = """
            {"id": "%1$s-start%2$s", "type": "default", "schemaVersion": 16, "components": [
              {"type": "textfield", "id": "field-title", "key": "title", "label": "Title", "validate": {"required": true, "maxLength": 300}},
              {"type": "textfield", "id": "field-kind", "key": "kind", "label": "Kind", "validate": {"required": true}},
              {"type": "textfield", "id": "field-organization", "key": "organization", "label": "Office", "validate": {"required": true}},
              {"type": "number", "id": "field-many", "key": "many", "label": "%3$s"},
              {"type": "select", "id": "field-floor", "key": "floor", "label": "%4$s", "values": [
                {"label": "%5$s", "value": "1"}, {"label": "%6$s", "value": "2"}]},
              {"type": "textfield", "id": "field-phone", "key": "phone", "label": "Phone", "properties": {"docket.personal": "true"}}]}
            """;

    @LocalServerPort
    private int port;

    @Autowired
    private DataSource database;

    @Autowired
    private Agency agency;

    @Autowired
    private Acts acts;

    @Autowired
    private NewModels models;

    @Autowired
    private ModelStore stored;

    @Autowired
    private CurrentModel current;

    @Autowired
    private DeployedFeatures features;

    @Test
    void each_process_is_scored_explained_and_asked_about_by_its_own_card() throws Exception {
        deploy(CHAIRS, "many, floor, hour");
        deploy(TRIPS, "floor, kind");
        learn(CHAIRS, 46);
        learn(CHAIRS, 20);
        learn(TRIPS, 46);
        learn(TRIPS, 20);

        Model chairs = trained(CHAIRS);
        Model trips = trained(TRIPS);
        current.refresh();
        assertThat(chairs.card().name()).isEqualTo("return-risk.chair-request");
        assertThat(chairs.card().process()).isEqualTo(CHAIRS);
        assertThat(chairs.card().features())
                .extracting(feature -> feature.name() + " " + feature.type())
                .containsExactly("many NUMERIC", "floor CATEGORICAL", "hour NUMERIC");
        assertThat(trips.card().features())
                .extracting(feature -> feature.name())
                .containsExactly("floor", "kind");

        String many = drafted(CHAIRS, 40);
        String few = drafted(CHAIRS, 2);
        String trip = drafted(TRIPS, 40);
        String document = start(payment("Beside the chairs", "approve:director"));
        assertThat(score(many).path("advice").asText()).isEqualTo("CHECK");
        assertThat(score(few).path("advice").asText()).isEqualTo("NOTHING_FOUND");
        assertThat(again(many).path("recorded").path("model").asText()).isEqualTo("return-risk.chair-request:1");
        assertThat(again(trip).path("recorded").path("model").asText()).isEqualTo("return-risk.trip-request:1");
        score(document);
        assertThat(again(document).path("recorded").path("model").asText()).isEqualTo("return-risk:1");
        for (String caseId : List.of(many, few, trip, document)) {
            assertThat(again(caseId).path("same").asBoolean()).as(caseId).isTrue();
        }
        assertThat(as(AUDITOR)
                        .get("/api/audit/rescore")
                        .json()
                        .path("different")
                        .asLong())
                .isZero();

        JsonNode asked = as(AUDITOR)
                .post("/api/audit/what-if", Map.of("model", chairs.sha256()))
                .json();
        assertThat(asked.path("rounds").asInt()).as("%s", asked).isEqualTo(46 + 20 + 2);

        explained(many);
        theFormHasChanged(chairs);
    }

    /** What the card goes by is about a person from now on. */
    private void theFormHasChanged(Model chairs) {
        String personal = "\"key\": \"many\", \"properties\": {\"docket.personal\": \"true\"}";
        Client.Answer deployed = sent(CHAIRS, "floor", form -> form.replace("\"key\": \"many\"", personal));
        assertThat(deployed.status()).as("%s", deployed).isEqualTo(200);

        JsonNode score = score(drafted(CHAIRS, 40));

        assertThat(score.path("advice").asText()).isEqualTo("NONE");
        assertThat(score.path("model").asText()).as("%s", score).isEqualTo(chairs.sha256());
        assertThat(features.misfits(stored)).containsOnlyKeys(CHAIRS);
        assertThat(features.misfits(stored).get(CHAIRS)).contains("feature-personal", "many");
    }

    private void explained(String caseId) throws Exception {
        Browser auditor = Browser.loggedIn(port, AUDITOR, DocketTest.PASSWORD);
        String page = "/audit/cases/" + caseId;

        assertThat(auditor.page(page + "?lang=en").body())
                .contains("Number of chairs", "Second floor", "of chair-request, version 1")
                .doesNotContain("any:00");
        assertThat(auditor.page(page + "?lang=ko").body()).contains("의자 수", "이층", "chair-request 점수 모형");
    }

    @Test
    void what_no_score_can_go_by_is_refused_wherever_it_is_named() {
        deploy("desk-request", "many");

        assertThat(refusal(() -> features.plan("desk-request", "shoeSize, phone, floor:numeric, many, many")))
                .isEqualTo(
                        List.of("feature-not-on-form", "feature-personal", "feature-of-other-kind", "feature-twice"));
        assertThatThrownBy(() -> features.plan("no-request", null))
                .isInstanceOfSatisfying(
                        Refused.class, e -> assertThat(e.code()).isEqualTo(EngineRefusal.UNKNOWN_PROCESS));
        assertThatThrownBy(() -> features.plan("simple-approval", null))
                .isInstanceOfSatisfying(
                        Refused.class, e -> assertThat(e.code()).isEqualTo(FeatureRefusal.FEATURES_NOT_NAMED));
        assertThat(sent("stool-request", "shoeSize").text("code")).isEqualTo("model-refused");
        assertThat(sent("stool-request", "shoeSize").text("detail")).contains("feature-not-on-form", "shoeSize");
    }

    private static List<String> refusal(Runnable refused) {
        List<String> codes = new ArrayList<>();
        assertThatThrownBy(refused::run).isInstanceOfSatisfying(Refused.class, e -> {
            assertThat(e.code()).isEqualTo(FeatureRefusal.FEATURES_REFUSED);
            e.errors().forEach(error -> codes.add(error.code()));
        });
        return codes;
    }

    /** Cases of which every sixth is about many, on the second floor, and comes back. */
    private void learn(String process, int cases) {
        Map<String, String> decisions = new LinkedHashMap<>();
        for (int i = 0; i < cases; i++) {
            boolean many = i % 6 == 0;
            decisions.put(drafted(process, many ? 40 : 1 + i % 10), many ? "RETURN" : "APPROVE");
        }
        decisions.forEach((caseId, decision) ->
                assertThat(decide(DIRECTOR, caseId, decision).status()).isBetween(200, 299));
    }

    private String drafted(String process, int many) {
        return start(Map.of(
                "process",
                process,
                "title",
                "So many: " + many,
                "kind",
                "purchase",
                "organization",
                "facilities",
                "content",
                Map.of("many", many, "floor", many < 20 ? "1" : "2")));
    }

    private JsonNode score(String caseId) {
        taskOf(DIRECTOR, caseId);
        return found(caseId).path("score");
    }

    private JsonNode again(String caseId) {
        return as(AUDITOR)
                .post("/api/audit/cases/" + caseId + "/rescore", Map.of())
                .json();
    }

    private Client.Answer sent(String process, String named) {
        return sent(process, named, form -> form);
    }

    private void deploy(String process, String named) {
        assertThat(sent(process, named).status()).isEqualTo(200);
    }

    private Client.Answer sent(String process, String named, UnaryOperator<String> touch) {
        return ModelUpload.sendDrawn(
                as(ADMIN),
                Map.of(process, DRAWING),
                Map.of(
                        process + "-start.form",
                        touch.apply(FORM.formatted(
                                process, "", "Number of chairs", "Floor", "First floor", "Second floor")),
                        process + "-start.ko.form",
                        touch.apply(FORM.formatted(process, ".ko", "의자 수", "층", "일층", "이층"))),
                model -> model.replace("document-approval-start", process + "-start")
                        .replaceFirst(
                                "<camunda:properties>",
                                "$0<camunda:property name=\"docket.features\" value=\"" + named + "\"/>"));
    }

    /** As {@code ./docket train --process} does it. */
    private Model trained(String process) {
        CardPlan plan = features.plan(process, null);
        return models.trainIfBetter(
                acts.current(),
                ModelNames.of(ModelNames.RETURN_RISK, process),
                plan,
                new RecordedCases(database, agency.zone(), plan));
    }
}

package docket.api.rest.whatif;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import docket.api.boot.RunningDatabase;
import docket.api.rest.Client;
import docket.api.rest.RestTest;
import docket.bpmn.ModelCatalog;
import docket.bpmn.ModelResource;
import docket.engine.scoring.FeatureSchema;
import docket.engine.scoring.Model;
import docket.engine.scoring.ModelStore;
import docket.engine.scoring.Scorecard;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.JdbcTemplate;

class WhatIfTest extends RestTest {

    private static final String ASK = "/api/audit/what-if";

    @Autowired
    private JdbcTemplate database;

    @Autowired
    private ModelStore models;

    @Value("${docket.data}")
    private Path data;

    @Test
    void every_recorded_score_is_made_again_and_an_altered_one_is_named() throws Exception {
        String caseId = scored("Gravel for the yard");
        Client.Answer all = as(AUDITOR).get("/api/audit/rescore");
        assertThat(all.status()).as("%s", all).isEqualTo(200);
        assertThat(all.json().path("same").asLong()).isPositive();
        assertThat(all.json().path("same").asLong() + all.json().path("erased").asLong())
                .isEqualTo(all.json().path("scores").asLong());

        JsonNode one = as(AUDITOR)
                .post("/api/audit/cases/" + caseId + "/rescore", Map.of())
                .json();
        assertThat(one.path("same").asBoolean()).as("%s", one).isTrue();
        assertThat(one.path("again")).isEqualTo(one.path("recorded"));

        JdbcTemplate superuser = new JdbcTemplate(RunningDatabase.superuser(data));
        String event = one.path("eventId").asText();
        String replace = "UPDATE docket.domain_event SET payload = convert_to(replace(convert_from(payload, 'UTF8'),"
                + " ?, ?), 'UTF8') WHERE event_id = ?";
        superuser.update(replace, "\"bin\":\"payment\"", "\"bin\":\"pavement\"", event);
        try {
            JsonNode altered = as(AUDITOR).get("/api/audit/rescore").json();
            assertThat(altered.path("different").asLong()).isEqualTo(1);
            assertThat(altered.path("findings"))
                    .filteredOn(
                            found -> !found.path("verdict").asText().equals("ERASED")) // of cases that were disposed of
                    .singleElement()
                    .satisfies(found -> {
                        assertThat(found.path("eventId").asText()).isEqualTo(event);
                        assertThat(found.path("caseId").asText()).isEqualTo(caseId);
                    });
        } finally {
            superuser.update(replace, "\"bin\":\"pavement\"", "\"bin\":\"payment\"", event);
        }
    }

    @Test
    void another_model_is_asked_about_all_cases_and_that_it_was_asked_is_recorded() {
        String caseId = scored("Sand for the yard");
        Model model = models.current("return-risk").orElseThrow();
        String careful = new String(careful(model).bytes(), StandardCharsets.UTF_8);
        long before = reads();

        Client.Answer answer = as(AUDITOR).post(ASK, Map.of("card", careful));

        assertThat(answer.status()).as("%s", answer).isEqualTo(200);
        JsonNode told = answer.json();
        assertThat(told.path("rounds").asLong()).isPositive();
        assertThat(told.path("sha256").asText()).isEqualTo(careful(model).sha256());
        assertThat(told.path("rows").findValues("changes"))
                .anySatisfy(changes -> assertThat(changes)
                        .anyMatch(change -> change.path("before").asText().equals("NOTHING_FOUND")
                                && change.path("after").asText().equals("CHECK")));
        assertThat(reads()).isEqualTo(before + 1);
        assertThat(question()).contains(careful(model).sha256(), "\"to\"", "what-if");
        String list = as(AUDITOR)
                .post(ASK + "/rounds?format=csv", Map.of("card", careful))
                .response()
                .body();
        assertThat(list)
                .startsWith("\uFEFFlogIndex,caseId,")
                .contains(caseId + ",1,document-approval,facilities,payment,");
        Client.Answer same = as(ADMIN)
                .post(ASK, Map.of("model", Integer.toString(model.card().version())));
        assertThat(same.json().path("otherwise").asLong()).as("%s", same).isZero();
        JsonNode other = as(AUDITOR)
                .post("/api/audit/cases/" + caseId + "/rescore", Map.of("model", model.sha256()))
                .json();
        assertThat(other.path("sumDifference").asLong()).isZero();
    }

    @Test
    void what_cannot_be_asked_is_refused_with_what_to_do_next() {
        String table = ModelCatalog.shipped().stream()
                .filter(resource -> resource.name().endsWith("authority.dmn"))
                .map(ModelResource::text)
                .findFirst()
                .orElseThrow();
        Map<Map<String, Object>, String> asked = new LinkedHashMap<>();
        asked.put(Map.of("model", "999"), "unknown-model");
        asked.put(Map.of("card", "{}"), "model-unreadable");
        asked.put(Map.of("card", foreign()), "model-schema-differs");
        asked.put(Map.of("authority", "999"), "unknown-authority-table");
        asked.put(Map.of("table", "<definitions/>"), "authority-table-unreadable");
        asked.put(Map.of("table", table.replace("\"2010-01-01\"", "now()")), "authority-table-unreadable");
        asked.put(Map.of("table", table.replace(">organization<", ">drafter<")), "authority-table-unreadable");
        asked.put(Map.of(), "invalid-field");
        asked.put(Map.of("model", "1", "authority", "1"), "invalid-field");

        asked.forEach((body, code) -> {
            Client.Answer answer = as(AUDITOR).post(ASK, body);
            assertThat(answer.status()).as("%s", answer).isEqualTo(422);
            assertThat(answer.text("code")).as("%s", answer).isEqualTo(code);
        });
        assertThat(as(AUDITOR).post(ASK, Map.of("model", "999")).text("detail")).contains("return-risk:1");
        for (String address : new String[] {ASK, ASK + "/rounds", "/api/audit/cases/some/rescore"}) {
            assertThat(as(DRAFTER)
                            .post(address, new HashMap<>(Map.of("model", "1")))
                            .status())
                    .as(address)
                    .isEqualTo(403);
        }
        assertThat(as(DRAFTER).get("/api/audit/rescore").status()).isEqualTo(403);
        assertThat(as(AUDITOR).post("/api/audit/cases/none/rescore", Map.of()).text("code"))
                .isEqualTo("unknown-case");
    }

    /** A case that has its score, and its place in the log. */
    private String scored(String title) {
        String caseId = start(payment(title, "approve:" + DIRECTOR));
        taskOf(DIRECTOR, caseId);
        while (Boolean.FALSE.equals(database.queryForObject(
                "SELECT EXISTS (SELECT FROM docket.domain_event JOIN docket.log_entry USING (global_index)"
                        + " WHERE stream = ? AND type = 'authority-resolved')",
                Boolean.class,
                caseId))) {
            pause();
        }
        return caseId;
    }

    /** The same card, which advises to check whatever it is asked. */
    private static Model careful(Model model) {
        return Model.of(card(model, model.card().schema(), 1));
    }

    /** A card that looks at what no record knows. */
    private String foreign() {
        Model model = models.current("return-risk").orElseThrow();
        List<FeatureSchema.Feature> features =
                new ArrayList<>(model.card().schema().features());
        features.add(new FeatureSchema.Feature("shoeSize", FeatureSchema.Type.NUMERIC, "of the drafter"));
        return new String(Model.of(card(model, new FeatureSchema(features), 1)).bytes(), StandardCharsets.UTF_8);
    }

    private static Scorecard card(Model model, FeatureSchema schema, int thresholdMicros) {
        Scorecard card = model.card();
        return new Scorecard(
                card.format(),
                card.name(),
                card.version() + 1,
                card.process(),
                card.intendedUse(),
                card.limits(),
                schema,
                schema.sha256(),
                card.base(),
                card.features(),
                new Scorecard.Threshold(thresholdMicros, 2, "tests"),
                card.withheld(),
                card.trainingData(),
                card.evaluation());
    }

    private long reads() {
        return database.queryForList("SELECT 1 FROM docket.domain_event WHERE type = 'record-read'")
                .size();
    }

    private String question() {
        return database.queryForObject(
                "SELECT convert_from(payload, 'UTF8') FROM docket.domain_event WHERE type = 'record-read'"
                        + " ORDER BY global_index DESC LIMIT 1",
                String.class);
    }
}

package docket.api.rest.records;

import static org.assertj.core.api.Assertions.assertThat;

import docket.api.DocketTest;
import docket.api.rest.Client;
import docket.api.rest.RestTest;
import docket.api.security.Browser;
import docket.audit.RecordRules;
import docket.engine.casefile.view.CaseView;
import docket.engine.view.Projections;
import docket.verifier.bundle.Bundle;
import java.net.http.HttpClient;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/** Erasing a person: what it takes, and that nothing reads the person's fields afterwards while every proof holds. */
class ErasureTest extends RestTest {

    private static final String PERSON = "choi.preapprover";
    private static final String SONG = "song.records";
    private static final String MOON = "moon.records";
    private static final String SECRET = "Hong Gildong, 110-234-567890";
    private static final String PATH = "/api/records/destructions";
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @TempDir
    Path folder;

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcTemplate database;

    @Autowired
    private Projections projections;

    @Test
    void two_records_officers_make_a_person_unreadable_at_every_door_and_every_proof_still_holds() throws Exception {
        String caseId = approvedRefund();
        Bundle.Verified before = Bundle.verify(bundle(caseId, "before.zip"), null);
        refused(ask(SONG), 409, "retention-not-over");
        assertThat(ask(SONG).text("detail")).contains(caseId);
        closedLongAgo(caseId);

        refused(ask(ADMIN), 403, "forbidden");
        refused(ask(AUDITOR), 403, "forbidden");
        Client.Answer asked = ask(SONG);
        assertThat(asked.status()).as("%s", asked).isEqualTo(201);
        String one = asked.header("Location").orElseThrow();
        assertThat(asked.json().at("/cases/0/caseId").asText()).isEqualTo(caseId);
        refused(as(SONG).post(one + "/confirmation"), 403, "second-person-required");
        refused(as(PERSON).post(one + "/confirmation"), 403, "forbidden");
        assertThat(as(PERSON).get("/api/cases/" + caseId).text("content/payee")).isEqualTo(SECRET);

        Client moon = as(MOON).with("Idempotency-Key", "erase-once");
        Client.Answer done = moon.post(one + "/confirmation");
        assertThat(done.status()).as("%s", done).isEqualTo(200);
        assertThat(done.text("state")).isEqualTo("CONFIRMED");
        assertThat(moon.post(one + "/confirmation").json()).isEqualTo(done.json());
        refused(as(MOON).post(one + "/confirmation"), 409, "destruction-over");
        refused(ask(SONG), 409, "nothing-to-erase");

        for (String path : List.of("", "?at=1", "/events")) {
            assertThat(as(PERSON).get("/api/cases/" + caseId + path).toString())
                    .as(path)
                    .contains("Paid twice")
                    .doesNotContain("Hong Gildong");
        }
        assertThat(as(AUDITOR).get("/api/cases?drafter=" + PERSON).toString()).doesNotContain("Hong Gildong");
        assertThat(Browser.loggedIn(port, PERSON, DocketTest.PASSWORD)
                        .page("/cases/" + caseId + "?lang=en")
                        .body())
                .contains("(erased: it can no longer be read)", "Paid twice")
                .doesNotContain("Hong Gildong");
        Browser auditor = Browser.loggedIn(port, AUDITOR, DocketTest.PASSWORD);
        assertThat(auditor.page("/audit/cases/" + caseId + "?lang=en").body())
                .contains("Destroyed by two people")
                .doesNotContain("Hong Gildong");
        assertThat(as(AUDITOR).get("/api/audit/export?format=jsonl").toString())
                .contains(caseId)
                .doesNotContain("Hong Gildong");
        database.update(
                "UPDATE docket.case_view SET closed_at = (document ->> 'closedAt')::timestamptz WHERE case_id = ?",
                caseId);
        assertThat(projections.of(CaseView.class).compare(caseId).differences()).isEmpty();

        Path bundle = bundle(caseId, "after.zip");
        assertThat(Bundle.verify(bundle, null).events()).isEqualTo(before.events());
        try (ZipFile zip = new ZipFile(bundle.toFile())) {
            for (var entry : zip.stream().toList()) {
                assertThat(new String(zip.getInputStream(entry).readAllBytes(), "UTF-8"))
                        .as(entry.getName())
                        .doesNotContain("Hong Gildong");
            }
        }
        assertThat(as(AUDITOR).get(PATH).json().at("/items/0/endedBy").asText()).isEqualTo(MOON);
        refused(as(DRAFTER).get(one), 403, "forbidden");
        assertThat(RecordRules.broken(database.getDataSource()))
                .filteredOn(finding -> finding.contains("key destroyed")
                        || finding.contains("filed under")
                        || finding.contains("another kind"))
                .isEmpty();
    }

    @Test
    void a_request_is_withdrawn_and_unknown_ones_are_refused() {
        refused(as(SONG).post(PATH, Map.of("person", "nobody.here", "reason", "asked for")), 409, "nothing-to-erase");
        refused(as(SONG).post(PATH, Map.of("person", PERSON)), 422, "field-required");
        refused(as(SONG).post(PATH + "/4711/confirmation"), 404, "unknown-destruction");
        refused(as(SONG).post(PATH + "/4711/withdrawal"), 404, "unknown-destruction");
        refused(as(SONG).get(PATH + "/4711"), 404, "unknown-destruction");
        refused(as(DRAFTER).get(PATH), 403, "forbidden");
    }

    private String approvedRefund() {
        Map<String, Object> draft = payment("Refund", "approve:" + SUPERVISOR);
        draft.put("content", Map.of("body", "Paid twice.", "payee", SECRET));
        Client.Answer started = as(PERSON).post("/api/cases", draft);
        assertThat(started.status()).as("%s", started).isEqualTo(201);
        decide(SUPERVISOR, started.text("caseId"), "APPROVE");
        assertThat(found(started.text("caseId")).path("closedAt").isNull()).isFalse();
        return started.text("caseId");
    }

    /** No test waits ten years: the screen's row says that it was closed long ago, and that rule is looked up there. */
    private void closedLongAgo(String caseId) {
        database.update("UPDATE docket.case_view SET closed_at = '2001-03-02T00:00:00Z' WHERE case_id = ?", caseId);
    }

    private Client.Answer ask(String officer) {
        return as(officer).post(PATH, Map.of("person", PERSON, "reason", "The person asked for it."));
    }

    private Path bundle(String caseId, String name) throws Exception {
        var answer = HTTP.send(
                as(AUDITOR)
                        .request("/api/audit/cases/" + caseId + "/bundle")
                        .GET()
                        .build(),
                BodyHandlers.ofByteArray());
        assertThat(answer.statusCode()).isEqualTo(200);
        return Files.write(folder.resolve(name), answer.body());
    }

    private static void refused(Client.Answer answer, int status, String code) {
        assertThat(answer.status()).as("%s", answer).isEqualTo(status);
        assertThat(answer.code()).as("%s", answer).isEqualTo(code);
    }
}

package docket.api.rest.records;

import static org.assertj.core.api.Assertions.assertThat;

import docket.api.DocketTest;
import docket.api.rest.Client;
import docket.api.rest.RestTest;
import docket.api.rest.proof.WithoutOurTools;
import docket.api.security.Browser;
import docket.audit.RecordRules;
import docket.engine.agency.Agency;
import docket.engine.casefile.view.CaseView;
import docket.engine.view.Projections;
import docket.verifier.Verify;
import docket.verifier.bundle.Bundle;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.http.HttpClient;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.axonframework.eventhandling.GenericEventMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/** A case after its disposal: every door says so, none fails, and its bundle is still true. */
class DisposalTest extends RestTest {

    private static final String SONG = "song.records";
    private static final String MOON = "moon.records";
    private static final String SAID = "The vault has a leak above shelf nine.";
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

    @Autowired
    private Agency agency;

    @Test
    void a_case_is_disposed_of_after_its_retention_and_no_door_fails_on_what_is_left() throws Exception {
        String caseId = closedLongAgo();
        assertThat(Bundle.verify(bundle(caseId, "before.zip"), null).outcome()).isEqualTo("APPROVED");
        String recent = approved("Nothing leaks any more.");
        refused(ask(recent), 409, "retention-not-over");
        refused(ask("4711"), 404, "unknown-case");
        refused(
                as(SONG).post(PATH, Map.of("person", "x", "cases", List.of(caseId), "reason", "r")),
                422,
                "invalid-field");

        Client.Answer asked = ask(caseId);
        assertThat(asked.status()).as("%s", asked).isEqualTo(201);
        String one = asked.header("Location").orElseThrow();
        refused(as(SONG).post(one + "/confirmation"), 403, "second-person-required");
        Client.Answer done = as(MOON).post(one + "/confirmation");
        assertThat(done.status()).as("%s", done).isEqualTo(200);
        assertThat(done.text("kind")).isEqualTo("DISPOSAL");
        long giveUp = System.nanoTime() + 60_000_000_000L;
        while (!found(caseId).path("state").asText().equals("DISPOSED") && System.nanoTime() < giveUp) {
            pause();
        }

        for (String path : List.of(
                "/api/cases/" + caseId,
                "/api/cases/" + caseId + "?at=1",
                "/api/cases/" + caseId + "/events?engine=true",
                "/api/events?case=" + caseId,
                "/api/cases?state=DISPOSED",
                "/api/audit/export?format=jsonl",
                "/api/audit/export?format=ocel2",
                "/api/audit/export?format=xes",
                "/api/audit/export?format=csv")) {
            Client.Answer read = as(AUDITOR).with("Accept", "*/*").get(path);
            assertThat(read.status()).as(path).isEqualTo(200);
            assertThat(read.toString()).as(path).contains(caseId).doesNotContain(SAID);
        }
        assertThat(as(DRAFTER).get("/api/cases/" + caseId).status()).isEqualTo(404);
        refused(ask(caseId), 409, "cases-disposed");
        Browser auditor = Browser.loggedIn(port, AUDITOR, DocketTest.PASSWORD);
        for (String page : List.of("", "?engine=true", "?at=1&from=2", "/diagram")) {
            var shown = auditor.page("/audit/cases/" + caseId + page);
            assertThat(shown.statusCode()).as(page).isEqualTo(200);
            assertThat(shown.body()).as(page).doesNotContain(SAID);
        }
        assertThat(auditor.page("/audit/cases/" + caseId + "?lang=en").body()).contains("disposed of");
        var checked = auditor.post("/audit/cases/" + caseId + "/check", "");
        assertThat(checked.statusCode()).as("%s", checked.body()).isEqualTo(200);
        assertThat(projections.of(CaseView.class).compare(caseId).differences()).isEmpty();

        Path bundle = bundle(caseId, "after.zip");
        assertThat(Bundle.verify(bundle, null).disposal()).isEqualTo(done.text("destructionId"));
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        assertThat(Verify.run(new String[] {bundle.toString()}, new PrintStream(said), new PrintStream(said)))
                .isZero();
        assertThat(said.toString(StandardCharsets.UTF_8)).contains("disposed of by two people");
        verifiesWithoutOurTools(bundle, done.text("destructionId"));
        assertThat(RecordRules.broken(database.getDataSource()))
                .filteredOn(finding -> !finding.contains("process") && !finding.contains("money"))
                .noneMatch(finding -> finding.contains(caseId) || finding.contains("registration"));
    }

    private void verifiesWithoutOurTools(Path bundle, String destruction) throws Exception {
        WithoutOurTools page = new WithoutOurTools(folder, "bundle.md");
        WithoutOurTools.Ended python = page.python(bundle);
        assertThat(python.code()).as("%s", python).isZero();
        assertThat(python.said()).contains("disposed of, as " + destruction + " says");
        assertThat(page.openssl().said()).contains("Signature Verified Successfully");

        WithoutOurTools.Ended unexplained = page.python(without("destruction-confirmed", bundle));
        assertThat(unexplained.code()).isNotZero();
        assertThat(unexplained.said()).contains("nobody's disposal of it is in the bundle");
    }

    /** The bundle without events of this type. */
    private Path without(String type, Path bundle) throws Exception {
        Path copy = Files.copy(bundle, folder.resolve("without.zip"));
        try (FileSystem zip = FileSystems.newFileSystem(copy);
                Stream<Path> entries = Files.list(zip.getPath("events"))) {
            for (Path entry :
                    entries.filter(file -> file.toString().endsWith(".entry")).toList()) {
                if (Files.readString(entry).contains("\n" + type + "\n")) {
                    for (String part : List.of("entry", "payload", "metadata", "salts", "proof")) {
                        Files.delete(zip.getPath(entry.toString().replace("entry", part)));
                    }
                }
            }
        }
        return copy;
    }

    /** Events of this program are stamped long ago for as long as the case takes. */
    private String closedLongAgo() {
        GenericEventMessage.clock = Clock.fixed(Instant.parse("2001-03-02T00:00:00Z"), ZoneOffset.UTC);
        try {
            return approved(SAID);
        } finally {
            GenericEventMessage.clock = agency.clock();
        }
    }

    private String approved(String body) {
        Map<String, Object> draft = payment("Leak", "approve:" + SUPERVISOR);
        draft.put("content", Map.of("body", body));
        String caseId = start(draft);
        assertThat(decide(SUPERVISOR, caseId, "APPROVE").status()).isEqualTo(200);
        return caseId;
    }

    private Client.Answer ask(String caseId) {
        return as(SONG).post(PATH, Map.of("cases", List.of(caseId), "reason", "Its time is over."));
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

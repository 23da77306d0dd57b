package docket.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import docket.api.DocketTest;
import docket.api.rest.Client;
import docket.api.rest.RestTest;
import docket.api.security.Browser;
import docket.engine.unit.Door;
import docket.processes.act.ActScope;
import docket.verifier.bundle.Bundle;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpClient;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/** Text that no door takes any more, and that an older record may have: a NUL, and half of a surrogate pair. */
class StoredTextTest extends RestTest {

    private static final String HALF = "\uD83D";
    private static final String NUL = "\0";

    private final ByteArrayOutputStream written = new ByteArrayOutputStream();

    @Autowired
    private IdentityService identities;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private TaskService tasks;

    @Autowired
    private JdbcTemplate database;

    @Value("${docket.data}")
    private Path data;

    @TempDir
    Path folder;

    @LocalServerPort
    private int port;

    @Test
    void is_read_by_everybody_who_reads_the_record() throws Exception {
        String caseId = caseWithOldText();
        String reviewer = taskOf(REVIEWER, caseId);
        behindTheDoors(
                REVIEWER,
                "administration",
                () -> tasks.complete(
                        reviewer,
                        Map.of(
                                "decision", "RETURN",
                                "opinion", "Which one?" + NUL + HALF + "!",
                                "overrideReason", NUL + "because" + HALF)));

        for (String path : List.of(
                "/api/cases/" + caseId,
                "/api/cases/" + caseId + "?at=1",
                "/api/cases/" + caseId + "/events",
                "/api/cases/" + caseId + "/events?engine=true",
                "/api/cases?q=Half",
                "/api/events?limit=1000&case=" + caseId,
                "/api/audit/cases/" + caseId + "/bundle",
                "/api/audit/export?format=csv",
                "/api/audit/export?format=jsonl",
                "/api/audit/export?format=ocel2",
                "/api/audit/export?format=xes")) {
            Client.Answer answer = as(AUDITOR).get(path);
            assertThat(answer.status()).as("%s: %s", path, answer).isEqualTo(200);
        }
        assertThat(database.queryForList(
                        "SELECT docket.readable(payload) ->> 'caseId' FROM docket.domain_event WHERE stream = ?",
                        String.class,
                        caseId))
                .hasSizeGreaterThan(3)
                .containsOnly(caseId);
        JsonNode events = as(AUDITOR).get("/api/cases/" + caseId + "/events").json();
        assertThat(events.toString()).contains("step-decided");
        Browser auditor = Browser.loggedIn(port, AUDITOR, DocketTest.PASSWORD);
        for (String page : List.of(
                "/audit/cases/" + caseId,
                "/audit/cases/" + caseId + "?at=2",
                "/audit/cases/" + caseId + "/diagram",
                "/audit?person=" + REVIEWER,
                "/audit?q=Half",
                "/audit")) {
            assertThat(auditor.page(page).statusCode()).as(page).isEqualTo(200);
        }
        Browser drafter = Browser.loggedIn(port, DRAFTER, DocketTest.PASSWORD);
        assertThat(drafter.page("/cases").statusCode()).isEqualTo(200);
        assertThat(drafter.page("/cases/" + caseId).statusCode()).isEqualTo(200);

        assertThat(called("fsck")).as(said()).isZero();
        assertThat(said()).doesNotContain("could not", "impossible");
        assertThat(called("rebuild")).as(said()).isZero();
        assertThat(decide(DRAFTER, caseId, "WITHDRAW").status()).isEqualTo(200);
        assertThat(called("fsck")).as(said()).isZero();
        assertThat(Bundle.verify(bundle(caseId), null).outcome()).isEqualTo("WITHDRAWN");
    }

    private Path bundle(String caseId) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        as(AUDITOR)
                                .request("/api/audit/cases/" + caseId + "/bundle")
                                .GET()
                                .build(),
                        BodyHandlers.ofFile(folder.resolve("case.zip")))
                .body();
    }

    private String caseWithOldText() throws Exception {
        Map<String, Object> draft = new HashMap<>(
                Map.of(
                        "title", "Half a character " + HALF + " of a title",
                        "kind", "payment",
                        "organization", "facilities",
                        "amount", "34.34",
                        "currency", "EUR",
                        "body", "One" + NUL + "two" + HALF,
                        "approvalLine",
                                "[{\"kind\": \"review\", \"group\": \"administration\"}, {\"kind\": \"approve\", \"group\": \"supervisor\"}]"));
        return behindTheDoors(
                DRAFTER,
                "employee",
                () -> runtime.startProcessInstanceByKey("document-approval", draft)
                        .getBusinessKey());
    }

    private interface Act<T> {
        T done();
    }

    private void behindTheDoors(String person, String group, Runnable act) {
        behindTheDoors(person, group, () -> {
            act.run();
            return null;
        });
    }

    private <T> T behindTheDoors(String person, String group, Act<T> act) {
        identities.setAuthentication(person, List.of(group));
        try (ActScope scope = ActScope.enter(Door.ENGINE_REST, null, null)) {
            return act.done();
        } finally {
            identities.clearAuthentication();
        }
    }

    private int called(String command) {
        return Called.with(Map.of("DOCKET_DATA", data.toString()), written, command);
    }

    private String said() {
        return written.toString(UTF_8);
    }
}

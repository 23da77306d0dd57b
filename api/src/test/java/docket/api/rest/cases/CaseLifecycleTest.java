package docket.api.rest.cases;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import docket.api.rest.Client;
import docket.api.rest.RestTest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

class CaseLifecycleTest extends RestTest {

    @Test
    void a_case_goes_from_its_start_over_its_line_to_its_number() {
        Client.Answer started = as(DRAFTER)
                .post(
                        "/api/cases",
                        payment(
                                "Repair of the city hall roof",
                                "review:administration",
                                "concur:budget-owner",
                                "approve:" + DIRECTOR));

        assertThat(started.status()).as("%s", started).isEqualTo(201);
        String caseId = started.text("caseId");
        assertThat(started.header("Location")).hasValue("/api/cases/" + caseId);
        assertThat(started.header("ETag")).hasValue("\"" + started.json().path("version") + "\"");
        assertThat(started.text("state")).isEqualTo("OPEN");
        assertThat(started.text("drafter")).isEqualTo(DRAFTER);
        assertThat(started.text("amount/amount")).isEqualTo("34.34");
        assertThat(started.json().path("number").isNull()).isTrue();

        Client.Answer reviewed = decide(REVIEWER, caseId, "APPROVE");
        assertThat(reviewed.status()).as("%s", reviewed).isEqualTo(200);
        assertThat(reviewed.text("state")).isEqualTo("OPEN");
        JsonNode scored = reviewed.json().path("score");
        assertThat(scored.path("advice").asText()).isIn("NOTHING_FOUND", "CHECK", "NONE");
        assertThat(scored.path("reasons").isArray()).isTrue();
        decide(BUDGET_OWNER, caseId, "CONCUR");
        Client.Answer approved = decide(DIRECTOR, caseId, "APPROVE");

        assertThat(approved.status()).as("%s", approved).isEqualTo(200);
        assertThat(approved.text("state")).isEqualTo("APPROVED");
        assertThat(approved.text("number")).isNotEmpty().isNotEqualTo("null");
        assertThat(approved.json().path("closedAt").isNull()).isFalse();
        assertThat(approved.json().path("openTasks")).isEmpty();
        assertThat(approved.json().path("approvalLine"))
                .extracting(step -> step.path("kind").asText()
                        + " " + step.path("state").asText()
                        + " " + step.path("decidedBy").asText()
                        + " " + step.path("decision").asText())
                .containsExactly(
                        "review DECIDED " + REVIEWER + " APPROVE",
                        "concur DECIDED " + BUDGET_OWNER + " CONCUR",
                        "approve DECIDED " + DIRECTOR + " APPROVE");
        eventsTellTheSame(caseId, approved.json().path("version").asLong());
    }

    private void eventsTellTheSame(String caseId, long version) {
        JsonNode page = as(DRAFTER).get("/api/cases/" + caseId + "/events").json();

        assertThat(page.path("items")).hasSize((int) version);
        assertThat(page.path("items"))
                .extracting(event -> event.path("sequence").asLong())
                .containsExactlyElementsOf(
                        java.util.stream.LongStream.range(0, version).boxed().toList());
        assertThat(types(page)).startsWith("case-opened").endsWith("case-closed");
        JsonNode opened = page.path("items").path(0);
        assertThat(opened.path("actor").asText()).isEqualTo(DRAFTER);
        assertThat(opened.path("door").asText()).isEqualTo("rest");
        assertThat(opened.path("payload").path("contentHash").asText()).hasSize(64);
        JsonNode withEngine = as(DRAFTER)
                .get("/api/cases/" + caseId + "/events?engine=true&limit=500")
                .json();
        assertThat(types(withEngine)).contains("engine-advanced").containsAll(types(page));
    }

    @Test
    void the_events_of_a_case_are_read_page_by_page() {
        String caseId = start(payment("Page by page", "review:administration", "approve:supervisor"));
        decide(REVIEWER, caseId, "APPROVE");
        decide(SUPERVISOR, caseId, "APPROVE");
        List<String> all =
                types(as(DRAFTER).get("/api/cases/" + caseId + "/events").json());
        List<String> read = new java.util.ArrayList<>();
        String cursor = "";
        while (cursor != null) {
            JsonNode page = as(DRAFTER)
                    .get("/api/cases/" + caseId + "/events?limit=2" + cursor)
                    .json();
            read.addAll(types(page));
            cursor = !page.path("next").isTextual()
                    ? null
                    : "&cursor=" + page.path("next").asText();
        }

        assertThat(read).isEqualTo(all);
        for (String nowhere : List.of("-5", "x", "1e3", "")) {
            assertThat(as(AUDITOR)
                            .get("/api/cases/" + caseId + "/events?cursor=" + nowhere)
                            .status())
                    .as(nowhere)
                    .isEqualTo(400);
        }
    }

    @Test
    void a_returned_case_is_revised_and_resubmitted_with_another_line() {
        String caseId = start(payment("Too vague", "review:administration", "approve:supervisor"));
        Client.Answer returned = decide(REVIEWER, caseId, "RETURN");
        assertThat(returned.text("state")).isEqualTo("RETURNED");

        Client.Answer resubmitted = as(DRAFTER)
                .post(
                        "/api/tasks/" + taskOf(DRAFTER, caseId) + "/decision",
                        Map.of(
                                "decision",
                                "RESUBMIT",
                                "content",
                                Map.of("body", "Two leaks above the archive, offer attached."),
                                "approvalLine",
                                List.of(
                                        Map.of("kind", "review", "group", "budget-owner"),
                                        Map.of("kind", "approve", "user", DIRECTOR))));

        assertThat(resubmitted.status()).as("%s", resubmitted).isEqualTo(200);
        assertThat(resubmitted.text("state")).isEqualTo("OPEN");
        decide(BUDGET_OWNER, caseId, "APPROVE");
        assertThat(decide(DIRECTOR, caseId, "APPROVE").text("state")).isEqualTo("APPROVED");
        assertThat(types(as(AUDITOR).get("/api/cases/" + caseId + "/events").json()))
                .contains("content-revised", "case-resubmitted");
    }

    @Test
    void whoever_corrects_a_case_is_told_that_another_line_came_of_it() {
        Map<String, Object> draft = payment("Cheaper than it is");
        draft.remove("approvalLine");
        String caseId = start(draft);
        assertThat(decide(REVIEWER, caseId, "RETURN").text("state")).isEqualTo("RETURNED");
        String task = taskOf(DRAFTER, caseId);
        Map<String, Object> money = Map.of("amount", "9000000.00", "currency", "EUR");
        assertThat(as(DRAFTER)
                        .post(
                                "/api/tasks/" + task + "/decision",
                                Map.of("decision", "RESUBMIT", "kind", "purchase", "amount", money))
                        .status())
                .isEqualTo(200);

        String asked = "/api/tasklist/outcome?task=" + task + "&instance=" + caseId;
        Client.Answer said = as(DRAFTER).get(asked);
        while (said.json().path("more").asBoolean()) {
            pause();
            said = as(DRAFTER).get(asked);
        }
        assertThat(said.text("text"))
                .matches(
                        "Recorded: .*The approval line is another one now\\. Before: .*upervisor.* Now: .*irector.* Next: .*");
        assertThat(as(DRAFTER).with("Accept-Language", "ko").get(asked).text("text"))
                .contains("결재선이 바뀌었습니다. 이전: ");
    }

    @Test
    void what_a_returned_case_is_about_is_corrected_and_everything_goes_by_it() {
        String caseId = start(payment("Roofs of the hall", "review:administration", "approve:supervisor"));
        decide(REVIEWER, caseId, "RETURN");
        String task = taskOf(DRAFTER, caseId);

        for (Map<String, Object> wrong : List.<Map<String, Object>>of(
                Map.of("bogus", 1),
                Map.of("title", "\u3164"),
                Map.of("organization", "atlantis"),
                Map.of("amount", Map.of("amount", "-1", "currency", "EUR")),
                Map.of("content", Map.of("amount", "5")),
                Map.of("content", Map.of("bogus", "5")))) {
            Map<String, Object> decision = new LinkedHashMap<>(wrong);
            decision.put("decision", "RESUBMIT");
            Client.Answer refused = as(DRAFTER).post("/api/tasks/" + task + "/decision", decision);
            assertThat(refused.status()).as("%s: %s", wrong, refused).isEqualTo(422);
        }
        Client.Answer untitled = as(DRAFTER)
                .with("Accept-Language", "ko")
                .post("/api/tasks/" + task + "/decision", Map.of("decision", "RESUBMIT", "title", ""));
        assertThat(untitled.json().path("errors"))
                .singleElement()
                .satisfies(error -> assertThat(error.toString()).contains("field-required", "제목: 값이 없습니다"));
        Client.Answer withdrawn =
                as(DRAFTER).post("/api/tasks/" + task + "/decision", Map.of("decision", "WITHDRAW", "title", "Roof"));
        assertThat(withdrawn.code()).isEqualTo("field-not-declared");
        assertThat(withdrawn.text("detail")).contains("title goes with RESUBMIT only");
        Map<String, Object> money = Map.of("amount", "1200000", "currency", "KRW");
        Client.Answer resubmitted = as(DRAFTER)
                .post(
                        "/api/tasks/" + task + "/decision",
                        Map.of(
                                "decision", "RESUBMIT",
                                "title", "Roof of the annex",
                                "kind", "purchase",
                                "organization", "finance",
                                "amount", money));

        assertThat(resubmitted.status()).as("%s", resubmitted).isEqualTo(200);
        assertThat(resubmitted.text("title")).isEqualTo("Roof of the annex");
        assertThat(resubmitted.text("amount/amount") + resubmitted.text("amount/currency"))
                .isEqualTo("1200000KRW");
        assertThat(as(REVIEWER)
                        .get("/engine-rest/task/" + taskOf(REVIEWER, caseId))
                        .text("name"))
                .isEqualTo("Roof of the annex");
        decide(REVIEWER, caseId, "APPROVE");
        Client.Answer approved = decide(SUPERVISOR, caseId, "APPROVE");
        assertThat(approved.text("number")).startsWith("finance-");
        assertThat(types(as(AUDITOR).get("/api/cases/" + caseId + "/events").json()))
                .containsSubsequence("case-corrected", "case-resubmitted", "case-scored");
        assertThat(as(AUDITOR).get("/api/cases/" + caseId + "?at=1").text("title"))
                .isEqualTo("Roofs of the hall");
    }

    @Test
    void a_returned_case_can_be_given_up() {
        String caseId = start(payment("Given up", "review:administration", "approve:supervisor"));
        decide(REVIEWER, caseId, "RETURN");

        assertThat(decide(DRAFTER, caseId, "WITHDRAW").text("state")).isEqualTo("WITHDRAWN");
    }

    @Test
    void a_case_can_be_rejected() {
        String caseId = start(payment("Rejected", "review:administration", "approve:supervisor"));

        Client.Answer rejected = decide(REVIEWER, caseId, "REJECT");

        assertThat(rejected.text("state")).isEqualTo("REJECTED");
        assertThat(rejected.json().path("closedAt").isNull()).isFalse();
    }

    @Test
    void its_drafter_withdraws_a_case_until_someone_acted() {
        String caseId = start(payment("Withdrawn", "review:administration", "approve:supervisor"));
        taskOf(REVIEWER, caseId);

        Client.Answer withdrawn =
                as(DRAFTER).post("/api/cases/" + caseId + "/withdrawal", Map.of("reason", "Wrong building"));

        assertThat(withdrawn.status()).as("%s", withdrawn).isEqualTo(200);
        assertThat(withdrawn.text("state")).isEqualTo("WITHDRAWN");
        assertThat(withdrawn.json().path("openTasks")).isEmpty();
    }

    @Test
    void a_case_is_shown_as_it_was_at_a_version_and_at_a_time() {
        String caseId = start(payment("As it was", "review:administration", "approve:supervisor"));
        decide(REVIEWER, caseId, "APPROVE");
        JsonNode first = as(DRAFTER)
                .get("/api/cases/" + caseId + "/events")
                .json()
                .path("items")
                .path(0);

        Client.Answer atVersion = as(DRAFTER).get("/api/cases/" + caseId + "?at=1");
        Client.Answer atTime = as(DRAFTER)
                .get("/api/cases/" + caseId + "?at=" + first.path("occurredAt").asText());

        assertThat(atVersion.json().path("version").asLong()).isEqualTo(1);
        assertThat(atVersion.header("ETag")).hasValue("\"1\"");
        assertThat(atVersion.json().path("openTasks")).isEmpty();
        assertThat(atTime.json().path("version").asLong()).isGreaterThanOrEqualTo(1);
        for (String moment : List.of("1999-01-01T00:00:00Z", "0", "4711")) {
            Client.Answer none = as(DRAFTER).get("/api/cases/" + caseId + "?at=" + moment);
            assertThat(none.status()).as("%s", none).isEqualTo(404);
            assertThat(none.code()).isEqualTo("no-such-moment");
        }
        assertThat(as(DRAFTER).get("/api/cases/" + caseId + "?at=yesterday").status())
                .isEqualTo(400);
    }

    @Test
    void an_unchanged_case_is_not_sent_again() {
        String caseId = start(payment("Unchanged", "review:administration", "approve:supervisor"));
        taskOf(REVIEWER, caseId);
        Client.Answer first = as(DRAFTER).get("/api/cases/" + caseId);

        Client.Answer again = as(DRAFTER)
                .with("If-None-Match", first.header("ETag").orElseThrow())
                .get("/api/cases/" + caseId);

        assertThat(again.status()).isEqualTo(304);
    }

    @Test
    void only_the_drafter_the_line_auditors_and_the_administrator_read_a_case() {
        String caseId = start(payment("Discreet", "review:administration", "approve:" + DIRECTOR));
        for (String person : List.of(DRAFTER, REVIEWER, DIRECTOR, AUDITOR, ADMIN)) {
            assertThat(as(person).get("/api/cases/" + caseId).status())
                    .as(person)
                    .isEqualTo(200);
        }
        for (String person : List.of(OTHER_DRAFTER, BUDGET_OFFICER, "choi.preapprover")) {
            for (String path : List.of("", "/events", "?at=1")) {
                Client.Answer refused = as(person).get("/api/cases/" + caseId + path);
                assertThat(refused.status()).as(person + path).isEqualTo(404);
                assertThat(refused.code()).isEqualTo("unknown-case");
            }
            assertThat(as(person)
                            .post("/api/cases/" + caseId + "/withdrawal", Map.of("reason", "x"))
                            .status())
                    .isEqualTo(404);
            assertThat(caseIds(as(person).get("/api/cases?q=Discreet").json())).doesNotContain(caseId);
        }
    }

    @Test
    void cases_are_found_by_what_they_are() {
        String word = "Quokka" + System.nanoTime();
        String caseId = start(payment("House for a " + word, "review:administration", "approve:supervisor"));

        assertThat(caseIds(as(DRAFTER).get("/api/cases?q=" + word).json())).containsExactly(caseId);
        assertThat(caseIds(as(AUDITOR)
                        .get("/api/cases?q=" + word + "&state=OPEN&process=document-approval&drafter=" + DRAFTER)
                        .json()))
                .containsExactly(caseId);
        assertThat(caseIds(as(AUDITOR)
                        .get("/api/cases?q=" + word + "&state=APPROVED")
                        .json()))
                .isEmpty();
        assertThat(as(AUDITOR).get("/api/cases?state=NONSENSE").status()).isEqualTo(400);
    }

    @Test
    void cases_are_listed_page_by_page_each_once() {
        String word = "Paged" + System.nanoTime();
        List<String> started = java.util.stream.IntStream.range(0, 5)
                .mapToObj(i -> start(payment(word + " " + i, "review:administration", "approve:supervisor")))
                .toList();
        List<String> listed = new java.util.ArrayList<>();
        String cursor = "";
        while (cursor != null) {
            JsonNode page =
                    as(AUDITOR).get("/api/cases?limit=2&q=" + word + cursor).json();
            listed.addAll(caseIds(page));
            cursor = !page.path("next").isTextual()
                    ? null
                    : "&cursor="
                            + java.net.URLEncoder.encode(
                                    page.path("next").asText(), java.nio.charset.StandardCharsets.UTF_8);
        }

        assertThat(listed).containsExactlyInAnyOrderElementsOf(started);
    }

    private static List<String> caseIds(JsonNode page) {
        return StreamSupport.stream(page.path("items").spliterator(), false)
                .map(found -> found.path("caseId").asText())
                .toList();
    }

    private static List<String> types(JsonNode page) {
        return StreamSupport.stream(page.path("items").spliterator(), false)
                .map(event -> event.path("type").asText())
                .toList();
    }
}

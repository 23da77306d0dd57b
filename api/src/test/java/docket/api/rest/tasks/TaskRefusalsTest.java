package docket.api.rest.tasks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import docket.api.TestModel;
import docket.api.rest.Client;
import docket.api.rest.RestTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TaskRefusalsTest extends RestTest {

    @Test
    void refuses_someone_elses_task() {
        String task = taskOf(REVIEWER, open("Not theirs"));

        refused(as(DIRECTOR).post(decision(task), approval()), 403, "not-your-task");
        refused(as(OTHER_DRAFTER).post(decision(task), approval()), 403, "not-your-task");
    }

    @Test
    void refuses_a_decision_on_ones_own_draft() {
        Map<String, Object> draft = payment("My own");
        draft.put("process", "simple-approval");
        String task = taskIn(as(SUPERVISOR).post("/api/cases", draft).text("caseId"));

        refused(as(SUPERVISOR).post(decision(task), approval()), 403, "own-draft");
    }

    @Test
    void refuses_a_second_decision() {
        String task = taskOf(REVIEWER, open("Once"));
        as(REVIEWER).post(decision(task), approval());

        refused(as(REVIEWER).post(decision(task), approval()), 409, "already-decided");
    }

    @Test
    void refuses_a_decision_that_the_task_does_not_offer() {
        String task = taskOf(REVIEWER, open("Not offered"));

        refused(as(REVIEWER).post(decision(task), Map.of("decision", "RESUBMIT")), 422, "decision-not-offered");
    }

    @Test
    void refuses_a_return_without_an_opinion() {
        String task = taskOf(REVIEWER, open("No opinion"));

        refused(as(REVIEWER).post(decision(task), Map.of("decision", "RETURN")), 422, "opinion-required");
        refused(
                as(REVIEWER).post(decision(task), Map.of("decision", "REJECT", "opinion", "  ")),
                422,
                "opinion-required");
    }

    @Test
    void refuses_to_agree_against_the_advice_without_a_reason() {
        Map<String, Object> draft = payment("Against advice", "review:administration", "approve:supervisor");
        draft.put("kind", TestModel.CHECKED);
        String caseId = start(draft);
        String task = taskOf(REVIEWER, caseId);
        assertThat(found(caseId).at("/score/advice").asText()).isEqualTo("CHECK");

        Client.Answer refused = as(REVIEWER).post(decision(task), Map.of("decision", "APPROVE", "overrideReason", " "));

        refused(refused, 422, "override-reason-required");
        assertThat(refused.json().at("/errors/0/field").asText()).isEqualTo("overrideReason");
        assertThat(as(REVIEWER)
                        .post(decision(task), Map.of("decision", "RETURN", "opinion", "The offer is missing."))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void refuses_a_decision_on_a_version_that_is_over() {
        String caseId = open("Stale");
        String task = taskOf(REVIEWER, caseId);

        refused(as(REVIEWER).with("If-Match", "\"1\"").post(decision(task), approval()), 412, "stale-version");

        String etag = as(REVIEWER).get("/api/cases/" + caseId).header("ETag").orElseThrow();
        assertThat(as(REVIEWER)
                        .with("If-Match", etag)
                        .post(decision(task), approval())
                        .status())
                .isEqualTo(200);
    }

    @Test
    void an_if_match_of_several_versions_is_met_by_one_of_them_and_a_weak_or_foreign_tag_by_none() {
        String caseId = open("Several");
        String task = taskOf(REVIEWER, caseId);
        String etag = as(REVIEWER).get("/api/cases/" + caseId).header("ETag").orElseThrow();
        String padded = etag.replaceFirst("\"", "\"0");

        for (String other :
                List.of("W/" + etag, "\"abc\"", "\"\"", padded, "\"abc\", W/" + etag + ",\"1\"", "\"a,b\"")) {
            refused(as(REVIEWER).with("If-Match", other).post(decision(task), approval()), 412, "stale-version");
        }
        for (String none : List.of("2", "'2'", etag + " " + etag, "*, " + etag, "w/" + etag, "\"open")) {
            refused(as(REVIEWER).with("If-Match", none).post(decision(task), approval()), 400, "invalid-request");
        }
        assertThat(as(REVIEWER)
                        .with("If-Match", "\"1\" , W/\"2\",, " + etag)
                        .post(decision(task), approval())
                        .status())
                .isEqualTo(200);
    }

    @Test
    void refuses_an_if_match_that_is_no_version() {
        String task = taskOf(REVIEWER, open("No version"));

        refused(as(REVIEWER).with("If-Match", "yesterday").post(decision(task), approval()), 400, "invalid-request");
    }

    @Test
    void does_not_know_a_task_that_is_not_there() {
        refused(as(REVIEWER).post(decision("4711"), approval()), 404, "unknown-task");
        refused(as(REVIEWER).post("/api/tasks/4711/claim"), 404, "unknown-task");
    }

    @Test
    void a_claimed_task_is_its_persons_until_it_is_given_back() {
        String caseId = open("Claimed");
        String task = taskOf(REVIEWER, caseId);

        assertThat(as(REVIEWER).post("/api/tasks/" + task + "/claim").status()).isEqualTo(204);
        assertThat(found(caseId).path("openTasks").path(0).path("user").asText())
                .isEqualTo(REVIEWER);
        Client.Answer taken = as(DIRECTOR).post("/api/tasks/" + task + "/claim");
        refused(taken, 403, "not-your-task");
        assertThat(taken.json().path("detail").asText())
                .contains("it belongs to Administration")
                .doesNotContain("administration", task);
        assertThat(as(REVIEWER).post("/api/tasks/" + task + "/claim").status()).isEqualTo(204);
        assertThat(as(REVIEWER).delete("/api/tasks/" + task + "/claim").status())
                .isEqualTo(204);
        assertThat(found(caseId).path("openTasks").path(0).path("user").isNull())
                .isTrue();
    }

    @Test
    void a_task_that_the_line_names_somebody_for_cannot_be_given_back() {
        String caseId = start(payment("Named", "approve:" + SUPERVISOR));
        String task = taskOf(SUPERVISOR, caseId);

        refused(as(SUPERVISOR).delete("/api/tasks/" + task + "/claim"), 409, "nothing-to-give-back");
    }

    @Test
    void lists_to_each_person_only_what_they_may_see() {
        String caseId = open("Listed");
        String task = taskOf(REVIEWER, caseId);

        assertThat(tasks(as(DRAFTER).get("/api/tasks?case=" + caseId))).containsExactly(task);
        assertThat(tasks(as(DRAFTER).get("/api/tasks?mine=true&case=" + caseId)))
                .isEmpty();
        assertThat(tasks(as(OTHER_DRAFTER).get("/api/tasks?case=" + caseId))).isEmpty();
        assertThat(tasks(as(AUDITOR).get("/api/tasks?case=" + caseId))).containsExactly(task);
        JsonNode item = as(REVIEWER)
                .get("/api/tasks?mine=true&process=document-approval&case=" + caseId)
                .json()
                .path("items")
                .path(0);
        assertThat(item.path("groups").path(0).asText()).isEqualTo("administration");
        assertThat(item.path("caseId").asText()).isEqualTo(caseId);
    }

    @Test
    void bulk_decisions_answer_for_each_item() {
        String good = taskOf(REVIEWER, open("Bulk, good"));
        String bad = taskOf(REVIEWER, open("Bulk, without opinion"));

        Client.Answer answer = as(REVIEWER)
                .post(
                        "/api/decisions",
                        Map.of(
                                "items",
                                List.of(
                                        Map.of("taskId", bad, "decision", "RETURN"),
                                        Map.of("taskId", "4711", "decision", "APPROVE"),
                                        Map.of("taskId", good, "decision", "APPROVE", "overrideReason", "Looked."))));

        assertThat(answer.status()).as("%s", answer).isEqualTo(200);
        assertThat(answer.json().path("results"))
                .extracting(result -> result.path("status").asInt())
                .containsExactly(422, 404, 200);
        assertThat(answer.text("results/0/problem/code")).isEqualTo("opinion-required");
        assertThat(answer.text("results/2/case/approvalLine/0/decidedBy")).isEqualTo(REVIEWER);
    }

    private String open(String title) {
        return start(payment(title, "review:administration", "approve:supervisor"));
    }

    /** The open task of a case, whoever's it is. */
    private String taskIn(String caseId) {
        for (int i = 0; i < 200; i++) {
            JsonNode tasks = found(caseId).path("openTasks");
            if (!tasks.isEmpty()) {
                return tasks.path(0).path("taskId").asText();
            }
            pause();
        }
        throw new AssertionError("No task in " + found(caseId));
    }

    private static Map<String, String> approval() {
        return Map.of("decision", "APPROVE", "overrideReason", "Looked into it.");
    }

    private static String decision(String task) {
        return "/api/tasks/" + task + "/decision";
    }

    private static List<String> tasks(Client.Answer answer) {
        return answer.json().path("items").findValuesAsText("taskId");
    }

    private static void refused(Client.Answer answer, int status, String code) {
        assertThat(answer.status()).as("%s", answer).isEqualTo(status);
        assertThat(answer.code()).isEqualTo(code);
    }
}

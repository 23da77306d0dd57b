package docket.api.rest.tasks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import docket.api.rest.Client;
import docket.api.rest.RestTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is listed as one's own can be decided, what cannot be decided is refused at once, and what is over says by whom. */
class DecidableTasksTest extends RestTest {

    private static final String TEAM = "decidable-team";
    private static final String REVIEWERS_NAME = "정하은";

    @BeforeEach
    void a_team_of_two_and_the_drafter() {
        as(ADMIN).post("/engine-rest/group/create", Map.of("id", TEAM, "name", TEAM));
        for (String member : List.of(REVIEWER, BUDGET_OWNER, DRAFTER)) {
            as(ADMIN)
                    .with("Content-Type", "application/json")
                    .send("PUT", "/engine-rest/group/" + TEAM + "/members/" + member, "{}");
        }
    }

    @Test
    void mine_is_not_what_one_drafted_or_decided_in_the_round() {
        String caseId = start(payment("Twice", "review:" + TEAM, "concur:" + TEAM, "approve:supervisor"));
        taskOf(REVIEWER, caseId);
        assertThat(mine(DRAFTER, caseId)).isEmpty();

        decide(REVIEWER, caseId, "APPROVE");

        String task = taskOf(BUDGET_OWNER, caseId);
        assertThat(mine(REVIEWER, caseId)).isEmpty();
        assertThat(claim(REVIEWER, task).code()).isEqualTo("decided-this-round");
        assertThat(claim(DRAFTER, task).code()).isEqualTo("own-draft");
    }

    @Test
    void mine_is_again_what_comes_in_another_round() {
        String caseId = start(payment("Again", "review:administration", "approve:supervisor"));
        decide(REVIEWER, caseId, "RETURN");
        assertThat(mine(REVIEWER, caseId)).isEmpty();

        decide(DRAFTER, caseId, "RESUBMIT");

        assertThat(taskOf(REVIEWER, caseId)).isNotEmpty();
    }

    @Test
    void mine_is_not_what_the_line_gives_to_whoever_decided_beside_it() {
        String caseId = start(payment("Beside", "review:" + TEAM, "concur:" + REVIEWER, "approve:supervisor"));
        decide(REVIEWER, caseId, "APPROVE");

        awaitTask(caseId, "user", REVIEWER);

        assertThat(mine(REVIEWER, caseId)).isEmpty();
    }

    @Test
    void mine_is_not_what_stands_still() {
        String caseId = start(payment("Suspended", "review:administration", "approve:supervisor"));
        taskOf(REVIEWER, caseId);
        suspend(caseId, true);
        assertThat(mine(REVIEWER, caseId)).isEmpty();

        suspend(caseId, false);

        assertThat(mine(REVIEWER, caseId)).hasSize(1);
    }

    @Test
    void a_task_is_not_handed_to_whoever_could_never_decide_it() {
        String caseId = start(payment("Handed", "review:administration", "approve:supervisor"));
        String task = taskOf(REVIEWER, caseId);

        assertThat(assign(task, "no.body").code()).isEqualTo("unknown-person");
        assertThat(assign(task, DRAFTER).code()).isEqualTo("own-draft");
        assertThat(assign(task, ADMIN).code()).isEqualTo("not-your-task");

        decide(REVIEWER, caseId, "APPROVE");
        String last = taskOf(SUPERVISOR, caseId);
        assertThat(assign(last, REVIEWER).code()).isEqualTo("decided-this-round");
        assertThat(assign(last, BUDGET_OWNER).code()).isEqualTo("authority-insufficient");
        assertThat(assign(last, DIRECTOR).status()).isEqualTo(204);
        assertThat(decide(DIRECTOR, caseId, "APPROVE").status()).isEqualTo(200);
    }

    @Test
    void whoever_is_handed_a_task_by_the_engines_own_delegation_decides_it() {
        String caseId = start(payment("Delegated", "review:administration", "approve:supervisor"));
        String task = taskOf(REVIEWER, caseId);

        Client.Answer delegated =
                as(ADMIN).post("/engine-rest/task/" + task + "/delegate", Map.of("userId", BUDGET_OWNER));

        assertThat(delegated.status()).as("%s", delegated).isEqualTo(204);
        assertThat(decide(BUDGET_OWNER, caseId, "APPROVE").status()).isEqualTo(200);
    }

    @Test
    void nobody_adds_or_takes_away_those_a_task_is_offered_to() {
        String task = taskOf(REVIEWER, start(payment("Offered", "review:administration", "approve:supervisor")));
        for (String links : List.of("identity-links", "identity-links/delete")) {
            Client.Answer refused = as(ADMIN)
                    .post(
                            "/engine-rest/task/" + task + "/" + links,
                            Map.of("groupId", "administration", "type", "candidate"));

            assertThat(refused.status()).isEqualTo(422);
            assertThat(refused.code()).isEqualTo("offer-not-changed");
        }
    }

    @Test
    void a_task_that_is_over_says_by_whom_through_every_door() {
        String decided = taskOf(REVIEWER, start(payment("Decided", "review:administration", "approve:supervisor")));
        as(REVIEWER).post("/api/tasks/" + decided + "/decision", approval());

        saysOver(REVIEWER, decided, "Decided by: " + REVIEWERS_NAME);
    }

    @Test
    void a_task_that_the_others_of_its_stage_made_needless_says_by_whom() {
        Map<String, Object> draft = payment("Needless");
        draft.put(
                "approvalLine",
                List.of(
                        Map.of("kind", "review", "group", "administration", "parallel", "side", "required", 1),
                        Map.of("kind", "review", "group", "budget-owner", "parallel", "side", "required", 1),
                        Map.of("kind", "approve", "group", "supervisor")));
        String caseId = start(draft);
        String other = taskOf(BUDGET_OWNER, caseId);
        decide(REVIEWER, caseId, "APPROVE");

        saysOver(BUDGET_OWNER, other, "the case went on by the decision of " + REVIEWERS_NAME);
    }

    @Test
    void a_task_of_a_case_that_was_withdrawn_or_cancelled_says_by_whom() {
        String withdrawn = start(payment("Withdrawn", "review:administration", "approve:supervisor"));
        String task = taskOf(REVIEWER, withdrawn);
        as(DRAFTER).post("/api/cases/" + withdrawn + "/withdrawal", Map.of("reason", "Not needed"));
        saysOver(REVIEWER, task, "김민준 withdrew the case");

        String cancelled = start(payment("Cancelled", "review:administration", "approve:supervisor"));
        String another = taskOf(REVIEWER, cancelled);
        as(ADMIN).delete("/engine-rest/process-instance/" + cancelled);
        saysOver(REVIEWER, another, "관리자 cancelled the process");
    }

    private void saysOver(String person, String task, String how) {
        Client.Answer byUs = as(person).post("/api/tasks/" + task + "/decision", approval());
        Client.Answer byEngine = as(person)
                .post(
                        "/engine-rest/task/" + task + "/complete",
                        Map.of("variables", Map.of("decision", Map.of("value", "APPROVE"))));
        for (Client.Answer refused : List.of(byUs, claim(person, task), byEngine)) {
            assertThat(refused.status()).as("%s", refused).isEqualTo(409);
            assertThat(refused.code()).isEqualTo("already-decided");
            assertThat(refused.text("detail")).contains(how);
        }
    }

    private Client.Answer claim(String person, String task) {
        return as(person).post("/api/tasks/" + task + "/claim");
    }

    private Client.Answer assign(String task, String person) {
        return as(ADMIN).post("/engine-rest/task/" + task + "/assignee", Map.of("userId", person));
    }

    private void suspend(String caseId, boolean yes) {
        as(ADMIN)
                .with("Content-Type", "application/json")
                .send("PUT", "/engine-rest/process-instance/" + caseId + "/suspended", "{\"suspended\": " + yes + "}");
    }

    private void awaitTask(String caseId, String field, String value) {
        for (int i = 0; i < 200; i++) {
            JsonNode task = found(caseId).path("openTasks").path(0);
            if (task.path(field).asText().equals(value)) {
                return;
            }
            pause();
        }
        throw new AssertionError("No such task in " + found(caseId));
    }

    private List<String> mine(String person, String caseId) {
        return as(person)
                .get("/api/tasks?mine=true&case=" + caseId)
                .json()
                .path("items")
                .findValuesAsText("taskId");
    }

    private static Map<String, String> approval() {
        return Map.of("decision", "APPROVE", "overrideReason", "Looked into it.");
    }
}

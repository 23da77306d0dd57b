package docket.api.enginerest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import docket.api.rest.Client;
import docket.api.rest.RestTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** Nobody steers their own case: not past the score, not by another's name, not by an auditor's hand. */
class NobodySteersTest extends RestTest {

    private static final String START = "/engine-rest/process-definition/key/document-approval/start";
    private static final String PAST_THE_SCORE = """
            {"variables": {
              "title": {"value": "Past the score"}, "kind": {"value": "payment"},
              "organization": {"value": "facilities"}, "amount": {"value": "34.34"}, "currency": {"value": "EUR"}},
             "startInstructions": [{"type": "startBeforeActivity", "activityId": "resolve-authority"}]}""";

    @Autowired
    private JdbcTemplate database;

    @Test
    void nobody_starts_a_case_past_its_score() {
        refused(as(DRAFTER).post(START, PAST_THE_SCORE), 403, "steering-forbidden");
        refused(as(ADMIN).post(START, PAST_THE_SCORE), 403, "steering-forbidden");
    }

    @Test
    void a_running_case_is_moved_by_an_operator_with_a_reason_alone() {
        String move =
                "/engine-rest/process-instance/" + start(payment("Steered", "approve:director")) + "/modification";
        String nothing = "{\"instructions\": []}";
        String past = "{\"instructions\": [{\"type\": \"startAfterActivity\", \"activityId\": \"decide\"}]%s}";

        for (String path : List.of(move, move + "-async")) {
            refused(as(DRAFTER).post(path, nothing), 403, "steering-forbidden");
            refused(as(DRAFTER).post(path, past.formatted(", \"annotation\": \"mine\"")), 403, "steering-forbidden");
            refused(as(ADMIN).post(path, past.formatted("")), 422, "reason-required");
            refused(as(ADMIN).post(path, past.formatted(", \"annotation\": \" \"")), 422, "reason-required");
        }
        for (String body : List.of("{}", nothing, "{\"instructions\": [], \"annotation\": \"why\"}")) {
            refused(as(ADMIN).post(move, body), 422, "field-required");
        }
        refused(as(DRAFTER).post("/engine-rest/modification/execute", nothing), 403, "steering-forbidden");
    }

    @Test
    void no_person_is_named_like_a_group_and_no_group_like_a_person() {
        for (String id : List.of("director", "Director", "camunda-ADMIN")) {
            refused(person(id, "a-long-enough-password"), 409, "id-taken");
        }
        for (String id : List.of(DIRECTOR, "LEE.director", "director", "DIRECTOR")) {
            Map<String, String> group = Map.of("id", id, "name", "Ours", "type", "WORKFLOW");
            refused(as(ADMIN).post("/engine-rest/group/create", group), 409, "id-taken");
        }
    }

    @Test
    void nobody_gets_the_id_of_another() {
        refused(person(DIRECTOR, "a-long-enough-password"), 409, "person-known");
        refused(person("Lee.Director", "a-long-enough-password"), 409, "person-known");
        assertThat(person("gone.clerk", "a-long-enough-password").status()).isEqualTo(204);
        Client gone = anonymous().as("gone.clerk", "a-long-enough-password");
        assertThat(gone.post("/api/cases", payment("Left behind", "approve:director"))
                        .status())
                .isEqualTo(201);
        refused(as(ADMIN).delete("/engine-rest/user/gone.clerk"), 409, "person-known");

        database.update("DELETE FROM camunda.act_id_user WHERE id_ = 'gone.clerk'");

        refused(person("gone.clerk", "a-long-enough-password"), 409, "person-known");
        refused(person("GONE.clerk", "a-long-enough-password"), 409, "person-known");
    }

    @Test
    void who_never_did_anything_is_deleted_by_the_administrator_and_by_nobody_else() {
        assertThat(person("short.lived", "a-long-enough-password").status()).isEqualTo(204);
        String account = "/engine-rest/user/short.lived";

        refused(anonymous().as("short.lived", "a-long-enough-password").delete(account), 403, "forbidden");
        refused(as(ADMIN).delete("/engine-rest/user/admin"), 403, "forbidden");

        assertThat(as(ADMIN).delete(account).status()).isEqualTo(204);
    }

    @Test
    void nobody_takes_the_name_of_another() {
        Map<String, String> profile = Map.of("id", DRAFTER, "firstName", "이수빈", "lastName", "", "email", "");

        refused(as(DRAFTER).put("/engine-rest/user/" + DRAFTER + "/profile", profile), 403, "profile-forbidden");

        assertThat(as(DRAFTER).get("/engine-rest/user/" + DRAFTER + "/profile").text("firstName"))
                .doesNotContain("이수빈");
    }

    @Test
    void nothing_is_suspended_by_nobody() {
        for (String person : List.of(DRAFTER, ADMIN)) {
            Map<String, Boolean> suspended = Map.of("suspended", true);
            String ghost = "/4711/suspended";
            refused(as(person).put("/engine-rest/process-instance" + ghost, suspended), 404, "unknown-to-engine");
            refused(as(person).put("/engine-rest/job-definition" + ghost, suspended), 404, "unknown-to-engine");
            String restart = "/engine-rest/process-definition/4711/restart";
            refused(as(person).post(restart, "{}"), 403, "steering-forbidden");
            refused(as(person).post(restart + "-async", "{}"), 403, "steering-forbidden");
            String nobody = "{\"processInstanceIds\": [null], \"deleteReason\": \"Nothing\"}";
            refused(as(person).post("/engine-rest/process-instance/delete", nobody), 400, "invalid-request");
        }
        String telemetry = "/engine-rest/telemetry/configuration";
        refused(as(DRAFTER).post(telemetry, Map.of("enableTelemetry", true)), 403, "forbidden");
    }

    @Test
    void a_profile_is_of_whom_the_path_names() {
        String path = "/engine-rest/user/" + DRAFTER + "/profile";

        refused(as(ADMIN).put(path, Map.of("id", DIRECTOR, "firstName", "이수빈")), 422, "field-required");
        refused(as(ADMIN).put(path, Map.of()), 422, "field-required");
    }

    @Test
    void a_group_is_the_one_that_the_path_names() {
        Map<String, String> other = Map.of("id", "director", "name", "x", "type", "WORKFLOW");

        refused(as(ADMIN).put("/engine-rest/group/supervisor", other), 422, "field-required");
    }

    @Test
    void a_task_is_handed_to_nobody_who_could_not_have_taken_it() {
        String review = taskOf(REVIEWER, start(payment("Handed over", "review:administration", "approve:supervisor")));
        Map<String, String> other = Map.of("userId", OTHER_DRAFTER);

        refused(as(REVIEWER).post("/engine-rest/task/" + review + "/claim", other), 403, "not-their-task");
        Map<String, Object> simple = payment("Handed over");
        simple.put("process", "simple-approval");
        simple.remove("approvalLine");
        String last = taskOf(SUPERVISOR, start(simple));
        refused(as(ADMIN).post("/engine-rest/task/" + last + "/assignee", other), 403, "not-their-task");
    }

    @Test
    void a_password_that_is_easy_to_guess_is_not_taken() {
        refused(person("weak.clerk", "a"), 422, "weak-password");
        refused(person("weak.clerk", ""), 422, "weak-password");
        for (String without : List.of("", ", \"credentials\": {}", ", \"credentials\": {\"password\": null}")) {
            String account = "{\"profile\": {\"id\": \"weak.clerk\", \"firstName\": \"A\"}" + without + "}";
            refused(as(ADMIN).post("/engine-rest/user/create", account), 422, "weak-password");
        }
        assertThat(person("new.password", "a-long-enough-password").status()).isEqualTo(204);
        Client clerk = anonymous().as("new.password", "a-long-enough-password");
        String path = "/engine-rest/user/new.password/credentials";
        refused(clerk.put(path, Map.of("authenticatedUserPassword", "a-long-enough-password")), 422, "weak-password");
        refused(clerk.put(path, credentials("")), 422, "weak-password");
        for (String weak :
                List.of("a", "123456789", "new.password", "NEW.password2026", "Qwertyuiop123", "abababababab")) {
            refused(clerk.put(path, credentials(weak)), 422, "weak-password");
        }

        assertThat(clerk.put(path, credentials("여섯 낱말로 된 문장")).status()).isEqualTo(204);

        assertThat(anonymous()
                        .as("new.password", "여섯 낱말로 된 문장")
                        .get("/api/cases")
                        .status())
                .isEqualTo(200);
        assertThat(clerk.get("/api/cases").status()).isEqualTo(401);
    }

    @Test
    void a_task_is_handed_to_somebody_who_is_there_and_may_decide_it() {
        String caseId = start(payment("Handed over", "review:administration", "approve:director"));
        String task = "/engine-rest/task/" + taskOf(REVIEWER, caseId) + "/";
        for (String door : List.of("assignee", "claim", "delegate")) {
            for (String nobody : List.of("", " ", "nobody.here", "x".repeat(300))) {
                refused(as(ADMIN).post(task + door, Map.of("userId", nobody)), 422, "unknown-person");
            }
            refused(as(ADMIN).post(task + door, Map.of("userId", AUDITOR)), 403, "auditor-decides-nothing");
            refused(as(ADMIN).post(task + door, Map.of("userId", DRAFTER)), 403, "own-draft");
        }
        assertThat(as(ADMIN)
                        .post(task + "delegate", Map.of("userId", BUDGET_OWNER))
                        .status())
                .isEqualTo(204);
        assertThat(decide(BUDGET_OWNER, caseId, "APPROVE").status()).isEqualTo(200);
    }

    @Test
    void an_auditor_decides_nothing_also_where_a_line_names_one() {
        Client.Answer answer =
                as(DRAFTER).post("/api/cases", payment("Audited", "review:" + AUDITOR, "approve:director"));

        refused(answer, 403, "auditor-decides-nothing");
        assertThat(as(AUDITOR).get("/api/tasks?mine=true").json().path("items")).isEmpty();
    }

    @Test
    void nobody_gives_back_a_task_that_they_have_not() {
        String taskId = taskOf(REVIEWER, start(payment("Given back", "review:administration", "approve:director")));

        refused(as(DIRECTOR).delete("/api/tasks/" + taskId + "/claim"), 403, "not-your-task");
        refused(as(DIRECTOR).post("/engine-rest/task/" + taskId + "/unclaim"), 403, "not-your-task");
        refused(as(DIRECTOR).post("/engine-rest/task/" + taskId + "/claim", "{}"), 403, "not-your-task");
        refused(as(REVIEWER).delete("/api/tasks/" + taskId + "/claim"), 409, "nothing-to-give-back");
    }

    @Test
    void what_a_task_is_called_and_when_it_is_due_stays_as_it_is_on_record() {
        String path = "/engine-rest/task/"
                + taskOf(REVIEWER, start(payment("Due", "review:administration", "approve:director")));
        ObjectNode task = (ObjectNode) as(ADMIN).get(path).json();

        refused(as(ADMIN).put(path, task.deepCopy().put("name", "Something else")), 422, "task-not-changed");
        refused(as(ADMIN).put(path, task.deepCopy().put("description", "")), 422, "task-not-changed");
        refused(as(ADMIN).put(path, task.deepCopy().putNull("due")), 422, "task-not-changed");
        refused(as(ADMIN).put(path, task.deepCopy().put("owner", DRAFTER)), 422, "task-not-changed");
        Map<String, String> owner = Map.of("userId", DRAFTER, "type", "owner");
        refused(as(ADMIN).post(path + "/identity-links", owner), 422, "offer-not-changed");

        assertThat(as(ADMIN).put(path, task.put("priority", 60)).status()).isEqualTo(204);
    }

    @Test
    void jobs_and_incidents_are_for_those_who_may_open_cockpit() {
        for (String path : List.of("/job", "/job/count", "/incident", "/incident/count", "/job/4711/stacktrace")) {
            refused(as(DRAFTER).get("/engine-rest" + path), 403, "forbidden");
            refused(as(DIRECTOR).get("/engine-rest/engine/default" + path), 403, "forbidden");
        }
        refused(as(DRAFTER).post("/engine-rest/job", "{}"), 403, "forbidden");
        assertThat(as(AUDITOR).get("/engine-rest/job").status()).isEqualTo(200);
        assertThat(as(ADMIN).get("/engine-rest/incident").status()).isEqualTo(200);
    }

    private Client.Answer person(String id, String password) {
        Map<String, String> profile = Map.of("id", id, "firstName", "Somebody", "lastName", "", "email", "");
        return as(ADMIN)
                .post(
                        "/engine-rest/user/create",
                        Map.of("profile", profile, "credentials", Map.of("password", password)));
    }

    private static Map<String, String> credentials(String password) {
        return Map.of("password", password, "authenticatedUserPassword", "a-long-enough-password");
    }

    private static void refused(Client.Answer answer, int status, String code) {
        assertThat(answer.status()).as("%s", answer).isEqualTo(status);
        assertThat(answer.code()).as("%s", answer).isEqualTo(code);
    }
}

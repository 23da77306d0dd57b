package docket.api.operation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import docket.api.DocketTest;
import docket.api.boot.RunningDatabase;
import docket.api.enginerest.ModelUpload;
import docket.api.rest.Client;
import docket.api.rest.RestTest;
import docket.api.security.Browser;
import docket.engine.order.Sequencer;
import java.io.File;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/** Real faults, and what health says of them. */
class HealthTest extends RestTest {

    @LocalServerPort
    private int port;

    @Value("${docket.data}")
    private Path data;

    @Autowired
    private Sequencer sequencer;

    @Autowired
    private ProcessEngine engine;

    @Test
    void strangers_learn_whether_it_works_and_nothing_else() {
        saysOnly("UP", anonymous().get("/actuator/health"));
        assertThat(anonymous().get("/actuator/health/liveness").status()).isEqualTo(200);
        assertThat(anonymous().get("/actuator/health/readiness").status()).isEqualTo(200);
        assertThat(anonymous().get("/actuator/health/jobs").status()).isEqualTo(401);
        assertThat(as(DRAFTER).get("/actuator/health/jobs").status()).isEqualTo(403);
        assertThat(as(DRAFTER).get("/actuator/health").json().has("components")).isFalse();
        assertThat(components().fieldNames())
                .toIterable()
                .contains("database", "sequencer", "log", "projection", "jobs", "stranded", "masterKey", "disk");
    }

    @Test
    void nobody_is_told_over_http_what_the_program_is_made_of() {
        assertThat(anonymous().get("/actuator/sbom/application").status()).isEqualTo(401);
        assertThat(as(DRAFTER).get("/actuator/sbom/application").status()).isEqualTo(404);
        assertThat(as(ADMIN).get("/actuator/sbom/application").status()).isEqualTo(404);
    }

    @Test
    void a_sequencer_that_stands_still() {
        sequencer.close();
        try {
            start(payment("Not numbered", "review:administration", "approve:supervisor"));

            JsonNode said =
                    await("sequencer", one -> one.path("status").asText().equals("DOWN"));
            assertThat(said.at("/details/unnumberedEvents").asLong()).isPositive();
            assertThat(said.at("/details/advice").asText()).contains("Nothing is lost");
            Client.Answer whole = anonymous().get("/actuator/health");
            assertThat(whole.status()).isEqualTo(503);
            saysOnly("DOWN", whole);
            assertThat(anonymous().get("/actuator/health/readiness").status()).isEqualTo(200);
        } finally {
            sequencer.start();
        }
        await("sequencer", one -> one.path("status").asText().equals("UP"));
    }

    @Test
    void a_job_that_is_not_tried_again() {
        JobExecutor executor =
                ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration()).getJobExecutor();
        executor.shutdown();
        try {
            String caseId = start(payment("Stuck", "review:administration", "approve:supervisor"));
            String job = engine.getManagementService()
                    .createJobQuery()
                    .processInstanceId(caseId)
                    .singleResult()
                    .getId();
            engine.getManagementService().setJobRetries(job, 0);

            JsonNode said = await("jobs", one -> failed(one) > 0);
            assertThat(said.path("status").asText()).isEqualTo("WARNING");
            assertThat(said.at("/details/advice").asText()).contains("Cockpit");
            assertThat(anonymous().get("/actuator/health").status()).isEqualTo(200);
            engine.getManagementService().setJobRetries(job, 1);
        } finally {
            executor.start();
        }
        await("jobs", one -> failed(one) == 0);
    }

    @Test
    void a_master_key_that_is_not_where_it_was() throws Exception {
        Map<String, Object> draft = payment("Sealed", "approve:" + SUPERVISOR);
        draft.put("content", Map.of("body", "Two leaks.", "payee", "Hong Gildong"));
        start(draft);
        Path key = data.resolve("keys").resolve("master.json");
        Path aside = key.resolveSibling("aside.json");
        Files.move(key, aside);
        try {
            JsonNode said =
                    await("masterKey", one -> one.path("status").asText().equals("WARNING"));
            assertThat(said.at("/details/advice").asText()).contains("is missing", "backup");
            assertThat(anonymous().get("/actuator/health").status()).isEqualTo(200);
            isToldThatNothingCanBeSealed(draft);
        } finally {
            Files.move(aside, key);
        }
        await("masterKey", one -> one.path("status").asText().equals("UP"));
    }

    /** By whoever has no key yet: those that are known stay in the program's memory. */
    private void isToldThatNothingCanBeSealed(Map<String, Object> draft) throws Exception {
        new JdbcTemplate(RunningDatabase.superuser(data))
                .update("DELETE FROM docket.person_key WHERE person = ?", OTHER_DRAFTER);
        Client.Answer rest = as(OTHER_DRAFTER).post("/api/cases", draft);
        assertThat(rest.status()).as("%s", rest).isEqualTo(503);
        assertThat(rest.code()).isEqualTo("master-key-unusable");
        String start = "/process-definition/key/document-approval/submit-form";
        String form = """
                {"variables": {"title": {"value": "Sealed"}, "kind": {"value": "payment"},
                 "organization": {"value": "facilities"}, "payee": {"value": "Hong Gildong"}}}""";
        Browser clerk = Browser.loggedIn(port, OTHER_DRAFTER, DocketTest.PASSWORD);
        clerk.page("/camunda/app/tasklist/default/?lang=ko");
        for (HttpResponse<String> answer : List.of(
                clerk.post("/camunda/api/engine/engine/default" + start, form),
                new Browser(port).postAs(OTHER_DRAFTER, DocketTest.PASSWORD, "/engine-rest" + start, form))) {
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(503);
            assertThat(answer.body()).contains("master-key-unusable");
        }
    }

    @Test
    void the_disk_of_a_folder_that_is_not_made_yet_is_that_of_the_folder_above(@TempDir File above) {
        File folder = new File(above, "node/data");

        assertThat(HealthConfiguration.existing(folder)).isEqualTo(above);
        assertThat(HealthConfiguration.existing(above)).isEqualTo(above);
    }

    @Test
    void a_task_that_nobody_is_left_to_decide_and_the_way_out() {
        join("health-lonely", REVIEWER);
        String caseId = start(payment("Lonely", "review:health-lonely", "approve:supervisor"));
        String task = taskOf(REVIEWER, caseId);
        assertThat(stranded(components().path("stranded"), caseId)).isFalse();

        as(ADMIN).delete("/engine-rest/group/health-lonely/members/" + REVIEWER);

        JsonNode said = await("stranded", one -> stranded(one, caseId));
        assertThat(said.path("status").asText()).isEqualTo("WARNING");
        assertThat(said.at("/details/tasks").asLong()).isPositive();
        assertThat(said.at("/details/advice").asText()).contains("Cockpit", "Admin");
        assertThat(anonymous().get("/actuator/health").status()).isEqualTo(200);

        assertThat(as(ADMIN)
                        .post("/engine-rest/task/" + task + "/assignee", Map.of("userId", BUDGET_OWNER))
                        .status())
                .isEqualTo(204);
        await("stranded", one -> !stranded(one, caseId));
        assertThat(decide(BUDGET_OWNER, caseId, "APPROVE").status()).isEqualTo(200);
        assertThat(as(AUDITOR).get("/api/cases/" + caseId + "/events").json().path("items"))
                .anySatisfy(event -> {
                    assertThat(event.path("type").asText()).isEqualTo("step-delegated");
                    assertThat(event.path("actor").toString()).contains(ADMIN);
                });
    }

    @Test
    void a_task_of_whoever_decided_already_or_left_since_they_took_it() {
        join("health-few", REVIEWER);
        join("health-few", BUDGET_OWNER);
        String caseId = start(payment("Few", "review:health-few", "concur:health-few", "approve:supervisor"));
        decide(REVIEWER, caseId, "APPROVE");
        String task = taskOf(BUDGET_OWNER, caseId);
        as(BUDGET_OWNER).post("/api/tasks/" + task + "/claim");
        assertThat(stranded(components().path("stranded"), caseId)).isFalse();

        as(ADMIN).delete("/engine-rest/group/health-few/members/" + BUDGET_OWNER);
        await("stranded", one -> stranded(one, caseId));
        as(ADMIN).delete("/api/tasks/" + task + "/claim");
        assertThat(stranded(components().path("stranded"), caseId))
                .as("who is left decided already")
                .isTrue();

        join("health-few", DIRECTOR);
        await("stranded", one -> !stranded(one, caseId));
        assertThat(decide(DIRECTOR, caseId, "CONCUR").status()).isEqualTo(200);
    }

    @Test
    void a_line_that_names_a_group_or_a_person_who_is_gone() {
        join("health-gone", DIRECTOR);
        as(ADMIN)
                .post(
                        "/engine-rest/user/create",
                        Map.of(
                                "profile", Map.of("id", "leaving.clerk", "firstName", "Leaving"),
                                "credentials", Map.of("password", "a-long-password")));
        String group = start(payment("Group", "review:administration", "concur:health-gone", "approve:supervisor"));
        String person = start(payment("Person", "review:administration", "concur:leaving.clerk", "approve:supervisor"));
        assertThat(stranded(components().path("stranded"), group)).isFalse();

        as(ADMIN).delete("/engine-rest/group/health-gone");
        as(ADMIN).delete("/engine-rest/user/leaving.clerk");

        JsonNode said = await("stranded", one -> stranded(one, group) && stranded(one, person));
        assertThat(said.at("/details/lines").asLong()).isGreaterThanOrEqualTo(2);
        join("health-gone", DIRECTOR);
        await("stranded", one -> !stranded(one, group));
        decide(REVIEWER, person, "APPROVE");
        String task = as(ADMIN)
                .get("/api/tasks?case=" + person)
                .json()
                .at("/items/0/taskId")
                .asText();
        as(ADMIN).post("/engine-rest/task/" + task + "/assignee", Map.of("userId", DIRECTOR));
        await("stranded", one -> !stranded(one, person));
        assertThat(decide(DIRECTOR, person, "CONCUR").status()).isEqualTo(200);
    }

    @Test
    void a_task_that_came_to_its_own_drafter_and_one_of_whoever_has_decided_before() {
        ModelUpload.sendDrawn(as(ADMIN), "health-drawn", """
                asked(("start")) --> check[["worker: again"]] --> what{"?"}
                what -->|"again == true"| one["review: APPROVE; supervisor"] --> two["approve: APPROVE, REJECT; supervisor"] --> done(("end"))
                what -->|"otherwise"| own["approve: APPROVE, REJECT; kim.employee"] --> done
                """);
        String own = drawn(false);
        String few = drawn(true);
        assertThat(decide(SUPERVISOR, few, "APPROVE").status()).isEqualTo(200);

        JsonNode said = await("stranded", one -> stranded(one, own) && stranded(one, few));

        assertThat(said.at("/details/advice").asText())
                .contains("assigned to whoever drafted", "assign it to somebody else")
                .contains("decided in this round already", "add a member");
        String task = as(ADMIN)
                .get("/api/tasks?case=" + own)
                .json()
                .at("/items/0/taskId")
                .asText();
        as(ADMIN).post("/engine-rest/task/" + task + "/assignee", Map.of("userId", DIRECTOR));
        as(ADMIN).send("PUT", "/engine-rest/group/supervisor/members/" + BUDGET_OWNER, "{}");
        try {
            await("stranded", one -> !stranded(one, own) && !stranded(one, few));
            assertThat(decide(DIRECTOR, own, "APPROVE").status()).isEqualTo(200);
            assertThat(decide(BUDGET_OWNER, few, "APPROVE").status()).isEqualTo(200);
        } finally {
            as(ADMIN).delete("/engine-rest/group/supervisor/members/" + BUDGET_OWNER);
        }
    }

    /** A case whose worker has answered. */
    private String drawn(boolean again) {
        String caseId = start(
                Map.of("process", "health-drawn", "title", "Chairs", "kind", "other", "organization", "education"));
        JsonNode locked = as(ADMIN)
                .post(
                        "/engine-rest/external-task/fetchAndLock",
                        Map.of(
                                "workerId",
                                "health",
                                "maxTasks",
                                1,
                                "topics",
                                List.of(Map.of("topicName", "work", "lockDuration", 60_000, "businessKey", caseId))))
                .json();
        Client.Answer answered = as(ADMIN)
                .post(
                        "/engine-rest/external-task/" + locked.at("/0/id").asText() + "/complete",
                        Map.of("workerId", "health", "variables", Map.of("again", Map.of("value", again))));
        assertThat(answered.status()).as("%s", answered).isEqualTo(204);
        return caseId;
    }

    private void join(String group, String person) {
        as(ADMIN).post("/engine-rest/group/create", Map.of("id", group, "name", group));
        as(ADMIN)
                .with("Content-Type", "application/json")
                .send("PUT", "/engine-rest/group/" + group + "/members/" + person, "{}");
    }

    private static boolean stranded(JsonNode said, String caseId) {
        return said.at("/details/cases").toString().contains(caseId);
    }

    private static long failed(JsonNode jobs) {
        return jobs.at("/details/failed").asLong();
    }

    private static void saysOnly(String status, Client.Answer answer) {
        assertThat(answer.text("status")).as("%s", answer).isEqualTo(status);
        assertThat(answer.json().fieldNames()).toIterable().containsOnly("status", "groups");
    }

    private JsonNode components() {
        return as(ADMIN).get("/actuator/health").json().path("components");
    }

    private JsonNode await(String component, Predicate<JsonNode> met) {
        for (int tries = 0; tries < 200; tries++) {
            JsonNode one = components().path(component);
            if (met.test(one)) {
                return one;
            }
            pause();
        }
        throw new AssertionError(String.valueOf(components()));
    }
}

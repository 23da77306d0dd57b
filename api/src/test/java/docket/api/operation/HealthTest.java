package docket.api.operation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import docket.api.rest.Client;
import docket.api.rest.RestTest;
import docket.engine.order.Sequencer;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Predicate;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;

/** Real faults, and what health says of them. */
class HealthTest extends RestTest {

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
                .contains("database", "sequencer", "log", "projection", "jobs", "masterKey", "disk");
    }

    @Test
    void nobody_is_told_over_http_what_the_program_is_made_of() {
        assertThat(anonymous().get("/actuator/sbom/application").status()).isEqualTo(401);
        assertThat(as(DRAFTER).get("/actuator/sbom/application").status()).isEqualTo(403);
        assertThat(as(ADMIN).get("/actuator/sbom/application").status()).isEqualTo(403);
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
        } finally {
            Files.move(aside, key);
        }
        await("masterKey", one -> one.path("status").asText().equals("UP"));
    }

    @Test
    void the_disk_of_a_folder_that_is_not_made_yet_is_that_of_the_folder_above(@TempDir File above) {
        File folder = new File(above, "node/data");

        assertThat(HealthConfiguration.existing(folder)).isEqualTo(above);
        assertThat(HealthConfiguration.existing(above)).isEqualTo(above);
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

package docket.drill.kill;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import docket.api.rest.Client;
import docket.drill.victim.Victim;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.util.FileSystemUtils;

/** The real program, started twice on one database by machines of two zones. */
@Tag("launched")
class TwoZonesTest {

    private static final Path FOLDER = Path.of("target", "two-zones").toAbsolutePath();
    private static final String BOUNDARY = "part";

    @Test
    void what_is_due_when_is_the_same_whatever_the_zone_of_the_machine() throws Exception {
        FileSystemUtils.deleteRecursively(FOLDER);
        Files.createDirectories(FOLDER);
        Map<String, String> settings = new HashMap<>(Map.of("TZ", "UTC", "DOCKET_ZONE", "Asia/Seoul"));
        try (Victim program = new Victim(FOLDER, settings, null)) {
            program.start();
            program.awaitUp();
            Client anyone = Client.anonymous(program.url().getPort());
            Client admin = anyone.as("admin", Victim.PASSWORD);
            deploy(admin);
            start(anyone.as("kim.employee", Victim.PASSWORD), "document-approval");
            start(anyone.as("kim.employee", Victim.PASSWORD), "doors");
            Client.Answer locked = admin.post(
                    "/engine-rest/external-task/fetchAndLock",
                    Map.of(
                            "workerId",
                            "machine",
                            "maxTasks",
                            1,
                            "topics",
                            List.of(Map.of("topicName", "doors", "lockDuration", 7_200_000))));
            assertThat(locked.json()).as("%s", locked).hasSize(1);
            await(admin);
            Map<String, Instant> due = due(admin);
            program.stop();

            settings.put("TZ", "Asia/Seoul");
            program.start();
            program.awaitUp();

            assertThat(due(admin)).isEqualTo(due);
            assertThat(due.keySet().stream().map(key -> key.split(" ", 2)[0]))
                    .contains("due", "made", "timer", "lock", "deployed");
            assertThat(program.output()).content().contains("Asia/Seoul");
        }
    }

    /** Until the score is made and the task of the first case offered. */
    private static void await(Client admin) throws InterruptedException {
        for (int look = 0; look < 300; look++) {
            if (admin.get("/engine-rest/task").json().size() == 2) {
                return;
            }
            Thread.sleep(100);
        }
        throw new AssertionError("No task: " + admin.get("/engine-rest/task"));
    }

    private static Map<String, Instant> due(Client admin) {
        Map<String, Instant> due = new TreeMap<>();
        collect(due, "made", admin.get("/engine-rest/task").json(), "created");
        collect(due, "due", admin.get("/engine-rest/task").json(), "due");
        collect(due, "timer", admin.get("/engine-rest/job?timers=true").json(), "dueDate");
        collect(due, "lock", admin.get("/engine-rest/external-task").json(), "lockExpirationTime");
        collect(due, "deployed", admin.get("/engine-rest/deployment").json(), "deploymentTime");
        return due;
    }

    private static void collect(Map<String, Instant> due, String kind, JsonNode items, String field) {
        for (JsonNode item : items) {
            if (item.hasNonNull(field)) {
                String time = item.path(field).asText().replaceFirst("(\\d\\d)(\\d\\d)$", "$1:$2");
                due.put(
                        kind + " " + item.path("id").asText(),
                        OffsetDateTime.parse(time).toInstant());
            }
        }
    }

    private static void start(Client drafter, String process) {
        Client.Answer started = drafter.post(
                "/api/cases",
                Map.of(
                        "process",
                        process,
                        "title",
                        "Lamps for the stairs",
                        "kind",
                        "payment",
                        "organization",
                        "facilities",
                        "amount",
                        Map.of("amount", "34.34", "currency", "EUR"),
                        "content",
                        Map.of("body", "They are dark.")));
        assertThat(started.status()).as("%s", started).isEqualTo(201);
    }

    private static void deploy(Client admin) throws Exception {
        StringBuilder body = new StringBuilder();
        for (String resource : List.of(
                "doors/doors.bpmn",
                "docket/models/simple-approval/simple-approval-start.form",
                "docket/models/forms/decide.form")) {
            try (var stream = TwoZonesTest.class.getClassLoader().getResourceAsStream(resource)) {
                String name = resource.replaceFirst(".*/", "");
                body.append("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + name + "\"; filename=\""
                        + name + "\"\r\n\r\n");
                body.append(new String(stream.readAllBytes(), StandardCharsets.UTF_8))
                        .append("\r\n");
            }
        }
        Client.Answer deployed = admin.with("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .post("/engine-rest/deployment/create", body + "--" + BOUNDARY + "--\r\n");
        assertThat(deployed.status()).as("%s", deployed).isEqualTo(200);
    }
}

package docket.drill.kill;

import static org.assertj.core.api.Assertions.assertThat;

import docket.api.rest.Client;
import docket.drill.examination.Rules;
import docket.drill.victim.Patience;
import docket.drill.victim.Victim;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.util.FileSystemUtils;

/** SIGTERM to the real program with work under way that a lock in its database holds up. */
@Tag("launched")
class ShutdownTest {

    private static final Path FOLDER = Path.of("target", "shutdown").toAbsolutePath();
    private static final int PATIENCE_MILLIS = 30_000;

    private Victim program;
    private Client drafter;
    private Client director;

    @BeforeEach
    void a_running_program() throws Exception {
        FileSystemUtils.deleteRecursively(FOLDER);
        Files.createDirectories(FOLDER);
        program = new Victim(FOLDER);
        program.start();
        program.awaitUp();
        Client anyone = Client.anonymous(program.url().getPort());
        drafter = anyone.as("kim.employee", Victim.PASSWORD);
        director = anyone.as("lee.director", Victim.PASSWORD);
    }

    @AfterEach
    void end() throws Exception {
        program.close();
    }

    @Test
    void the_request_and_the_job_under_way_end_whole_before_the_program_does() throws Exception {
        String decided = start();
        String task = awaitTask(decided);
        String scored;
        CompletableFuture<Client.Answer> request;
        CompletableFuture<Void> stopped;
        try (Connection connection = program.database().getConnection();
                Statement lock = connection.createStatement()) {
            connection.setAutoCommit(false);
            lock.execute("LOCK TABLE camunda.act_ru_task IN SHARE MODE"); // who reads goes on, who writes waits
            scored = start();
            request = CompletableFuture.supplyAsync(
                    () -> director.post("/api/tasks/" + task + "/decision", Map.of("decision", "APPROVE")));
            assertThat(Patience.until(new JdbcTemplate(program.database()), PATIENCE_MILLIS, """
                            SELECT count(DISTINCT pid) >= 2 FROM pg_locks
                             WHERE NOT granted AND relation = 'camunda.act_ru_task'::regclass"""))
                    .as("request and job wait")
                    .isTrue();

            stopped = CompletableFuture.runAsync(program::stop);
            awaitClosedDoor();
            assertThat(request).isNotDone();
            assertThat(stopped).isNotDone();
            connection.rollback();

            Client.Answer answer = request.get(10, TimeUnit.SECONDS);
            assertThat(answer.status()).as("%s", answer).isEqualTo(200);
            assertThat(answer.text("state")).isEqualTo("APPROVED");
        }
        stopped.get(30, TimeUnit.SECONDS);

        program.start();
        program.awaitUp();
        JdbcTemplate database = new JdbcTemplate(program.database());
        assertThat(director.get("/api/cases/" + decided).text("state")).isEqualTo("APPROVED");
        assertThat(awaitTask(scored)).isNotEmpty();
        assertThat(database.queryForObject(
                        "SELECT count(*) FROM docket.domain_event WHERE stream = ?"
                                + " AND type IN ('case-scored', 'scoring-failed', 'step-offered')",
                        Integer.class,
                        scored))
                .as("scored once, offered once")
                .isEqualTo(2);
        assertThat(Rules.broken(program.database())).isEmpty();
        assertThat(Files.readString(program.output())).doesNotContain("aborting", "SQLState 57P01");
    }

    private String start() {
        Client.Answer started = drafter.post(
                "/api/cases",
                Map.of(
                        "process", "document-approval",
                        "title", "Lamps for the stairs",
                        "kind", "payment",
                        "organization", "facilities",
                        "amount", Map.of("amount", "34.34", "currency", "EUR"),
                        "approvalLine", List.of(Map.of("kind", "approve", "user", "lee.director"))));
        assertThat(started.status()).as("%s", started).isEqualTo(201);
        return started.text("caseId");
    }

    private String awaitTask(String caseId) throws InterruptedException {
        long giveUp = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(PATIENCE_MILLIS);
        while (System.nanoTime() < giveUp) {
            var tasks =
                    director.get("/api/tasks?mine=true&case=" + caseId).json().path("items");
            if (!tasks.isEmpty()) {
                return tasks.get(0).path("taskId").asText();
            }
            Thread.sleep(50);
        }
        throw new AssertionError("No task of " + caseId);
    }

    /** New requests are not let in any more. */
    private void awaitClosedDoor() throws InterruptedException {
        Client stranger = Client.anonymous(program.url().getPort());
        long giveUp = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(PATIENCE_MILLIS);
        while (System.nanoTime() < giveUp) {
            try {
                if (stranger.get("/actuator/health/liveness").status() == 503) {
                    return;
                }
                Thread.sleep(50);
            } catch (UncheckedIOException | IllegalStateException closed) {
                return;
            }
        }
        throw new AssertionError("The door stays open");
    }
}

package docket.api.boot;

import static org.assertj.core.api.Assertions.assertThat;

import docket.api.rest.Client;
import docket.api.rest.RestTest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Value;

/** What callers hear while the database is gone. It is killed, and comes back by itself. */
class DatabaseLossTest extends RestTest {

    private static final List<String> DOORS =
            List.of("/api/cases", "/engine-rest/task", "/engine-rest/process-definition/count");

    @Value("${docket.data}")
    private Path data;

    @Test
    void every_door_waits_for_it_or_says_that_it_will_pass_and_when_to_come_again() throws Exception {
        Map<String, Set<String>> heard = new LinkedHashMap<>();
        long server =
                Long.parseLong(Files.readAllLines(data.resolve("postgresql").resolve("postmaster.pid"))
                        .get(0)
                        .strip());
        ProcessHandle.of(server).orElseThrow().destroyForcibly();

        Set<Integer> health = new TreeSet<>();
        Set<Integer> readiness = new TreeSet<>();
        boolean back = false;
        for (int tries = 0; !back && tries < 200; tries++) {
            back = tries > 20;
            health.add(anonymous().get("/actuator/health").status());
            readiness.add(anonymous().get("/actuator/health/readiness").status());
            assertThat(anonymous().get("/actuator/health/liveness").status()).isEqualTo(200);
            for (String door : DOORS) {
                Client.Answer answer = as(DRAFTER).get(door);
                back &= answer.status() == 200;
                heard.computeIfAbsent(door, d -> new TreeSet<>())
                        .add(answer.status() == 200 ? "200" : answer.status() + " " + answer.code());
                if (answer.status() == 503) {
                    assertThat(answer.header("Retry-After")).isPresent();
                }
            }
            pause();
        }

        assertThat(health).contains(503);
        assertThat(readiness).contains(503);
        assertThat(heard.values())
                .allSatisfy(answers -> assertThat(answers).contains("200").isSubsetOf("200", "503 unavailable"));
    }
}

package docket.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.convert.DurationStyle;
import org.yaml.snakeyaml.Yaml;

class ContainersTest {

    /** Requests 10 s, jobs 5 s, PostgreSQL 10 s: docs/operations.md. */
    private static final Duration OWN = Duration.ofSeconds(25);

    @Test
    void what_serves_comes_back_is_asked_whether_it_serves_and_has_the_time_to_stop() throws IOException {
        for (String name : List.of("database", "docket")) {
            Map<String, Object> service = service(name);
            assertThat(service).containsEntry("restart", "unless-stopped").containsKey("healthcheck");
            assertThat(DurationStyle.detectAndParse(String.valueOf(service.get("stop_grace_period"))))
                    .isGreaterThan(OWN);
        }
        assertThat(service("docket").get("healthcheck").toString()).contains("/actuator/health/readiness");
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> service(String name) throws IOException {
        try (Reader file = Files.newBufferedReader(Path.of("../docker-compose.yml"))) {
            Map<String, Map<String, Map<String, Object>>> compose = new Yaml().load(file);
            return compose.get("services").get(name);
        }
    }
}

package docket.api.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.SoftAssertions.assertSoftly;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import docket.api.DocketTest;
import java.io.InputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@DocketTest
class DoorsTest {

    private static final Set<String> METHODS = Set.of("get", "post", "put", "delete", "options", "patch");

    @LocalServerPort
    private int port;

    private Browser stranger;

    @BeforeEach
    void aStranger() {
        stranger = new Browser(port);
    }

    @Test
    void every_operation_of_the_engine_wants_credentials() throws Exception {
        List<String[]> operations = operations();
        assertThat(operations).hasSizeGreaterThan(300);
        assertSoftly(softly -> {
            for (String[] operation : operations) {
                for (String door : List.of("/engine-rest", "/camunda/api/engine/engine/default")) {
                    softly.assertThat(statusOf(operation[0], door + operation[1]))
                            .as("%s %s%s", operation[0], door, operation[1])
                            .isEqualTo(401);
                }
            }
        });
    }

    @Test
    void every_other_door_wants_credentials() throws Exception {
        for (String path : List.of(
                "/api/cases",
                "/api/tasks",
                "/api/events",
                "/api/openapi",
                "/audit",
                "/actuator",
                "/actuator/env",
                "/camunda/api/admin/auth/user/default",
                "/camunda/lib/deps.js",
                "/engine-rest",
                "/nowhere")) {
            assertThat(stranger.get(path).statusCode()).as(path).isEqualTo(401);
        }
    }

    @Test
    void health_and_the_login_page_are_open() throws Exception {
        assertThat(stranger.get("/actuator/health").statusCode()).isEqualTo(200);
        assertThat(stranger.page("/login").statusCode()).isEqualTo(200);
        assertThat(stranger.get("/assets/door.css").statusCode()).isEqualTo(200);
    }

    @Test
    void a_page_leads_to_the_login_page() throws Exception {
        HttpResponse<String> answer = stranger.page("/camunda/app/tasklist/default/");

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location")).hasValue("/login");
    }

    @Test
    void a_wrong_password_is_answered_with_a_problem() throws Exception {
        HttpResponse<String> answer = stranger.getAs("kim.employee", "wrong", "/engine-rest/task");

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("WWW-Authenticate"))
                .hasValueSatisfying(challenge -> assertThat(challenge).startsWith("Basic"));
        assertThat(new ObjectMapper().readTree(answer.body()).path("code").asText())
                .isEqualTo("unauthenticated");
    }

    @Test
    void basic_credentials_open_no_session() throws Exception {
        HttpResponse<String> answer = stranger.getAs("kim.employee", DocketTest.PASSWORD, "/engine-rest/task");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
    }

    private int statusOf(String method, String path) {
        try {
            return stranger.send(stranger.request(path)
                            .header("Content-Type", "application/json")
                            .method(method.toUpperCase(Locale.ROOT), BodyPublishers.ofString("{}")))
                    .statusCode();
        } catch (Exception e) {
            throw new IllegalStateException(method + " " + path, e);
        }
    }

    /** Every method and path of the engine's OpenAPI document, with a value for each parameter of the path. */
    private static List<String[]> operations() throws Exception {
        try (InputStream document = DoorsTest.class.getResourceAsStream("/openapi.json")) {
            List<String[]> operations = new ArrayList<>();
            JsonNode paths = new ObjectMapper().readTree(document).path("paths");
            paths.fields()
                    .forEachRemaining(path -> path.getValue().fieldNames().forEachRemaining(method -> {
                        if (METHODS.contains(method)) {
                            operations.add(new String[] {method, path.getKey().replaceAll("\\{[^}]+}", "4711")});
                        }
                    }));
            return operations;
        }
    }
}

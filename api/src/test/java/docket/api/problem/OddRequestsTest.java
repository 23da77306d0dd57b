package docket.api.problem;

import static org.assertj.core.api.Assertions.assertThat;

import docket.api.DocketTest;
import docket.api.pressure.Slow;
import docket.api.rest.RestTest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Requests that no client of good will sends: refused with a code, and never a fault of ours. */
class OddRequestsTest extends RestTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @LocalServerPort
    private int port;

    @ParameterizedTest
    @ValueSource(strings = {"/api/cases", "/engine-rest/task"})
    void a_body_that_nests_without_end_or_holds_an_endless_number(String door) throws Exception {
        refused(door, "Content-Type: application/json\r\n", "[".repeat(200_000));
        refused(door, "Content-Type: application/json\r\n", "{\"a\":".repeat(100_000));
        refused(door, "Content-Type: application/json\r\n", "{\"title\":" + "9".repeat(500_000) + "}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /api/cases                               | Content-Type: multipart/form-data
            /api/cases                               | Content-Type: nonsense
            /engine-rest/task                        | Content-Type: nonsense
            /engine-rest/task;a=b                    | Content-Type: application/json
            /engine-rest;a=b/task                    | Content-Type: application/json
            /api/tasks/x/decision                    | If-Match: "２"
            /engine-rest/task/%2e%2e/x               | Content-Type: application/json
            /camunda/api/engine/engine/default/task;a=b | Content-Type: application/json
            """)
    void a_header_or_an_address_that_means_nothing(String path, String header) throws Exception {
        refused(path, header + "\r\n", "{}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/cases", "/engine-rest/task", "/camunda/api/engine/engine/default/task"})
    void a_method_that_does_not_exist_and_a_chunk_that_is_none(String door) throws Exception {
        refused(say("FOO " + door + " HTTP/1.1\r\nHost: x\r\n" + basic() + "\r\n"));
        refused(say("POST " + door + " HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n" + basic()
                + "Transfer-Encoding: chunked\r\n\r\nzz\r\n"));
    }

    @Test
    void a_coding_that_nobody_knows_is_not_our_fault() throws Exception {
        assertThat(say("POST /api/cases HTTP/1.1\r\nHost: x\r\n" + basic() + "Transfer-Encoding: zork\r\n\r\n"))
                .startsWith("HTTP/1.1 501")
                .contains("\"code\":\"invalid-request\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/cases", "/engine-rest/task"})
    void a_language_that_is_none(String door) throws Exception {
        assertThat(say("GET " + door + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAccept-Language: "
                        + "x".repeat(3000) + "\r\n" + basic() + "\r\n"))
                .doesNotStartWith("HTTP/1.1 5");
    }

    private void refused(String path, String header, String body) throws Exception {
        refused(say("POST " + path + " HTTP/1.1\r\nHost: x\r\n" + basic() + header + "Content-Length: " + body.length()
                + "\r\n\r\n" + body));
    }

    private static void refused(String answer) {
        assertThat(answer).startsWith("HTTP/1.1 4").contains("\"code\":\"");
    }

    private String say(String request) throws Exception {
        try (Slow connection = new Slow(port)) {
            return connection.send(request).hear("\"code\":\"", PATIENCE);
        }
    }

    private static String basic() {
        String credentials = DRAFTER + ":" + DocketTest.PASSWORD;
        return "Authorization: Basic "
                + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8)) + "\r\n";
    }
}

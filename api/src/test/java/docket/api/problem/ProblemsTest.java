package docket.api.problem;

import static org.assertj.core.api.Assertions.assertThat;

import docket.api.rest.Client;
import docket.api.rest.RestTest;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProblemsTest extends RestTest {

    @Test
    void malformed_json() {
        problem(as(DRAFTER).post("/api/cases", "{\"title\": "), 400, "invalid-request");
        problem(as(DRAFTER).post("/api/cases", "not json"), 400, "invalid-request");
        problem(as(DRAFTER).post("/api/cases", "{} {}"), 400, "invalid-request");
        problem(as(DRAFTER).post("/api/cases", "{\"title\": \"a\", \"title\": \"b\"}"), 400, "invalid-request");
    }

    @Test
    void no_body() {
        problem(
                as(DRAFTER).with("Content-Type", "application/json").send("POST", "/api/cases", ""),
                400,
                "invalid-request");
        problem(as(DRAFTER).post("/api/cases", "null"), 400, "invalid-request");
    }

    @Test
    void a_body_of_another_kind() {
        problem(as(DRAFTER).post("/api/cases", "[]"), 400, "invalid-request");
        problem(as(DRAFTER).with("Content-Type", "text/plain").post("/api/cases", "{}"), 415, "unsupported-media-type");
    }

    @Test
    void a_body_that_is_too_large() {
        String large = "{\"title\": \"" + "x".repeat(2 << 20) + "\"}";

        problem(as(DRAFTER).post("/api/cases", large), 413, "content-too-large");
    }

    @Test
    void text_that_cannot_be_stored() {
        Client.Answer refused = problem(
                as(DRAFTER).post("/api/cases", payment("NUL \u0000", "approve:supervisor")), 422, "invalid-field");

        assertThat(refused.text("errors/0/field")).isEqualTo("title");
        problem(as(DRAFTER).get("/api/cases?q=%00"), 400, "invalid-request");
    }

    @Test
    void an_address_that_is_not_there() {
        Client.Answer refused = problem(as(DRAFTER).get("/api/nothing/here"), 404, "route-unknown");

        assertThat(refused.text("instance")).isEqualTo("/api/nothing/here");
    }

    @Test
    void a_method_that_is_not_offered() {
        Client.Answer refused = problem(as(DRAFTER).send("PUT", "/api/cases", "{}"), 405, "method-not-allowed");

        assertThat(refused.header("Allow"))
                .hasValueSatisfying(allow -> assertThat(allow).contains("GET", "POST"));
    }

    @Test
    void a_media_type_that_is_not_made() {
        problem(as(DRAFTER).with("Accept", "application/xml").get("/api/cases"), 406, "not-acceptable");
    }

    @Test
    void no_credentials_and_wrong_ones() {
        Client.Answer nobody = problem(anonymous().get("/api/cases"), 401, "unauthenticated");
        assertThat(nobody.header("WWW-Authenticate"))
                .hasValueSatisfying(challenge -> assertThat(challenge).startsWith("Basic"));
        problem(anonymous().as(DRAFTER, "wrong").get("/api/cases"), 401, "unauthenticated");
        problem(anonymous().get("/api/openapi"), 401, "unauthenticated");
    }

    @Test
    void an_address_that_no_honest_client_sends() {
        for (String path : new String[] {"/api/cases/..%2f..%2fetc", "/api/cases/a%00b", "/api//cases"}) {
            Client.Answer refused = as(DRAFTER).get(path);
            assertThat(refused.status()).as("%s", refused).isEqualTo(400);
            assertThat(refused.code()).isEqualTo("invalid-request");
            assertThat(refused.text("detail")).isNotEmpty();
        }
    }

    @Test
    void a_request_line_that_is_none() throws IOException {
        URI uri = anonymous().request("/api/cases").build().uri();
        try (Socket socket = new Socket(uri.getHost(), uri.getPort())) {
            socket.getOutputStream()
                    .write("GET /api/<cases> HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(answer).startsWith("HTTP/1.1 400").contains("application/problem+json");
        }
    }

    @Test
    void texts_follow_the_language_that_the_caller_asks_for() {
        Client.Answer korean =
                as(DRAFTER).with("Accept-Language", "de, ko-KR;q=0.9, en;q=0.8").get("/api/cases/4711");
        Client.Answer english = as(DRAFTER).with("Accept-Language", "de").get("/api/cases/4711");

        assertThat(korean.text("title")).isEqualTo("찾을 수 없음");
        assertThat(korean.text("detail")).containsPattern("[가-힣]");
        assertThat(english.text("title")).isEqualTo("Not found");
        Client.Answer fields = as(DRAFTER).with("Accept-Language", "ko").post("/api/cases", Map.of());
        assertThat(fields.text("errors/0/message")).containsPattern("[가-힣]");
        Client.Answer locale =
                as(DRAFTER).with("Accept-Language", "de, ko_KR;q=0.9, en;q=0.8").get("/api/cases/4711");
        assertThat(locale.text("title")).isEqualTo("찾을 수 없음");
        Client.Answer engine = as(DRAFTER)
                .with("Accept-Language", "ko")
                .post("/engine-rest/process-definition/key/document-approval/start", Map.of("businessKey", "\u0000"));
        assertThat(engine.text("errors/0/message")).containsPattern("[가-힣]");
        assertThat(as(DRAFTER)
                        .with("Accept-Language", "%%%")
                        .get("/api/cases/4711")
                        .text("title"))
                .isEqualTo("Not found");
    }

    @Test
    void an_answer_carries_the_id_of_its_request() {
        Client.Answer given = as(DRAFTER).with("X-Request-Id", "my-request-1").get("/api/cases/4711");
        Client.Answer made = as(DRAFTER).with("X-Request-Id", "not a word").get("/api/cases/4711");

        assertThat(given.header("X-Request-Id")).hasValue("my-request-1");
        assertThat(given.text("requestId")).isEqualTo("my-request-1");
        assertThat(made.text("requestId")).hasSize(36);
    }

    @Test
    void the_id_of_a_request_is_in_the_events_it_made() {
        Client.Answer started = as(DRAFTER)
                .with("X-Request-Id", "start-with-an-id")
                .post("/api/cases", payment("Traced", "review:administration", "approve:supervisor"));

        assertThat(as(DRAFTER)
                        .get("/api/cases/" + started.text("caseId") + "/events")
                        .text("items/0/causedBy/requestId"))
                .isEqualTo("start-with-an-id");
    }

    private static Client.Answer problem(Client.Answer answer, int status, String code) {
        assertThat(answer.status()).as("%s", answer).isEqualTo(status);
        assertThat(answer.header("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
        assertThat(answer.code()).as("%s", answer).isEqualTo(code);
        assertThat(answer.text("type")).isEqualTo("urn:docket:problem:" + code);
        assertThat(answer.json().path("status").asInt()).isEqualTo(status);
        assertThat(answer.text("title")).isNotEmpty();
        assertThat(answer.text("detail")).isNotEmpty();
        assertThat(answer.text("instance")).startsWith("/api");
        assertThat(answer.text("requestId")).isNotEmpty();
        return answer;
    }
}

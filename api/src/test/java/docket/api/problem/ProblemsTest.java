package docket.api.problem;

import static org.assertj.core.api.Assertions.assertThat;

import docket.api.DocketTest;
import docket.api.rest.Client;
import docket.api.rest.RestTest;
import docket.api.security.Browser;
import docket.engine.refusal.Refused;
import docket.engine.refusal.RequestRefusal;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.lang.reflect.Method;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.validation.beanvalidation.MethodValidationAdapter;
import org.springframework.web.method.annotation.HandlerMethodValidationException;

class ProblemsTest extends RestTest {

    @LocalServerPort
    private int port;

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

    @Test
    void a_program_that_was_logged_in_by_form_is_told_of_every_address_by_a_code() throws Exception {
        Browser auditor = Browser.loggedIn(port, AUDITOR, DocketTest.PASSWORD);
        for (String path : List.of(
                "/audit/nothing",
                "/audit/cases/nothing",
                "/audit/budget/nothing",
                "/camunda/nothing",
                "/camunda/app/nothing",
                "/webjars/nothing",
                "/nothing",
                "/api/nothing",
                "/engine-rest/nothing")) {
            isProblem(auditor, auditor.request(path), 404, "route-unknown");
            isProblem(auditor, auditor.request(path).method("HEAD", BodyPublishers.noBody()), 404, "");
        }
        isProblem(auditor, auditor.request("/audit?cursor=nonsense"), 400, "invalid-request");
        isProblem(auditor, auditor.request("/login"), 406, "not-acceptable");
        String token = auditor.cookie("XSRF-TOKEN").orElseThrow();
        for (String path : List.of("/audit", "/audit/what-if/rounds", "/", "/api/cases")) {
            var answer = isProblem(
                    auditor, auditor.request(path).DELETE().header("X-XSRF-TOKEN", token), 405, "method-not-allowed");
            assertThat(answer.headers().firstValue("Allow")).as(path).isPresent();
        }
        isProblem(
                auditor,
                auditor.request("/audit/what-if/rounds")
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .header("X-XSRF-TOKEN", token)
                        .POST(BodyPublishers.ofString("model=999")),
                422,
                "unknown-model");
        assertThat(auditor.page("/audit/nothing").body()).contains("<html");
    }

    private static HttpResponse<String> isProblem(Browser caller, HttpRequest.Builder request, int status, String code)
            throws Exception {
        for (String accepted : List.of("application/json", "*/*")) {
            if (status == 406 && accepted.equals("*/*")) {
                continue;
            }
            HttpResponse<String> answer =
                    caller.send(request.setHeader("Accept", accepted).setHeader("Accept-Language", "ko"));
            assertThat(answer.statusCode()).as("%s %s", answer, answer.body()).isEqualTo(status);
            assertThat(answer.headers().firstValue("Content-Type"))
                    .as("%s", answer)
                    .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
            if (!code.isEmpty()) {
                assertThat(answer.body()).contains("\"code\":\"" + code + "\"").containsPattern("[가-힣]{2}");
            }
        }
        return caller.send(request);
    }

    @Test
    void what_is_wrong_with_a_field_says_what_to_do_in_the_callers_language() {
        Map<String, Object> draft = new HashMap<>(payment("T".repeat(3000), "review:administration"));
        draft.put("process", " ");
        Map<String, String> english = said(as(DRAFTER), "/api/cases", draft);
        Map<String, String> korean = said(as(DRAFTER).with("Accept-Language", "ko"), "/api/cases", draft);

        assertThat(english).containsEntry("process", "A value is needed.");
        assertThat(english.get("title")).matches("At most [0-9]+ characters are taken\\.");
        assertThat(korean).containsEntry("process", "값이 필요합니다.");
        assertThat(korean.get("title")).matches("[0-9]+자까지 입력할 수 있습니다\\.");
        Map<String, Object> line = Map.of("fiscalYear", 1800, "code", "가", "name", "n", "organization", "o");
        assertThat(said(as(BUDGET_OFFICER).with("Accept-Language", "ko"), "/api/budget/lines", line))
                .containsEntry("fiscalYear", "1900 이상의 숫자여야 합니다.")
                .containsEntry("appropriation", "값이 필요합니다.");
        assertThat(said(as(DRAFTER).with("Accept-Language", "ko"), "/engine-rest/task/x/claim", "{\"userId\": }"))
                .containsEntry("body", "본문이 올바른 JSON이 아닙니다. 1번째 줄, 12번째 글자를 확인해 주십시오.");
    }

    private static Map<String, String> said(Client caller, String path, Object body) {
        Map<String, String> said = new TreeMap<>();
        Client.Answer refused = caller.post(path, body);
        refused.json()
                .path("errors")
                .forEach(error -> said.put(
                        error.path("field").asText(), error.path("message").asText()));
        assertThat(said).as("%s", refused).isNotEmpty();
        return said;
    }

    interface Constrained {
        void call(@Size(max = 3) String name, @Max(7) int number, @NotBlank String text);
    }

    @Test
    void so_does_what_is_wrong_with_a_parameter() throws Exception {
        Constrained called = (name, number, text) -> {};
        Method call = Constrained.class.getMethod("call", String.class, int.class, String.class);
        var invalid = new HandlerMethodValidationException(new MethodValidationAdapter()
                .validateArguments(called, call, null, new Object[] {"long", 8, ""}, new Class<?>[0]));
        Refused refused = Refusals.of(invalid).orElseThrow();

        assertThat(refused.code()).isEqualTo(RequestRefusal.INVALID_REQUEST);
        assertThat(refused.errors())
                .extracting(error -> error.text(Locale.ENGLISH))
                .containsExactly(
                        "At most 3 characters are taken.", "Expected a number of 7 or less.", "A value is needed.");
        assertThat(refused.errors())
                .extracting(error -> error.text(Locale.KOREA))
                .containsExactly("3자까지 입력할 수 있습니다.", "7 이하의 숫자여야 합니다.", "값이 필요합니다.");
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

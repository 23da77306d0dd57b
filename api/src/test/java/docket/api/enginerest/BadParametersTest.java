package docket.api.enginerest;

import static org.assertj.core.api.Assertions.assertThat;

import docket.api.DocketTest;
import docket.api.rest.Client;
import docket.api.rest.RestTest;
import docket.api.security.Browser;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What the engine's own REST stumbles over is the caller's fault, and told in words without its classes. */
class BadParametersTest extends RestTest {

    private static final String WEBAPP = "/camunda/api/engine/engine/default";

    @LocalServerPort
    private int port;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "POST /process-definition/key/simple-approval/start null",
                "POST /process-definition/key/simple-approval/start {\"variables\": {\"amount\": {\"value\": 1e99999999999}}}",
                "POST /process-definition/key/simple-approval/start {\"variables\": {\"amount\": {\"value\": \"1\", \"type\": \"\"}}}",
                "POST /process-definition/key/simple-approval/start {\"variables\": {}}",
                "PUT /process-definition/nope/history-time-to-live {\"historyTimeToLive\": 5}",
                "PUT /decision-definition/nope/history-time-to-live {\"historyTimeToLive\": 5}",
                "PUT /job/nope/retries {}",
                "POST /authorization/create {}",
                "POST /migration/execute {}",
                "POST /process-instance {\"variables\": [{\"name\": \"x\"}]}",
                "POST /task {\"priority\": \"x\"}",
                "POST /task [1]",
                "POST /task {\"a\":",
                "POST /message {\"messageName\": \"nope\"}",
                "POST /external-task/fetchAndLock {}",
                "POST /external-task/fetchAndLock {\"workerId\": \"w\", \"maxTasks\": -1, \"topics\": []}",
                "POST /external-task/fetchAndLock {\"workerId\": \"w\", \"maxTasks\": 1, \"asyncResponseTimeout\": 99999999999, \"topics\": []}",
                "PUT /group/director/members/lee.director {}",
                "GET /metrics/zzz/sum",
                "GET /metrics?interval=1",
                "GET /task/nope/deployed-form",
                "GET /task?dueDate=zzz",
                "GET /task/%E2%80%AE",
                "POST /process-definition/key/%E2%80%AE/start {}",
            })
    void are_refused_with_a_code_and_a_clean_text_through_every_door(String call) throws Exception {
        String[] parts = call.split(" ", 3);
        String body = parts.length > 2 ? parts[2] : null;
        Browser tasklist = Browser.loggedIn(port, ADMIN, DocketTest.PASSWORD);
        tasklist.page("/camunda/app/tasklist/default/");
        Client.Answer throughRest =
                as(ADMIN).with("Content-Type", "application/json").send(parts[0], "/engine-rest" + parts[1], body);
        HttpResponse<String> throughTasklist = switch (parts[0]) {
            case "GET" -> tasklist.get(WEBAPP + parts[1]);
            case "PUT" -> tasklist.putJson(WEBAPP + parts[1], body);
            default -> tasklist.post(WEBAPP + parts[1], body);
        };
        for (Client.Answer answer : List.of(throughRest, new Client.Answer(throughTasklist))) {
            assertThat(answer.status()).as("%s", answer).isBetween(400, 499).isNotIn(401, 403);
            assertThat(answer.code()).as("%s", answer).isNotEmpty();
            assertThat(answer.response().body())
                    .doesNotContain("java.", "org.camunda", "Exception:", "REDACTED", "StreamRead")
                    .doesNotContainPattern("[\\w-]+:[0-9]+:[0-9a-f]{8}-");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/engine-rest/task/%00", "/engine-rest/task/a%2Fb"})
    void what_the_server_refuses_before_is_told_in_the_callers_language(String path) {
        Client.Answer answer = as(ADMIN).with("Accept-Language", "ko").get(path);

        assertThat(answer.status()).as("%s", answer).isEqualTo(400);
        assertThat(answer.text("detail")).as("%s", answer).startsWith("요청을 읽을 수 없");
    }
}

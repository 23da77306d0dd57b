package docket.api.enginerest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import docket.api.DocketTest;
import docket.api.security.Browser;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A refusal keeps its status, code and text through the engine's own REST and inside the webapps. */
@DocketTest
class RefusalsThroughEngineRestTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String DRAFT = """
            {"variables": {
              "title": {"value": "Repair of the city hall roof"},
              "kind": {"value": "payment"},
              "organization": {"value": "facilities"},
              "amount": {"value": "34.34"},
              "currency": {"value": "EUR"}}}""";
    private static final String APPROVAL = "{\"variables\": {\"decision\": {\"value\": \"APPROVE\"}}}";

    @LocalServerPort
    private int port;

    private String taskId = "";

    @BeforeEach
    void a_case_that_waits_for_its_first_officer() throws Exception {
        HttpResponse<String> started =
                as("kim.employee", "/engine-rest/process-definition/key/simple-approval/start", DRAFT);
        assertThat(started.statusCode()).as(started.body()).isEqualTo(200);
        String caseId = JSON.readTree(started.body()).path("businessKey").asText();
        Instant end = Instant.now().plus(Duration.ofSeconds(30));
        while (taskId.isEmpty() && Instant.now().isBefore(end)) {
            String tasks = new Browser(port)
                    .getAs("admin", DocketTest.PASSWORD, "/engine-rest/task?processInstanceBusinessKey=" + caseId)
                    .body();
            taskId = JSON.readTree(tasks).path(0).path("id").asText();
            Thread.sleep(50);
        }
        assertThat(taskId).isNotEmpty();
    }

    @Test
    void through_engine_rest_in_the_callers_language() throws Exception {
        Browser administrator = new Browser(port);

        HttpResponse<String> answer = administrator.send(administrator
                .json("/engine-rest/task/" + taskId + "/complete", APPROVAL)
                .header("Authorization", Browser.basic("admin", DocketTest.PASSWORD))
                .header("Accept-Language", "ko-KR,ko;q=0.9,en;q=0.5"));

        JsonNode problem = isRefusal(answer);
        assertThat(problem.path("message").asText())
                .isEqualTo(problem.path("detail").asText())
                .matches(".*[가-힣].*");
    }

    @Test
    void inside_the_webapps() throws Exception {
        Browser administrator = Browser.loggedIn(port, "admin", DocketTest.PASSWORD);
        administrator.page("/camunda/app/tasklist/default/?lang=en");

        HttpResponse<String> answer =
                administrator.post("/camunda/api/engine/engine/default/task/" + taskId + "/submit-form", APPROVAL);

        assertThat(isRefusal(answer).path("message").asText()).doesNotContainPattern("[가-힣]");
    }

    @Test
    void the_engines_own_no_is_an_answer_too() throws Exception {
        HttpResponse<String> answer = as("admin", "/engine-rest/task/4711/complete", APPROVAL);

        JsonNode problem = JSON.readTree(answer.body());
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(problem.path("code").asText()).isEqualTo("engine-refused");
        assertThat(problem.path("message").asText())
                .contains("Cannot find task with id 4711")
                .doesNotContain("ENGINE-");
    }

    @Test
    void what_the_engine_answers_as_the_callers_fault_stays_the_engines() throws Exception {
        HttpResponse<String> answer = new Browser(port).getAs("admin", DocketTest.PASSWORD, "/engine-rest/task/4711");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(JSON.readTree(answer.body()).path("type").asText()).isEqualTo("InvalidRequestException");
    }

    private static JsonNode isRefusal(HttpResponse<String> answer) throws Exception {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(403);
        JsonNode problem = JSON.readTree(answer.body());
        assertThat(problem.path("code").asText()).isEqualTo("not-your-task");
        assertThat(problem.path("status").asInt()).isEqualTo(403);
        return problem;
    }

    private HttpResponse<String> as(String name, String path, String json) throws Exception {
        return new Browser(port).postAs(name, DocketTest.PASSWORD, path, json);
    }
}

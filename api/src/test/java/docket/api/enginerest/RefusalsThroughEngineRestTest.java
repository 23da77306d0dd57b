package docket.api.enginerest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import docket.api.DocketTest;
import docket.api.problem.Calling;
import docket.api.security.Browser;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

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

    @Autowired
    private ApplicationContext program;

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
    void what_the_engine_answers_as_the_callers_fault_keeps_its_type_and_has_a_code_and_a_text() throws Exception {
        String start = "/engine-rest/process-definition/key/simple-approval/start";
        String worker = "/engine-rest/external-task/4711/complete";
        String json = "{\"value\": \"{\", \"type\": \"Json\"}";
        for (String[] one : new String[][] {
            {"GET", "/engine-rest/task/4711", "", "404", "unknown-to-engine"},
            {"GET", "/engine-rest/nothing", "", "404", "route-unknown"},
            {"GET", "/engine-rest/task?firstResult=two", "", "400", "invalid-request"},
            {"GET", "/engine-rest/task?sortBy=colour&sortOrder=asc", "", "400", "invalid-request"},
            {"GET", "/engine-rest/task?assignee=%00", "", "422", "invalid-field"},
            {"GET", "/engine-rest/user?id=kim.employee&firstName=%FF", "", "200", ""},
            {"DELETE", "/engine-rest/task", "", "405", "method-not-allowed"},
            {"POST", start, "{\"variables\": []}", "400", "invalid-request"},
            {
                "POST",
                start,
                "{\"variables\": {\"title\": {\"value\": 99999999999999999999, \"type\": \"Long\"}}}",
                "422",
                "wrong-type"
            },
            {"POST", worker, "{\"workerId\": \"w\", \"variables\": {\"valid\": " + json + "}}", "400", "invalid-request"
            },
            {
                "POST",
                "/engine-rest/group/create",
                "{\"id\": \"" + "g".repeat(600) + "\", \"name\": \"g\"}",
                "422",
                "value-not-kept"
            },
            {"POST", "/engine-rest/user/kim.employee/unlock", "", "403", "forbidden"},
        }) {
            Browser caller = new Browser(port);
            String name = one[4].equals("forbidden") ? "kim.employee" : "admin";
            HttpResponse<String> answer = caller.send(caller.json(one[1], one[2])
                    .method(one[0], HttpRequest.BodyPublishers.ofString(one[2]))
                    .header("Authorization", Browser.basic(name, DocketTest.PASSWORD))
                    .header("Accept-Language", "ko"));

            JsonNode problem = JSON.readTree(answer.body());
            assertThat(answer.statusCode()).as(one[1] + answer.body()).isEqualTo(Integer.parseInt(one[3]));
            if (answer.statusCode() >= 400) {
                assertThat(problem.path("code").asText()).as(answer.body()).isEqualTo(one[4]);
                assertThat(problem.path("message").asText()).as(answer.body()).matches("(?s).*[가-힣].*");
                assertThat(problem.path("type").asText()).as(answer.body()).isNotEmpty();
            }
        }
    }

    @Test
    void what_the_engines_clients_read_of_a_missing_right_stays() throws Exception {
        JsonNode problem = JSON.readTree(
                as("kim.employee", "/engine-rest/user/kim.employee/unlock", "").body());

        assertThat(problem.path("code").asText()).isEqualTo("forbidden");
        assertThat(problem.path("type").asText()).isEqualTo("AuthorizationException");
        assertThat(problem.has("missingAuthorizations")).isTrue();
    }

    @Test
    void a_field_that_is_handed_in_with_nothing_in_it_is_as_one_that_is_not() throws Exception {
        String nothing = DRAFT.replace("{\"value\": \"34.34\"}", "{\"value\": null}");
        String bare = DRAFT.replace("{\"value\": \"34.34\"}", "null");
        String undeclared = DRAFT.replace("\"amount\"", "\"nonsense\"").replace("\"34.34\"", "null");

        for (String act : new String[] {"start", "submit-form"}) {
            String path = "/engine-rest/process-definition/key/simple-approval/" + act;
            assertThat(as("kim.employee", path, nothing).statusCode()).as(act).isEqualTo(200);
            assertThat(as("kim.employee", path, bare).statusCode()).as(act).isEqualTo(200);
            assertThat(JSON.readTree(as("kim.employee", path, undeclared).body())
                            .path("code")
                            .asText())
                    .isEqualTo("variable-not-declared");
        }
    }

    @Test
    void a_task_that_somebody_has_names_them_and_they_give_it_back() throws Exception {
        assertThat(as("yoon.supervisor", path("claim"), "{\"userId\": \"yoon.supervisor\"}")
                        .statusCode())
                .isEqualTo(204);

        HttpResponse<String> taken = inKorean("admin", path("claim"), "{\"userId\": \"admin\"}");

        assertThat(taken.statusCode()).isEqualTo(409);
        assertThat(JSON.readTree(taken.body()).path("detail").asText())
                .startsWith("이 업무는 이미 윤서준 님이 맡고 있습니다.")
                .doesNotContain("yoon.supervisor", taskId);
        assertThat(as("lee.director", path("unclaim"), "").statusCode()).isEqualTo(403);
        assertThat(as("yoon.supervisor", path("unclaim"), "").statusCode()).isEqualTo(204);
        assertThat(task().path("assignee").isNull()).isTrue();
    }

    @Test
    void a_task_can_be_saved_as_it_was_given_out() throws Exception {
        Browser administrator = Browser.loggedIn(port, "admin", DocketTest.PASSWORD);
        administrator.page("/camunda/app/tasklist/default/");
        String body = ((ObjectNode) task())
                .put("followUp", "2030-01-01T00:00:00.000+0000")
                .toString();

        HttpResponse<String> answer = administrator.putJson("/camunda/api/engine/engine/default/task/" + taskId, body);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
        assertThat(task().path("followUp").asText()).startsWith("2030-01-01");
    }

    @Test
    void the_webapps_say_in_the_readers_language_that_a_right_is_missing() throws Exception {
        Browser clerk = Browser.loggedIn(port, "yoon.supervisor", DocketTest.PASSWORD);
        clerk.page("/camunda/app/tasklist/default/?lang=ko");

        HttpResponse<String> answer =
                clerk.putJson("/camunda/api/engine/engine/default/task/" + taskId, task().toString());

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(403);
        assertThat(JSON.readTree(answer.body()).path("message").asText()).startsWith("이 작업을 할 권한이 없습니다");
    }

    @Test
    void an_amount_is_read_alike_by_the_engines_rest_and_by_what_explains_it_in_the_form() throws Exception {
        String[][] refusals = {
            {"10²", "KRW"}, {"①", "KRW"}, {"1억5", "KRW"}, {"1,200", "KWD"}, {"1200", "XXX"}, {"5", "XAU"}
        };
        for (String[] one : refusals) {
            String draft = DRAFT.replace("34.34", one[0]).replace("EUR", one[1]);

            HttpResponse<String> answer =
                    inKorean("kim.employee", "/engine-rest/process-definition/key/simple-approval/start", draft);
            JsonNode problem = JSON.readTree(answer.body());
            String explained = explained(one[0], one[1]);

            assertThat(answer.statusCode()).as(one[0]).isEqualTo(422);
            assertThat(problem.path("code").asText()).isEqualTo("invalid-amount");
            assertThat(problem.path("detail").asText())
                    .contains("“" + one[0] + "”")
                    .isEqualTo(JSON.readTree(explained).path("refused").asText());
        }
    }

    @Test
    void a_decision_that_there_is_not_names_those_that_the_task_offers() throws Exception {
        HttpResponse<String> answer =
                inKorean("yoon.supervisor", path("complete"), APPROVAL.replace("APPROVE", "PERHAPS"));

        JsonNode problem = JSON.readTree(answer.body());
        assertThat(problem.path("code").asText()).isEqualTo("decision-not-offered");
        assertThat(problem.path("detail").asText())
                .contains("PERHAPS", "승인, 부결")
                .doesNotContain("{", "이의");
    }

    @Test
    void a_group_that_is_not_there_any_more_is_called_so() throws Exception {
        as("admin", "/engine-rest/group/create", "{\"id\": \"fleet\", \"name\": \"차량 Fleet\", \"type\": \"WORKFLOW\"}");
        assertThat(program.getBean(Calling.class).names(List.of("fleet", "docket"), Locale.KOREAN))
                .containsEntry("fleet", "차량")
                .containsEntry("docket", "시스템");
        Browser administrator = new Browser(port);

        administrator.send(administrator
                .request("/engine-rest/group/fleet")
                .DELETE()
                .header("Authorization", Browser.basic("admin", DocketTest.PASSWORD)));

        assertThat(program.getBean(Calling.class).names(List.of("fleet"), Locale.KOREAN))
                .containsEntry("fleet", "fleet(지금은 없는 사람 또는 그룹)");
        assertThat(program.getBean(Calling.class).names(List.of("fleet"), Locale.ENGLISH))
                .containsEntry("fleet", "fleet (no longer there)");
    }

    private String explained(String written, String currency) throws Exception {
        Browser clerk = new Browser(port);
        String asked = URLEncoder.encode(written, StandardCharsets.UTF_8);
        return clerk.send(clerk.request("/api/tasklist/amounts?currency=" + currency + "&written=" + asked)
                        .header("Authorization", Browser.basic("kim.employee", DocketTest.PASSWORD))
                        .header("Accept-Language", "ko"))
                .body();
    }

    private String path(String act) {
        return "/engine-rest/task/" + taskId + "/" + act;
    }

    private JsonNode task() throws Exception {
        return JSON.readTree(new Browser(port)
                .getAs("admin", DocketTest.PASSWORD, "/engine-rest/task/" + taskId)
                .body());
    }

    private HttpResponse<String> inKorean(String name, String path, String json) throws Exception {
        Browser browser = new Browser(port);
        return browser.send(browser.json(path, json)
                .header("Authorization", Browser.basic(name, DocketTest.PASSWORD))
                .header("Accept-Language", "ko"));
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

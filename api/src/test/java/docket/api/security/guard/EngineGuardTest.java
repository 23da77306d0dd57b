package docket.api.security.guard;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import docket.api.DocketTest;
import docket.api.security.Browser;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The attacks on the engine's doors, tried by people who are logged in. */
@DocketTest
class EngineGuardTest {

    private static final String WEBAPP = "/camunda/api/engine/engine/default";
    private static final String EVIL = "${''.getClass().forName('java.lang.Runtime')}";

    @LocalServerPort
    private int port;

    private Browser clerk;

    @BeforeEach
    void aClerk() throws Exception {
        clerk = Browser.loggedIn(port, "kim.employee", DocketTest.PASSWORD);
        clerk.page("/camunda/app/tasklist/default/");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"assigneeExpression\": \"%s\"}",
                "{\"orQueries\": [{\"assigneeExpression\": \"%s\"}]}",
                "{\"orQueries\": [{\"assigne\\u0065\\u0045xpression\": \"%s\"}]}",
                "{\"a\": {\"b\": [[{\"dueBeforeExpression\": \"%s\"}]]}}",
            })
    void refuses_an_expression_at_any_depth_through_every_door(String query) throws Exception {
        String body = query.formatted(EVIL);

        for (String path : List.of("/task", "/task/count", "/filter/4711/list", "/process-instance")) {
            isRefused(clerk.post(WEBAPP + path, body), 403, "expression-forbidden");
            isRefused(asClerk("/engine-rest" + path, body), 403, "expression-forbidden");
            isRefused(asClerk("/engine-rest/engine/default" + path, body), 403, "expression-forbidden");
        }
        isRefused(
                auditor().post("/camunda/api/cockpit/plugin/base/default/process-instance", body),
                403,
                "expression-forbidden");
    }

    @Test
    void refuses_an_expression_in_any_encoding_json_knows() throws Exception {
        byte[] utf16 = "{\"nameExpression\": \"x\"}".getBytes(java.nio.charset.StandardCharsets.UTF_16BE);

        HttpResponse<String> answer = clerk.send(clerk.request("/engine-rest/task")
                .header("Authorization", Browser.basic("kim.employee", DocketTest.PASSWORD))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(utf16)));

        isRefused(answer, 403, "expression-forbidden");
    }

    @Test
    void refuses_a_stored_filter_with_an_expression() throws Exception {
        String filter = """
                {"resourceType": "Task", "name": "mine", "query": {"orQueries": [{"assigneeExpression": "%s"}]}}""".formatted(EVIL);

        isRefused(clerk.post(WEBAPP + "/filter/create", filter), 403, "expression-forbidden");
        isRefused(asAdmin("/engine-rest/filter/create", filter), 403, "expression-forbidden");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"assigneeExpression=x", "nameLike=%25&assignee%45xpression=x", "candidateGroup+Expression=x"})
    void refuses_an_expression_in_the_query_string(String query) throws Exception {
        isRefused(clerk.get(WEBAPP + "/task?" + query), 403, "expression-forbidden");
        isRefused(
                clerk.getAs("kim.employee", DocketTest.PASSWORD, "/engine-rest/task?" + query),
                403,
                "expression-forbidden");
    }

    @Test
    void refuses_the_set_up_with_and_without_an_administrator() throws Exception {
        String admin = "{\"profile\": {\"id\": \"eve\"}, \"credentials\": {\"password\": \"eve\"}}";
        Browser stranger = new Browser(port);

        isRefused(
                stranger.postWithoutToken("/camunda/api/admin/setup/default/user/create", admin),
                403,
                "setup-forbidden");
        isRefused(
                stranger.postWithoutToken("/camunda/api/admin/%73etup/default/user/create", admin),
                403,
                "setup-forbidden");
        isRefused(clerk.post("/camunda/api/admin/setup/default/user/create", admin), 403, "setup-forbidden");
        isRefused(clerk.page("/camunda/app/admin/default/setup/"), 403, "setup-forbidden");
    }

    @Test
    void refuses_the_webapps_own_login() throws Exception {
        HttpResponse<String> answer = clerk.send(clerk.request("/camunda/api/admin/auth/user/default/login/admin")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("X-XSRF-TOKEN", clerk.cookie("XSRF-TOKEN").orElseThrow())
                .POST(BodyPublishers.ofString("username=admin&password=guess")));

        isRefused(answer, 403, "forbidden");
        isRefused(
                asClerk("/engine-rest/identity/verify", "{\"username\": \"admin\", \"password\": \"guess\"}"),
                403,
                "forbidden");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "process-definition/statistics",
                "process-definition/statistics-count",
                "process-definition/x/called-process-definitions",
                "process-instance",
                "process-instance/count",
                "process-instance/x/called-process-instances",
                "incident",
                "incident/count",
            })
    void what_cockpit_asks_is_answered_to_those_who_may_open_it(String question) throws Exception {
        String path = "/camunda/api/cockpit/plugin/base/default/" + question;

        isRefused(clerk.get(path), 403, "forbidden");
        isRefused(clerk.post(path, "{}"), 403, "forbidden");
        assertThat(auditor().get(path).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/%65ngine-rest/task",
                "/engine%2drest/task",
                "/camunda/api/%65ngine/engine/default/task",
                "/camunda/%61pi/cockpit/plugin/base/default/incident",
            })
    void a_door_has_one_name(String path) throws Exception {
        isRefused(clerk.getAs("kim.employee", DocketTest.PASSWORD, path), 404, "route-unknown");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/camunda/app/tasklist/bogus/", "/camunda/app/bogus/default/", "/camunda/app/x/y/"})
    void a_webapp_or_an_engine_that_is_not_there_is_not_found(String path) throws Exception {
        assertThat(clerk.page(path).statusCode()).isEqualTo(404);
    }

    @Test
    void what_admin_asks_is_answered_to_those_who_may_open_it() throws Exception {
        String script = "/camunda/api/admin/plugin/adminPlugins/static/app/plugin.js";

        for (String path : List.of(script, "/camunda/api/admin/plugin/adminPlugins/default/metrics/aggregated")) {
            isRefused(clerk.get(path), 403, "forbidden");
            isRefused(auditor().get(path), 403, "forbidden");
        }
        assertThat(clerk.get("/camunda/api/admin/auth/user/default").statusCode())
                .isEqualTo(200);
        Browser admin = Browser.loggedIn(port, "admin", DocketTest.PASSWORD);
        assertThat(admin.get(script).statusCode()).isEqualTo(200);
    }

    @Test
    void says_that_the_engine_keeps_no_metrics() throws Exception {
        Browser admin = Browser.loggedIn(port, "admin", DocketTest.PASSWORD);

        for (String path : List.of(
                WEBAPP + "/metrics",
                WEBAPP + "/metrics/root-process-instance-start/sum",
                "/camunda/api/admin/plugin/adminPlugins/default/metrics/aggregated")) {
            isRefused(admin.get(path), 422, "metrics-not-kept");
        }
        isRefused(clerk.getAs("admin", DocketTest.PASSWORD, "/engine-rest/metrics"), 422, "metrics-not-kept");
    }

    @Test
    void refuses_comments_and_attachments() throws Exception {
        isRefused(
                clerk.post(WEBAPP + "/task/4711/comment/create", "{\"message\": \"x\"}"), 422, "comments-not-recorded");
        isRefused(asClerk("/engine-rest/task/4711/attachment/create", "{}"), 422, "comments-not-recorded");
        isRefused(asAdmin("/engine-rest/process-instance/4711/comment", "{}"), 422, "comments-not-recorded");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"value\": \"rO0ABQ==\", \"type\": \"Object\", \"valueInfo\": {\"objectTypeName\": \"java.util.ArrayList\","
                        + " \"serializationDataFormat\": \"application/x-java-serialized-object\"}}",
                "{\"value\": \"rO0ABQ==\", \"type\": \"object\"}",
                "{\"value\": \"rO0ABQ==\", \"type\": \"Bytes\"}",
                "{\"value\": \"rO0ABQ==\", \"type\": \"File\", \"valueInfo\": {\"filename\": \"a.txt\"}}",
            })
    void refuses_java_objects_bytes_and_files_as_variables(String value) throws Exception {
        String completion = "{\"variables\": {\"opinion\": %s}}".formatted(value);

        isRefused(clerk.post(WEBAPP + "/task/4711/complete", completion), 422, "variable-not-declared");
        isRefused(asClerk("/engine-rest/process-definition/key/x/start", completion), 422, "variable-not-declared");
        HttpResponse<String> upload = clerk.send(clerk.request("/engine-rest/task/4711/variables/opinion/data")
                .header("Authorization", Browser.basic("admin", DocketTest.PASSWORD))
                .header("Content-Type", "multipart/form-data; boundary=x")
                .POST(BodyPublishers.ofString("--x--\r\n")));
        isRefused(upload, 422, "variable-not-declared");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\\u0000b", "\\ud800z", "z\\udc00"})
    void refuses_text_that_the_record_cannot_keep(String text) throws Exception {
        String body = """
                {"variables": {"title": {"value": "t"}, "kind": {"value": "payment"},
                 "organization": {"value": "facilities"}, "body": {"value": "%s"}}}""".formatted(text);

        for (String act : List.of("start", "submit-form")) {
            String path = "/process-definition/key/document-approval/" + act;
            isRefused(asClerk("/engine-rest" + path, body), 422, "invalid-field");
            isRefused(clerk.post(WEBAPP + path, body), 422, "invalid-field");
        }
        isRefused(asClerk("/engine-rest/task", "{\"a\\u0000\": 1}"), 422, "invalid-field");
    }

    @Test
    void refuses_what_is_not_json() throws Exception {
        isRefused(asClerk("/engine-rest/task", "{\"a\": 1, /* */ \"nameExpression\": 1}"), 400, "invalid-request");
    }

    @Test
    void refuses_a_body_that_no_honest_call_has() throws Exception {
        String large = "{\"name\": \"" + "x".repeat(EngineGuard.LARGEST_CALL_BYTES) + "\"}";

        isRefused(asClerk("/engine-rest/task", large), 413, "content-too-large");
    }

    @Test
    void only_administrators_deploy() throws Exception {
        isRefused(deploy("kim.employee", "<x/>"), 403, "forbidden");
        isRefused(asClerk("/engine-rest/deployment/4711/redeploy", "{}"), 403, "forbidden");
    }

    @Test
    void a_deployed_model_reads_no_file_of_the_server() throws Exception {
        HttpResponse<String> answer = deploy("admin", """
                <?xml version="1.0"?>
                <!DOCTYPE x [<!ENTITY passwd SYSTEM "file:///etc/passwd">]>
                <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="x">
                  <process id="xxe" name="&passwd;" isExecutable="true"/>
                </definitions>""");

        assertThat(answer.statusCode()).isBetween(400, 422);
        assertThat(answer.body()).doesNotContain("root:");
    }

    @Test
    void lets_an_honest_query_through() throws Exception {
        String query = "{\"orQueries\": [{\"assignee\": \"kim.employee\"}], \"sorting\": []}";

        assertThat(clerk.post(WEBAPP + "/task", query).statusCode()).isEqualTo(200);
        assertThat(asClerk("/engine-rest/task", query).statusCode()).isEqualTo(200);
    }

    private Browser auditor() throws Exception {
        Browser auditor = Browser.loggedIn(port, "seo.auditor", DocketTest.PASSWORD);
        auditor.page("/camunda/app/cockpit/default/");
        return auditor;
    }

    private HttpResponse<String> asClerk(String path, String json) throws Exception {
        return new Browser(port).postAs("kim.employee", DocketTest.PASSWORD, path, json);
    }

    private HttpResponse<String> asAdmin(String path, String json) throws Exception {
        return new Browser(port).postAs("admin", DocketTest.PASSWORD, path, json);
    }

    private HttpResponse<String> deploy(String name, String model) throws Exception {
        String body = "--x\r\nContent-Disposition: form-data; name=\"model\"; filename=\"x.bpmn\"\r\n"
                + "Content-Type: text/xml\r\n\r\n" + model + "\r\n--x--\r\n";
        return clerk.send(clerk.request("/engine-rest/deployment/create")
                .header("Authorization", Browser.basic(name, DocketTest.PASSWORD))
                .header("Content-Type", "multipart/form-data; boundary=x")
                .POST(BodyPublishers.ofString(body)));
    }

    private static void isRefused(HttpResponse<String> answer, int status, String code) throws Exception {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(new ObjectMapper().readTree(answer.body()).path("code").asText())
                .isEqualTo(code);
    }
}

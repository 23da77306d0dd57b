package docket.api.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import docket.api.DocketTest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Each event says who made it and through which door they came, and nobody can say otherwise. */
@DocketTest
class DoorsInTheRecordTest {

    private static final String START = "/process-definition/key/simple-approval/start";
    private static final String DRAFT = """
            {"variables": {
              "title": {"value": "Repair of the city hall roof"},
              "kind": {"value": "payment"},
              "organization": {"value": "facilities"},
              "amount": {"value": "34.34"},
              "currency": {"value": "EUR"}}}""";

    @LocalServerPort
    private int port;

    private Browser kim;

    @BeforeEach
    void a_clerk() throws Exception {
        kim = Browser.loggedIn(port, "kim.employee", DocketTest.PASSWORD);
        kim.page("/camunda/app/tasklist/default/");
    }

    @Test
    void engine_rest() throws Exception {
        HttpResponse<String> started = kim.send(kim.json("/engine-rest" + START, DRAFT)
                .header("Authorization", Browser.basic("park.employee", DocketTest.PASSWORD))
                .header("X-Request-Id", "letter-4711"));

        JsonNode opened = opened(started, "businessKey");
        assertThat(opened.path("actor").asText()).isEqualTo("park.employee");
        assertThat(opened.path("door").asText()).isEqualTo("engine-rest");
        assertThat(opened.path("causedBy").path("requestId").asText()).isEqualTo("letter-4711");
        assertThat(opened.path("causedBy").path("command").asText()).isEqualTo("OpenCase");
    }

    @Test
    void tasklist() throws Exception {
        JsonNode opened = opened(kim.post("/camunda/api/engine/engine/default" + START, DRAFT), "businessKey");

        assertThat(opened.path("actor").asText()).isEqualTo("kim.employee");
        assertThat(opened.path("door").asText()).isEqualTo("webapp");
    }

    @Test
    void our_rest() throws Exception {
        HttpResponse<String> started = kim.postAs("kim.employee", DocketTest.PASSWORD, "/api/cases", """
                {"process": "simple-approval", "title": "Roof", "kind": "payment", "organization": "facilities",
                 "amount": {"amount": "34.34", "currency": "EUR"}, "content": {}}""");

        JsonNode opened = opened(started, "caseId");
        assertThat(opened.path("actor").asText()).isEqualTo("kim.employee");
        assertThat(opened.path("door").asText()).isEqualTo("rest");
    }

    @Test
    void a_forged_actor_changes_nothing() throws Exception {
        HttpResponse<String> started = kim.send(kim.json("/engine-rest" + START, DRAFT)
                .header("Authorization", Browser.basic("kim.employee", DocketTest.PASSWORD))
                .header("X-Authorized-User", "admin")
                .header("X-Forwarded-User", "admin"));

        assertThat(opened(started, "businessKey").path("actor").asText()).isEqualTo("kim.employee");
    }

    private JsonNode opened(HttpResponse<String> started, String key) throws Exception {
        assertThat(started.statusCode()).as(started.body()).isBetween(200, 201);
        String caseId = new ObjectMapper().readTree(started.body()).path(key).asText();
        String events = kim.getAs("admin", DocketTest.PASSWORD, "/api/cases/" + caseId + "/events")
                .body();
        JsonNode first = new ObjectMapper().readTree(events).path("items").path(0);
        assertThat(first.path("type").asText()).as(events).isEqualTo("case-opened");
        return first;
    }
}

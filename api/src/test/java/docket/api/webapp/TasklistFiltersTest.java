package docket.api.webapp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import docket.api.DocketTest;
import docket.api.security.Browser;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.filter.Filter;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

@DocketTest
class TasklistFiltersTest {

    @LocalServerPort
    private int port;

    @Autowired
    private FilterService filters;

    @Autowired
    private ManagementService management;

    @Autowired
    private JdbcTemplate database;

    @Autowired
    private TasklistFilters tasklistFilters;

    @Test
    void everybody_sees_them_and_they_find_tasks() throws Exception {
        JsonNode found = get("/engine-rest/filter");

        assertThat(found.findValuesAsText("name"))
                .containsExactlyInAnyOrder("결재할 문서 · To decide", "내 그룹 · My groups", "기한 지남 · Overdue");
        for (String id : found.findValuesAsText("id")) {
            assertThat(get("/engine-rest/filter/" + id + "/count").has("count")).isTrue();
        }
    }

    @Test
    void the_first_one_finds_what_its_reader_may_decide_now() throws Exception {
        String list = "/engine-rest/filter/" + decidable().getId() + "/list?maxResults=200";
        HttpResponse<String> started = new Browser(port)
                .postAs(
                        "lee.director",
                        DocketTest.PASSWORD,
                        "/engine-rest/process-definition/key/simple-approval/start",
                        """
                        {"variables": {
                          "title": {"value": "Nobody decides on their own draft"},
                          "kind": {"value": "payment"},
                          "organization": {"value": "facilities"},
                          "amount": {"value": "34.34"},
                          "currency": {"value": "EUR"}}}""");
        String caseId = new ObjectMapper().readTree(started.body()).path("id").asText();

        for (String person : List.of("yoon.supervisor", "lee.director")) {
            assertThat(get(person, list).findValuesAsText("id"))
                    .containsExactlyInAnyOrderElementsOf(
                            get(person, "/api/tasks?mine=true&limit=200").findValuesAsText("taskId"));
        }
        assertThat(get("yoon.supervisor", list).findValuesAsText("processInstanceId"))
                .contains(caseId);
        assertThat(get("lee.director", list).findValuesAsText("processInstanceId"))
                .doesNotContain(caseId);
    }

    @Test
    void an_installation_of_before_gets_the_first_one_in_place_of_mine() {
        Filter filter = decidable();
        filter.setName("내 업무 · Mine");
        filter.setProperties(Map.of("description", "나에게 배정된 업무 · Tasks assigned to me"));
        filters.saveFilter(filter);
        management.setProperty("docket.tasklist-filters", "1");

        tasklistFilters.afterSingletonsInstantiated();

        assertThat(decidable().getId()).isEqualTo(filter.getId());
        assertThat(decidable().getProperties()).containsEntry("docket.decidable", true);
    }

    @Test
    void an_installation_of_before_gets_those_without_expressions_in_place_of_those_with() throws Exception {
        Filter offered =
                filters.createFilterQuery().filterName("내 그룹 · My groups").singleResult();
        write(offered, "{\"candidateGroupsExpression\": \"${currentUserGroups()}\"}");
        management.setProperty("docket.tasklist-filters", "2");

        tasklistFilters.afterSingletonsInstantiated();

        assertThat(filters.getFilter(offered.getId()).getProperties()).containsEntry("docket.offered", true);
        assertThat(get("/engine-rest/filter/" + offered.getId() + "/count").has("count"))
                .isTrue();
    }

    @Test
    void an_expression_that_a_hand_wrote_into_a_stored_filter_is_never_evaluated() throws Exception {
        Filter filter = filters.saveFilter(filters.newTaskFilter("Planted"));
        write(filter, "{\"taskAssigneeExpression\": \"${1 / 0}\", \"assigneeExpression\": \"${1 / 0}\"}");

        HttpResponse<String> answer = new Browser(port)
                .getAs("admin", DocketTest.PASSWORD, "/engine-rest/filter/" + filter.getId() + "/count");

        assertThat(answer.statusCode()).as(answer.body()).isBetween(400, 499);
        filters.deleteFilter(filter.getId());
    }

    private void write(Filter filter, String query) {
        database.update("UPDATE camunda.act_ru_filter SET query_ = ? WHERE id_ = ?", query, filter.getId());
    }

    @Test
    void a_clerk_may_not_change_them() throws Exception {
        String id = filters.createFilterQuery().list().get(0).getId();

        HttpResponse<String> answer = new Browser(port)
                .send(new Browser(port)
                        .request("/engine-rest/filter/" + id)
                        .header("Authorization", Browser.basic("kim.employee", DocketTest.PASSWORD))
                        .DELETE());

        assertThat(answer.statusCode()).isEqualTo(403);
    }

    @Test
    void they_are_made_once() {
        List<String> before = ids();

        tasklistFilters.afterSingletonsInstantiated();

        assertThat(ids()).isEqualTo(before);
    }

    private List<String> ids() {
        return filters.createFilterQuery().orderByFilterId().asc().list().stream()
                .map(filter -> filter.getId())
                .toList();
    }

    private Filter decidable() {
        return filters.createFilterQuery().filterName("결재할 문서 · To decide").singleResult();
    }

    private JsonNode get(String path) throws Exception {
        return get("yoon.supervisor", path);
    }

    private JsonNode get(String person, String path) throws Exception {
        return new ObjectMapper()
                .readTree(new Browser(port)
                        .getAs(person, DocketTest.PASSWORD, path)
                        .body());
    }
}

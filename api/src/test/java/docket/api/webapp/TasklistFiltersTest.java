package docket.api.webapp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import docket.api.DocketTest;
import docket.api.security.Browser;
import java.net.http.HttpResponse;
import java.util.List;
import org.camunda.bpm.engine.FilterService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@DocketTest
class TasklistFiltersTest {

    @LocalServerPort
    private int port;

    @Autowired
    private FilterService filters;

    @Autowired
    private TasklistFilters tasklistFilters;

    @Test
    void everybody_sees_them_and_they_find_tasks() throws Exception {
        JsonNode found = get("/engine-rest/filter");

        assertThat(found.findValuesAsText("name"))
                .containsExactlyInAnyOrder("내 업무 · Mine", "내 그룹 · My groups", "기한 지남 · Overdue");
        for (String id : found.findValuesAsText("id")) {
            assertThat(get("/engine-rest/filter/" + id + "/count").has("count")).isTrue();
        }
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

    private JsonNode get(String path) throws Exception {
        return new ObjectMapper()
                .readTree(new Browser(port)
                        .getAs("yoon.supervisor", DocketTest.PASSWORD, path)
                        .body());
    }
}

package docket.api.rest.cases;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import docket.api.DocketTest;
import docket.api.rest.Client;
import docket.api.rest.RestTest;
import docket.api.security.Browser;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A line that those who are there could not bring to its end is refused to its drafter, through every door. */
class LinesForNobodyTest extends RestTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String EMPTY = "line-empty";
    private static final String DRAFTERS = "line-drafters";
    private static final String ONE = "line-one";
    private static final String TWO = "line-two";
    private static final List<String> POWERLESS = List.of("approve:administration", "approve:supervisor");

    @LocalServerPort
    private int port;

    @BeforeEach
    void groups_of_nobody_of_the_drafter_of_one_and_of_two() {
        Map.of(
                        EMPTY, List.<String>of(),
                        DRAFTERS, List.of(DRAFTER),
                        ONE, List.of(REVIEWER, DRAFTER),
                        TWO, List.of(REVIEWER, BUDGET_OWNER))
                .forEach((group, members) -> {
                    as(ADMIN).post("/engine-rest/group/create", Map.of("id", group, "name", group));
                    members.forEach(member -> join(group, member));
                });
    }

    @Test
    void of_parallel_steps_at_the_end_each_needs_the_power_whatever_their_order() {
        List<List<Map<String, Object>>> orders = new ArrayList<>();
        orders.add(parallel(null, POWERLESS.get(0), POWERLESS.get(1)));
        orders.add(parallel(null, POWERLESS.get(1), POWERLESS.get(0)));
        orders.add(parallel(1, "approve:" + REVIEWER, "approve:supervisor"));
        orders.add(parallel(1, "approve:supervisor", "approve:" + REVIEWER));
        for (List<Map<String, Object>> line : orders) {
            Client.Answer refused = draft(line);

            assertThat(refused.code()).as("%s", line).isEqualTo("authority-insufficient");
            assertThat(refused.text("detail"))
                    .containsIgnoringCase("Supervisor")
                    .containsIgnoringCase("Director");
        }
        assertThat(draft(parallel(null, "approve:supervisor", "approve:director"))
                        .status())
                .isEqualTo(201);
    }

    @Test
    void refuses_a_step_for_a_group_without_anybody() {
        refuses("Nobody is in " + EMPTY, steps("review:" + EMPTY, "approve:supervisor"));
    }

    @Test
    void refuses_a_step_for_a_group_of_auditors_alone() {
        join(EMPTY, AUDITOR);
        refuses("auditors decide nothing", steps("review:" + EMPTY, "approve:supervisor"));
        leave(EMPTY, AUDITOR);
    }

    @Test
    void refuses_a_step_for_a_group_of_which_only_the_drafter_is_a_member() {
        refuses(
                "In " + DRAFTERS + " the drafter is the only member",
                steps("review:" + DRAFTERS, "approve:supervisor"));
    }

    @Test
    void refuses_a_step_for_a_group_whose_only_member_decides_an_earlier_one() {
        refuses(
                "The steps of " + ONE + " need 2 different people",
                steps("review:" + ONE, "concur:" + ONE, "approve:supervisor"));
        refuses(
                ", " + ONE + " need 2 different people",
                steps("review:" + REVIEWER, "concur:" + ONE, "approve:supervisor"));
        assertThat(draft(steps("review:" + TWO, "concur:" + ONE, "approve:supervisor"))
                        .status())
                .isEqualTo(201);
    }

    @Test
    void refuses_parallel_steps_that_need_more_people_than_there_are() {
        refuses("need 2 different people", with(parallel(2, "review:" + ONE, "review:" + ONE)));
        refuses("need 3 different people", with(parallel(null, "review:" + TWO, "concur:" + TWO, "agree:" + TWO)));
        assertThat(draft(with(parallel(1, "review:" + ONE, "review:" + EMPTY))).status())
                .isEqualTo(201);
    }

    @Test
    void refuses_a_task_of_the_model_itself_that_nobody_but_the_drafter_could_decide() {
        Map<String, Object> draft = payment("Chairs");
        draft.put("process", "simple-approval");
        join("director", SUPERVISOR);
        leave("director", DIRECTOR);
        try {
            Client.Answer refused = as(SUPERVISOR).post("/api/cases", draft);

            assertThat(refused.code()).as("%s", refused).isEqualTo("nobody-to-decide");
            assertThat(refused.text("detail"))
                    .containsIgnoringCase("Director, Supervisor")
                    .contains("only member");
        } finally {
            join("director", DIRECTOR);
            leave("director", SUPERVISOR);
        }
    }

    @Test
    void refuses_a_line_that_no_task_of_the_process_would_follow() {
        Map<String, Object> draft = payment("Chairs", "review:administration", "approve:supervisor");
        draft.put("process", "simple-approval");

        Client.Answer refused = as(DRAFTER).post("/api/cases", draft);

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.code()).as("%s", refused).isEqualTo("invalid-approval-line");
        assertThat(refused.text("detail")).contains("simple-approval has no approval line", "Leave the line out");
    }

    @Test
    void refuses_the_line_that_the_table_would_make_of_nobody() {
        Map<String, Object> draft = payment("By the table");
        draft.remove("approvalLine");

        Client.Answer refused = as(REVIEWER).post("/api/cases", draft);

        assertThat(refused.code()).as("%s", refused).isEqualTo("nobody-to-decide");
        assertThat(refused.text("detail")).containsIgnoringCase("Administration");
    }

    @Test
    void refuses_them_at_the_resubmission_too_and_takes_a_better_line() {
        String caseId = start(payment("Returned", "review:" + TWO, "approve:supervisor"));
        decide(REVIEWER, caseId, "RETURN");
        String task = taskOf(DRAFTER, caseId);

        assertThat(resubmit(task, parallel(null, "approve:supervisor", "approve:administration"))
                        .code())
                .isEqualTo("authority-insufficient");
        assertThat(resubmit(task, steps("review:" + EMPTY, "approve:supervisor"))
                        .code())
                .isEqualTo("nobody-to-decide");
        assertThat(resubmit(task, steps("review:" + ONE, "approve:supervisor")).status())
                .isEqualTo(200);
    }

    @Test
    void refuses_to_resubmit_a_line_as_it_was_when_those_on_it_are_gone() {
        as(ADMIN).post("/engine-rest/group/create", Map.of("id", "line-leaving", "name", "Leaving"));
        join("line-leaving", REVIEWER);
        String caseId = start(payment("Left alone", "review:line-leaving", "approve:supervisor"));
        decide(REVIEWER, caseId, "RETURN");
        leave("line-leaving", REVIEWER);

        assertThat(resubmit(taskOf(DRAFTER, caseId), null).code()).isEqualTo("nobody-to-decide");
    }

    @Test
    void through_the_engines_rest() throws Exception {
        for (String code : List.of("authority-insufficient", "nobody-to-decide")) {
            HttpResponse<String> answer = new Browser(port)
                    .postAs(
                            DRAFTER,
                            DocketTest.PASSWORD,
                            "/engine-rest/process-definition/key/document-approval/start",
                            variables(code));

            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
            assertThat(JSON.readTree(answer.body()).path("code").asText()).isEqualTo(code);
        }
    }

    @Test
    void through_the_start_form_of_tasklist() throws Exception {
        Browser clerk = Browser.loggedIn(port, DRAFTER, DocketTest.PASSWORD);
        clerk.page("/camunda/app/tasklist/default/?lang=en");
        for (String code : List.of("authority-insufficient", "nobody-to-decide")) {
            HttpResponse<String> answer = clerk.post(
                    "/camunda/api/engine/engine/default/process-definition/key/document-approval/submit-form",
                    variables(code));

            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
            assertThat(JSON.readTree(answer.body()).path("code").asText()).isEqualTo(code);
        }
    }

    private void refuses(String text, List<Map<String, Object>> line) {
        Client.Answer refused = draft(line);

        assertThat(refused.status()).as("%s", refused).isEqualTo(422);
        assertThat(refused.code()).as("%s", refused).isEqualTo("nobody-to-decide");
        assertThat(refused.text("detail")).contains(text);
    }

    private Client.Answer draft(List<Map<String, Object>> line) {
        Map<String, Object> draft = payment("For nobody");
        draft.put("approvalLine", line);
        return as(DRAFTER).post("/api/cases", draft);
    }

    private Client.Answer resubmit(String task, List<Map<String, Object>> line) {
        Map<String, Object> body = new TreeMap<>(Map.of("decision", "RESUBMIT"));
        if (line != null) {
            body.put("approvalLine", line);
        }
        return as(DRAFTER).post("/api/tasks/" + task + "/decision", body);
    }

    private void join(String group, String person) {
        as(ADMIN)
                .with("Content-Type", "application/json")
                .send("PUT", "/engine-rest/group/" + group + "/members/" + person, "{}");
    }

    private void leave(String group, String person) {
        as(ADMIN).delete("/engine-rest/group/" + group + "/members/" + person);
    }

    private static String variables(String code) throws JsonProcessingException {
        List<Map<String, Object>> line = code.equals("nobody-to-decide")
                ? steps("review:" + EMPTY, "approve:supervisor")
                : parallel(null, POWERLESS.get(0), POWERLESS.get(1));
        return JSON.writeValueAsString(Map.of(
                "variables",
                Map.of(
                        "title", Map.of("value", "For nobody"),
                        "kind", Map.of("value", "payment"),
                        "organization", Map.of("value", "facilities"),
                        "amount", Map.of("value", "34.34"),
                        "currency", Map.of("value", "EUR"),
                        "approvalLine", Map.of("value", JSON.writeValueAsString(line)))));
    }

    /** Steps such as {@code review:administration} or {@code approve:lee.director}. */
    private static List<Map<String, Object>> steps(String... steps) {
        List<Map<String, Object>> line = new ArrayList<>();
        for (String step : steps) {
            String[] parts = step.split(":");
            line.add(new TreeMap<>(Map.of("kind", parts[0], parts[1].contains(".") ? "user" : "group", parts[1])));
        }
        return line;
    }

    private static List<Map<String, Object>> parallel(Integer required, String... steps) {
        List<Map<String, Object>> line = steps(steps);
        line.forEach(step -> {
            step.put("parallel", "side");
            if (required != null) {
                step.put("required", required);
            }
        });
        return line;
    }

    /** An approval after these. */
    private static List<Map<String, Object>> with(List<Map<String, Object>> line) {
        line.addAll(steps("approve:supervisor"));
        return line;
    }
}

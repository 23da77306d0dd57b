package docket.api.page.why;

import static org.assertj.core.api.Assertions.assertThat;

import docket.api.DocketTest;
import docket.api.rest.RestTest;
import docket.api.security.Browser;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** An auditor reads in a sentence why each step of a case went to whom. */
class ReasonsTest extends RestTest {

    @LocalServerPort
    private int port;

    private Browser auditor;

    @BeforeEach
    void an_auditor() throws Exception {
        auditor = Browser.loggedIn(port, AUDITOR, DocketTest.PASSWORD);
    }

    @Test
    void the_row_of_the_authority_table_that_made_the_line_is_named_with_table_version_and_reason() throws Exception {
        String caseId = start(withoutLine("Gutters of the annex"));
        taskOf(REVIEWER, caseId);

        assertThat(page(caseId, "en"))
                .containsPattern("Step 1 \\(Review\\) went to Administration because the approval line comes from"
                        + " row 1 \\(payment-supervisor\\) of table authority, version \\d+:"
                        + " “Payments of any amount are decided by the supervisor”")
                .containsPattern("Final approval lies with Supervisor, Director, by row 1 \\(payment-supervisor\\),"
                        + " row 2 \\(payment-director\\) of table authority, version \\d+");
        assertThat(page(caseId, "ko"))
                .containsPattern("1단계\\(검토\\)는 다음 근거의 결재선에 따라 총무 앞으로 배정되었습니다. 전결 규정 authority \\d+판"
                        + " 1행\\(payment-supervisor\\) “지급은 금액과 관계없이 과장이 전결합니다”")
                .containsPattern("최종 결재권자는 과장, 국장입니다");
    }

    @Test
    void a_line_that_came_with_the_request_is_said_to_be_the_drafters_and_the_power_at_its_end_the_tables()
            throws Exception {
        String caseId = start(payment("Locks of the annex", "review:administration", "approve:" + DIRECTOR));
        decide(REVIEWER, caseId, "APPROVE");

        assertThat(page(caseId, "en"))
                .containsPattern("Step 1 \\(Review\\) went to Administration because the approval line that [^<]+ \\("
                        + DRAFTER + "\\) gave with the request says so\\.")
                .containsPattern("Step 2 \\(Approval\\) went to [^<]+ \\(" + DIRECTOR + "\\) because the approval line"
                        + "[^<]+ says so\\. Final approval lies with Supervisor, Director\\.")
                .contains("(" + REVIEWER + ") could decide as a member of Administration.");
        assertThat(page(caseId, "ko")).contains("(" + DRAFTER + ")의 상신 결재선에 지정된 대로", "총무 소속");
    }

    @Test
    void a_returned_case_goes_back_to_its_drafter_for_the_reason_that_was_given() throws Exception {
        String caseId = start(payment("Rails of the annex", "review:administration", "approve:" + DIRECTOR));
        decide(REVIEWER, caseId, "RETURN");
        taskOf(DRAFTER, caseId);

        assertThat(page(caseId, "en"))
                .containsPattern("The case went back to [^<]+ \\(" + DRAFTER + "\\), who drafted it, because [^<]+ \\("
                        + REVIEWER + "\\) returned it: “Seen.”");
        assertThat(page(caseId, "ko")).contains("(" + REVIEWER + ")의 반려에 따라 기안자", "반려 의견: “Seen.”");
    }

    @Test
    void a_step_that_an_operator_gave_to_another_says_who_did_it_and_to_whom() throws Exception {
        String caseId = start(payment("Doors of the annex", "review:administration", "approve:" + DIRECTOR));
        String task = taskOf(REVIEWER, caseId);

        assertThat(as(ADMIN)
                        .post("/engine-rest/task/" + task + "/assignee", Map.of("userId", BUDGET_OWNER))
                        .status())
                .isEqualTo(204);

        assertThat(page(caseId, "en"))
                .containsPattern("admin[^<]*, as an operator, gave the step to [^<]+ \\(" + BUDGET_OWNER + "\\)\\.");
        assertThat(page(caseId, "ko")).contains("(" + BUDGET_OWNER + ") 앞으로 다시 배정되었습니다.");
    }

    @Test
    void steps_side_by_side_say_how_many_of_them_must_pass() throws Exception {
        Map<String, Object> draft = payment("Stairs of the annex");
        draft.put(
                "approvalLine",
                List.of(
                        Map.of("kind", "review", "group", "administration", "parallel", "p", "required", 1),
                        Map.of("kind", "concur", "group", "budget-owner", "parallel", "p", "required", 1),
                        Map.of("kind", "approve", "user", DIRECTOR)));
        String caseId = start(draft);
        taskOf(REVIEWER, caseId);

        assertThat(page(caseId, "en")).contains("It runs side by side with step 2; 1 of these 2 steps must pass.");
    }

    @Test
    void of_several_who_approve_finally_side_by_side_each_is_told_to_hold_the_power() throws Exception {
        Map<String, Object> draft = payment("Gates of the annex");
        draft.put(
                "approvalLine",
                List.of(
                        Map.of("kind", "approve", "group", "supervisor", "parallel", "end"),
                        Map.of("kind", "approve", "user", DIRECTOR, "parallel", "end")));
        String caseId = start(draft);
        taskOf(DIRECTOR, caseId);

        assertThat(page(caseId, "en"))
                .containsPattern(
                        "Step 1 \\(Approval\\)[^<]+ says so\\. Final approval lies with Supervisor, Director\\.")
                .containsPattern(
                        "Step 2 \\(Approval\\)[^<]+ says so\\. Final approval lies with Supervisor, Director\\.");
    }

    @Test
    void every_event_says_what_it_follows_from() throws Exception {
        String caseId = start(payment("Lamps of the annex", "review:administration", "approve:" + DIRECTOR));
        decide(REVIEWER, caseId, "APPROVE");
        taskOf(DIRECTOR, caseId);

        assertThat(page(caseId, "en"))
                .containsPattern(
                        "Follows from</dt>\\s*<dd><a href=\"#e-[^\"]+\">1 Opened</a><span\\s+class=\"for\">through a job")
                .containsPattern("Follows from</dt>\\s*<dd><a href=\"#e-[^\"]+\">\\d+ Decided</a>");
    }

    private static Map<String, Object> withoutLine(String title) {
        Map<String, Object> draft = payment(title);
        draft.remove("approvalLine");
        return draft;
    }

    private String page(String caseId, String language) throws Exception {
        return auditor.page("/audit/cases/" + caseId + "?lang=" + language)
                .body()
                .replace("&#39;", "'");
    }
}

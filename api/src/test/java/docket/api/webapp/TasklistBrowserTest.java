package docket.api.webapp;

import static org.assertj.core.api.Assertions.assertThat;

import docket.api.DocketTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;

class TasklistBrowserTest extends BrowserTest {

    private static final String TASK = "/camunda/app/tasklist/default/#/?task=";
    private static final By TAB = By.cssSelector(".docket-case");

    @Test
    void a_clerk_claims_decides_and_the_next_one_reads_the_decision_in_the_tab() throws Exception {
        String title = "시청 지붕 수리 첫째 건";
        String caseId = start(title);
        taskOf(REVIEWER, caseId);
        chrome.go("/login?lang=ko");
        chrome.screenshot("login-ko");
        chrome.login(REVIEWER, DocketTest.PASSWORD);
        chrome.waitForAddress("/tasklist/");

        chrome.waitForText(By.xpath("//li[contains(., '" + title + "')]//*[@class='docket-card']"), "1,200,000원 · 김민준");
        chrome.screenshot("list-ko");
        chrome.click(By.xpath("//*[contains(@class, 'tasks-list')]//*[contains(text(), '" + title + "')]"));
        chrome.click(CLAIM);
        chrome.click(By.cssSelector("button.unclaim"));
        chrome.click(CLAIM);
        chrome.waitUntilGone(CLAIM);
        chrome.choose(By.xpath("//label[contains(., '승인')]"));
        chrome.type(By.cssSelector(".fjs-container textarea"), "현장을 확인했습니다.");
        chrome.screenshot("form-ko");
        complete();
        chrome.waitUntilGone(FORM);
        chrome.waitForText(NOTICE, "승인 처리되었습니다. 다음: 결재 과장.");
        assertThat(chrome.complaints())
                .as("but of the task that is done, for which Tasklist may ask once more")
                .allMatch(complaint -> complaint.contains("/task/") && complaint.contains(" 404 "));
        chrome.click(By.cssSelector(".account .dropdown-toggle"));
        chrome.click(By.cssSelector(".account .logout a"));
        chrome.waitForAddress("/login");

        chrome.login(SUPERVISOR, DocketTest.PASSWORD);
        chrome.waitForAddress("filter=");
        chrome.go(TASK + taskOf(SUPERVISOR, caseId));
        chrome.click(By.linkText("문서"));
        chrome.waitForText(TAB, "현장을 확인했습니다.");
        chrome.screenshot("tab-ko");
        assertThat(chrome.find(By.cssSelector(".docket-case .stamp")).getText()).isEqualTo("승인");
        assertThat(chrome.find(By.cssSelector(".docket-case table.stamps")).getText())
                .contains("검토", "정하은");
        chrome.isAccessible(".docket-case");

        chrome.click(By.linkText("서식"));
        chrome.click(CLAIM);
        chrome.waitUntilGone(CLAIM);
        chrome.choose(By.xpath("//label[contains(., '승인')]"));
        complete();
        chrome.waitForText(NOTICE, "승인되었습니다. 등록번호 ");
        chrome.screenshot("outcome-ko");
        assertThat(chrome.complaints()).isEmpty();
    }

    @Test
    void a_korean_drafter_reads_korean_from_the_choice_of_a_process_to_the_end_of_its_form() throws Exception {
        logIn(DRAFTER, "ko");

        chrome.click(By.cssSelector(".start-process-action a"));
        chrome.find(By.linkText("예산 집행 요청"));
        chrome.type(By.cssSelector(".modal-dialog input[type='text']"), "결재");
        chrome.waitUntilGone(By.linkText("예산 집행 요청"));
        chrome.find(By.linkText("간이 결재"));
        chrome.screenshot("processes-ko");
        chrome.click(By.linkText("문서 결재"));
        chrome.waitForText(By.cssSelector(".fjs-container .fjs-select-placeholder"), "선택");
        chrome.type(By.cssSelector(".fjs-container input[id*='field-amount']"), "120만원");
        chrome.waitForText(By.cssSelector(".docket-understood"), "1,200,000원 (120만 원)");
        chrome.click(By.cssSelector(".fjs-container input[id*='field-confidential']"));
        chrome.waitForText(FORM, "이 문서를 열람한 사람은 모두 기록됩니다.");
        chrome.screenshot("start-ko");
        assertThat(chrome.complaints()).isEmpty();
    }

    @Test
    void tasklist_offers_only_what_docket_records() throws Exception {
        String caseId = start("시청 지붕 수리 둘째 건");
        logIn(REVIEWER, "en");
        chrome.go(TASK + taskOf(REVIEWER, caseId));
        chrome.click(By.linkText("Case"));
        chrome.waitForText(TAB, "Approval line");
        chrome.screenshot("tab-en");

        assertThat(chrome.all(By.cssSelector(".createCommentLink, .create-task-action")))
                .isEmpty();
        assertThat(chrome.all(By.linkText("History"))).isEmpty();
        assertThat(chrome.all(By.cssSelector(".ce-eol-banner")))
                .allSatisfy(banner -> assertThat(banner.isDisplayed()).isFalse());
        assertThat(chrome.complaints()).isEmpty();
    }

    @Test
    void the_vendors_notice_is_shown_in_none_of_its_applications() throws Exception {
        chrome.go("/login?lang=ko");
        chrome.login(ADMIN, DocketTest.PASSWORD);
        chrome.waitForAddress("/tasklist/");
        for (String application : new String[] {"tasklist", "welcome", "cockpit", "admin"}) {
            chrome.go("/camunda/app/" + application + "/default/");
            chrome.find(By.cssSelector("[cam-widget-header] .navbar-header"));
            assertThat(chrome.all(By.cssSelector(".ce-eol-banner")))
                    .as(application)
                    .isNotEmpty()
                    .allSatisfy(banner -> assertThat(banner.isDisplayed()).isFalse());
        }
    }

    @Test
    void cockpit_and_admin_speak_korean_to_an_operator_and_english_where_they_have_no_korean_word() throws Exception {
        logIn(ADMIN, "ko");
        chrome.go("/camunda/app/cockpit/default/#/dashboard");
        chrome.waitForText(By.cssSelector("body"), "처리할 인시던트");
        chrome.screenshot("cockpit-ko");
        chrome.click(By.linkText("프로세스"));
        chrome.find(By.linkText("문서 결재"));
        chrome.find(By.linkText("예산 집행 요청"));
        chrome.go("/camunda/app/admin/default/#/users");
        chrome.waitForText(By.cssSelector("body"), "사용자 목록");
        chrome.screenshot("admin-ko");
        assertThat(chrome.find(By.cssSelector(".brand-logo")).getCssValue("background-image"))
                .contains("/assets/seal.svg");
        chrome.go("/camunda/app/admin/default/#/");
        chrome.find(By.cssSelector("a[href='#/user-create']"));
        assertThat(chrome.all(By.cssSelector("a[href*='tenant']")))
                .as("tenants are refused")
                .allSatisfy(link -> assertThat(link.isDisplayed()).isFalse());
        chrome.screenshot("admin-start-ko");
        assertThat(chrome.complaints()).isEmpty();

        chrome.go("/login?lang=en");
        chrome.go("/camunda/app/cockpit/default/#/dashboard");
        chrome.waitForText(By.cssSelector("body"), "Open Incidents");
        chrome.find(By.linkText("Processes"));
    }

    @Test
    void our_pages_are_accessible() throws Exception {
        for (String language : new String[] {"ko", "en"}) {
            chrome.go("/login?error&lang=" + language);
            chrome.isAccessible("body");
            chrome.screenshot("login-error-" + language);
        }
        chrome.login(DRAFTER, DocketTest.PASSWORD);
        chrome.waitForAddress("/tasklist/");
        chrome.go("/camunda/app/admin/default/setup/");
        chrome.go("/audit");
        chrome.screenshot("forbidden-en");
        chrome.isAccessible("body");
    }

    @Test
    void a_round_shows_what_is_asked_and_granted_and_what_its_limits_cost() throws Exception {
        Map<String, Object> krw = Map.of("amount", "1000000", "currency", "KRW");
        Map<String, Object> cap = Map.of("node", "facilities", "cap", Map.of("amount", "600000", "currency", "KRW"));
        Map<String, Object> terms = Map.of(
                "name",
                "Round to be seen",
                "fiscalYear",
                2026,
                "total",
                krw,
                "rule",
                "VALUE",
                "divisible",
                true,
                "limits",
                List.of(cap));
        String roundId = as(BUDGET_OFFICER).post("/api/budget/rounds", terms).text("roundId");
        String round = "/budget/rounds/" + roundId;
        as(DRAFTER)
                .post(
                        "/api" + round + "/requests",
                        Map.of(
                                "organization", "facilities",
                                "lineCode", "seen-1",
                                "name", "Repair of the roof",
                                "asked", krw,
                                "value", 700,
                                "reason", "It leaks"));
        as(BUDGET_OFFICER).post("/api" + round + "/closing");
        logIn(DRAFTER, "ko");
        for (String language : new String[] {"ko", "en"}) {
            chrome.go(round + "?lang=" + language);
            chrome.waitForText(By.id("main"), language.equals("ko") ? "600,000원" : "600,000 KRW");
            chrome.isAccessible("body");
            chrome.screenshot("round-" + language);
            chrome.go("/budget/rounds?lang=" + language);
            chrome.find(By.linkText("Round to be seen"));
            chrome.isAccessible("body");
        }
    }

    private String start(String title) {
        Map<String, Object> draft = payment(title);
        draft.put("amount", Map.of("amount", "1200000", "currency", "KRW"));
        draft.remove("approvalLine");
        return start(draft);
    }
}

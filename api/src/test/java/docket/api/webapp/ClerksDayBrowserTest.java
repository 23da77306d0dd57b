package docket.api.webapp;

import static org.assertj.core.api.Assertions.assertThat;

import docket.api.DocketTest;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.Rectangle;

/** What comes between a clerk and a decision: a session that ends, a colleague who was faster, a telephone, a second thought. */
class ClerksDayBrowserTest extends BrowserTest {

    private static final By OPINION = By.cssSelector("textarea[id*='field-opinion']");
    private static final By RETURN = By.xpath("//label[contains(., '반려')]");
    private static final By TITLE = By.cssSelector(".modal .fjs-container input[id*='field-title']");
    private static final By FAULT = By.cssSelector(".modal .notifications .alert");
    private static final By OPTIONS = By.cssSelector(".fjs-dropdownlist");
    private static final By LIST = By.cssSelector(".column.tasks-list");

    @Test
    void what_was_typed_outlives_the_session_and_a_decision_that_was_made_elsewhere() throws Exception {
        String task = taskOf(REVIEWER, start(payment("세션이 끝난 문서", "review:administration", "approve:" + SUPERVISOR)));
        logIn(REVIEWER, "ko");
        chrome.go("/camunda/app/tasklist/default/#/?task=" + task);
        chrome.click(CLAIM);
        chrome.waitUntilGone(CLAIM);
        chrome.choose(RETURN);
        chrome.type(OPINION, "견적을 다시 받으십시오.");

        chrome.endSession();
        complete();
        chrome.login(REVIEWER, DocketTest.PASSWORD);

        chrome.waitForAddress("task=" + task);
        assertThat(chrome.find(OPINION).getDomProperty("value")).isEqualTo("견적을 다시 받으십시오.");
        assertThat(chrome.find(RETURN).findElement(By.cssSelector("input")).isSelected())
                .isTrue();

        assertThat(as(REVIEWER)
                        .post("/api/tasks/" + task + "/decision", Map.of("decision", "APPROVE"))
                        .status())
                .isEqualTo(200);
        complete();
        chrome.waitForText(NOTICE, "이 업무는 이미 끝났으며");
        chrome.screenshot("stale-ko");
        assertThat(chrome.find(OPINION).getDomProperty("value")).isEqualTo("견적을 다시 받으십시오.");
    }

    @Test
    void on_a_telephone_a_card_leads_to_its_task_and_back_to_the_list() throws Exception {
        taskOf(REVIEWER, start(payment("전화기로 본 문서", "review:administration", "approve:" + SUPERVISOR)));
        chrome.becomeAPhone();
        logIn(REVIEWER, "ko");

        chrome.click(By.xpath("//li[contains(@class, 'task')]//a[contains(., '전화기로 본 문서')]"));
        chrome.find(FORM);
        chrome.waitUntilGone(LIST);
        chrome.screenshot("phone-task-ko");
        chrome.click(By.cssSelector(".docket-back"));
        chrome.find(LIST);
        chrome.waitUntilGone(FORM);
        chrome.screenshot("phone-list-ko");
        chrome.click(By.cssSelector(".navbar-toggle"));
        chrome.click(By.cssSelector(".docket-open-my-cases a"));
        chrome.find(By.cssSelector("dialog.docket-my-cases"));
        assertThat(chrome.all(By.cssSelector(".navbar-toggle.open"))).isEmpty();
        Rectangle foot = chrome.find(By.cssSelector("[cam-widget-footer]")).getRect();
        Rectangle zone = chrome.find(By.cssSelector("#footer-timezone i")).getRect();
        assertThat(zone.getY() + zone.getHeight())
                .as("the time zone is not cut")
                .isLessThanOrEqualTo(foot.getY() + foot.getHeight());
    }

    @Test
    void on_a_telephone_a_case_of_ones_own_takes_the_place_of_the_list_and_leads_back_to_it() throws Exception {
        start(payment("Read on the way", "review:administration", "approve:" + SUPERVISOR));
        chrome.resize(390, 844);
        logIn(DRAFTER, "en");
        chrome.click(By.cssSelector(".navbar-toggle"));
        chrome.click(By.cssSelector(".docket-open-my-cases a"));
        By entry = By.xpath("//dialog//li[contains(., 'Read on the way')]/button");

        chrome.click(entry);
        chrome.find(By.cssSelector("dialog table.stamps"));
        Rectangle opened = chrome.find(By.cssSelector("dialog .docket-case")).getRect();
        chrome.screenshot("phone-my-case-en");
        assertThat(opened.getWidth()).isGreaterThan(300);
        assertThat(opened.getX() + opened.getWidth()).isLessThanOrEqualTo(390);
        assertThat(opened.getY()).as("at its beginning").isBetween(0, 300);
        assertThat(chrome.find(By.cssSelector("dialog .to-list")).getRect().getX())
                .isLessThan(40);
        chrome.isAccessible(".docket-my-cases");
        chrome.click(By.cssSelector("dialog .to-list"));
        chrome.find(entry);
        chrome.waitUntilGone(By.cssSelector("dialog .docket-case"));
    }

    @Test
    void a_drafter_finds_a_running_case_and_takes_it_back() throws Exception {
        String caseId = start(payment("Taken back", "review:administration", "approve:" + SUPERVISOR));
        logIn(DRAFTER, "en");

        chrome.click(By.cssSelector(".docket-open-my-cases a"));
        chrome.click(By.xpath("//dialog//li[contains(., 'Taken back')]/button"));
        assertThat(chrome.find(By.cssSelector("label[for='docket-reason']")).getText())
                .isEqualTo("Reason*");
        chrome.click(By.cssSelector(".withdrawal button"));
        assertThat(chrome.find(By.id("docket-reason")).getDomProperty("validationMessage"))
                .isEqualTo("Say why you take the case back.");
        chrome.type(By.id("docket-reason"), "The amount is wrong.");
        chrome.screenshot("my-cases-en");
        chrome.isAccessible(".docket-my-cases");
        chrome.click(By.cssSelector(".withdrawal button"));

        chrome.waitUntilGone(By.xpath("//dialog//li[contains(., 'Taken back')]"));
        assertThat(as(DRAFTER).get("/api/cases/" + caseId).json().path("state").asText())
                .isEqualTo("WITHDRAWN");
        chrome.waitForText(By.cssSelector(".docket-case dl"), "none: the case ended without one");
        chrome.waitForText(By.cssSelector("table.stamps"), "not decided: case withdrawn");
    }

    @Test
    void what_was_typed_into_a_draft_is_not_lost_by_escape_and_what_is_missing_is_named() throws Exception {
        logIn(DRAFTER, "ko");
        chrome.click(By.cssSelector(".start-process-action a"));
        chrome.click(By.linkText("문서 결재"));
        chrome.find(TITLE);
        chrome.click(By.xpath("//button[contains(., '상신')][not(@disabled)]"));
        chrome.waitForText(FAULT, "다음 항목을 입력하거나 고쳐 주십시오: 제목, 종류, 부서");
        chrome.screenshot("missing-ko");
        chrome.type(TITLE, "지붕 보수");
        chrome.waitUntilGone(FAULT);

        chrome.find(OPTIONS); // the next field opened as the cursor came into it
        chrome.press(Keys.ESCAPE);
        chrome.waitUntilGone(OPTIONS);
        assertThat(chrome.find(TITLE).getDomProperty("value")).isEqualTo("지붕 보수");

        chrome.press(Keys.ESCAPE);
        assertThat(chrome.answer(false)).contains("저장되지 않습니다");
        assertThat(chrome.find(TITLE).getDomProperty("value")).isEqualTo("지붕 보수");
        chrome.press(Keys.ESCAPE);
        chrome.answer(true);
        chrome.waitUntilGone(TITLE);
    }

    @Test
    void a_card_says_that_a_case_was_returned_and_by_whom() {
        String caseId = start(payment("돌아온 문서", "review:administration", "approve:" + SUPERVISOR));
        decide(REVIEWER, caseId, "RETURN");
        logIn(DRAFTER, "ko");

        chrome.waitForText(By.xpath("//li[contains(., '돌아온 문서')]//*[@class='docket-card']"), "반려: 정하은");
    }

    @Test
    void the_calendar_of_a_due_date_is_korean_and_its_cross_closes_it() throws Exception {
        String task = taskOf(REVIEWER, start(payment("기한이 있는 문서", "review:administration", "approve:" + SUPERVISOR)));
        logIn("admin", "ko");
        chrome.go("/camunda/app/tasklist/default/#/?task=" + task);

        chrome.click(By.cssSelector(".due-date .view-value"));
        chrome.waitForText(By.cssSelector(".uib-daypicker thead"), "월 화 수 목 금");
        chrome.screenshot("calendar-ko");
        chrome.click(By.cssSelector(".cam-widget-inline-field.btn-group .glyphicon-remove"));

        chrome.waitUntilGone(By.cssSelector(".uib-daypicker"));
        assertThat(as("admin")
                        .get("/engine-rest/task/" + task)
                        .json()
                        .path("due")
                        .isNull())
                .isFalse();
    }
}

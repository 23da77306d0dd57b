package docket.api.webapp;

import static org.assertj.core.api.Assertions.assertThat;

import docket.api.DocketTest;
import docket.api.rest.RestTest;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A Korean clerk's way through Tasklist: each screen is read for words that nobody has translated. */
class KoreanScreensTest extends RestTest {

    private static final By MODAL = By.cssSelector(".modal-dialog");
    private static final By FAULT = By.cssSelector(".modal .notifications .alert");
    private static final By FORM = By.cssSelector(".fjs-container");
    private static final By TASK = By.cssSelector("section.task-details");
    private static final By FILTERS = By.cssSelector("section.task-filters");
    private static final By TAB = By.cssSelector(".docket-case");
    private static final By NOTICE = By.cssSelector("[notifications-panel]");
    private static final By OFFERED = By.cssSelector(".meta.actors .groups");
    private static final By UNDERSTOOD = By.cssSelector(".docket-understood");
    private static final Pattern LATIN = Pattern.compile("[A-Za-z][A-Za-z-]+");

    /** Names of currencies. */
    private static final Set<String> NAMES = Set.of("KRW", "EUR", "USD");

    @LocalServerPort
    private int port;

    @Test
    void a_korean_clerk_drafts_decides_and_revises_without_an_english_word() throws Exception {
        String title = "시청 소화기 교체";
        budgetLine("901-01", "소방 시설 관리 Fire safety", "10000000 KRW");
        String caseId;
        try (Chrome chrome = Chrome.open(port)) {
            login(chrome, DRAFTER);
            readsKorean(chrome, FILTERS);
            chrome.click(By.cssSelector(".start-process-action a"));
            chrome.click(By.linkText("예산 집행 요청"));
            chrome.type(field("title"), title);
            choose(chrome, "organization", "시설과");
            chrome.type(field("amount"), "1.200");
            chrome.waitForText(UNDERSTOOD, "“1.200”은 두 가지로 읽을 수 있습니다: 1,200 또는 1.2.");
            readsKorean(chrome, MODAL);
            chrome.screenshot("amount-ambiguous-ko");
            retype(chrome, "amount", "９억 원");
            chrome.waitForText(UNDERSTOOD, "900,000,000원 (9억 원)");
            choose(chrome, "lineId", "901-01 소방 시설 관리 · 시설과 · 사용 가능 10,000,000원");
            choose(chrome, "costType", "물품");
            chrome.click(field("confidential"));
            chrome.screenshot("draft-ko");
            submit(chrome);
            chrome.waitForText(MODAL, "예산 과목 소방 시설 관리(901-01)에 900,000,000원을 요청했으나 사용할 수 있는 금액은 10,000,000원입니다.");
            chrome.screenshot("overspent-ko");
            chrome.resize(390, 844);
            retype(chrome, "amount", "1억 원");
            submit(chrome);
            chrome.waitForText(MODAL, "100,000,000원을 요청했으나");
            assertThat(chrome.all(FAULT)).as("only what was refused last").hasSize(1);
            chrome.waitUntilInSight(FAULT);
            chrome.screenshot("overspent-phone-ko");
            chrome.resize(1500, 1100);

            retype(chrome, "amount", "120만원");
            chrome.waitForText(UNDERSTOOD, "1,200,000원 (120만 원)");
            submit(chrome);
            chrome.waitUntilGone(MODAL);
            chrome.waitForText(NOTICE, "기안되었습니다.");
            assertThat(chrome.find(NOTICE).getText())
                    .as("one notice of one draft")
                    .doesNotContain("상신했습니다");
            assertThat(chrome.complaints()).allMatch(complaint -> complaint.contains("422"));
        }
        caseId = as(DRAFTER)
                .get("/api/cases?q=" + title.replace(" ", "%20"))
                .json()
                .path("items")
                .path(0)
                .path("caseId")
                .asText();
        assertThat(found(caseId).path("amount").path("amount").asText()).isEqualTo("1200000");

        try (Chrome chrome = Chrome.open(port)) {
            open(chrome, REVIEWER, caseId);
            chrome.waitForText(FORM, "비공개 문서입니다.");
            assertThat(chrome.find(FORM).getText())
                    .contains("소방 시설 관리(901-01)", "이 요청 전 10,000,000원, 요청 후 8,800,000원", "1,200,000원", "물품");
            readsKorean(chrome, TASK);
            chrome.screenshot("decide-ko");
            chrome.click(By.linkText("문서"));
            chrome.waitForText(TAB, "전결권 확인");
            assertThat(chrome.find(TAB).getText())
                    .contains("비공개 문서입니다.", "배정 · 시스템 — 검토 · 총무", "전결합니다", "소방 시설 관리(901-01)", "1,200,000원");
            readsKorean(chrome, TASK);
            chrome.screenshot("history-ko");
            chrome.click(By.linkText("도표"));
            chrome.waitForText(TASK, "점수 산출");
            readsKorean(chrome, TASK);
            chrome.click(By.linkText("설명"));
            chrome.waitForText(TASK, "검토");
            readsKorean(chrome, TASK);
            chrome.click(By.cssSelector(".showShortcutHelp"));
            chrome.waitForText(MODAL, "보고 있는 업무를 담당하기");
        }
        decide(REVIEWER, caseId, "RETURN");

        try (Chrome chrome = Chrome.open(port)) {
            open(chrome, DRAFTER, caseId);
            chrome.waitForText(FORM, "재상신");
            assertThat(chrome.find(FORM).getText()).contains("정하은", "이 요청 전 10,000,000원, 요청 후 8,800,000원");
            assertThat(chrome.find(By.cssSelector("[id*='field-lineId-search'], [id*='field-lineId']"))
                            .getDomProperty("value"))
                    .startsWith("901-01 소방 시설 관리");
            chrome.screenshot("revise-ko");
            chrome.click(By.linkText("문서"));
            chrome.waitForText(TAB, "결정 · 정하은 — 반려");
        }
    }

    @Test
    void the_tab_of_a_task_that_somebody_has_decided_meanwhile_tells_by_whom() {
        String caseId = start(payment("시청 소화기 점검", "review:administration", "approve:" + SUPERVISOR));
        String task = taskOf(REVIEWER, caseId);
        decide(REVIEWER, caseId, "APPROVE");

        assertThat(as(REVIEWER).get("/api/tasklist/tasks/" + task + "/case").text("caseId"))
                .isEqualTo(caseId);
        assertThat(found(caseId).path("approvalLine").path(0).path("decidedBy").asText())
                .isEqualTo(REVIEWER);
        assertThat(as(OTHER_DRAFTER)
                        .get("/api/tasklist/tasks/" + task + "/case")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void the_groups_of_a_task_are_named_for_whoever_sees_it_also_those_that_the_reader_is_not_in() {
        Map<String, Object> draft = payment("시청 게시판 교체");
        draft.put("process", "simple-approval");
        draft.put("kind", "other");
        String caseId = start(draft);
        try (Chrome chrome = Chrome.open(port)) {
            open(chrome, SUPERVISOR, caseId);
            chrome.waitForText(OFFERED, "국장");
            assertThat(chrome.find(OFFERED).getText().strip().split(", ")).containsExactlyInAnyOrder("과장", "국장");

            chrome.click(By.cssSelector("button.claim"));
            chrome.waitUntilGone(By.cssSelector("button.claim"));
            chrome.choose(By.xpath("//label[contains(., '부결')]"));
            chrome.click(By.xpath("//button[contains(., '완료')][not(@disabled)]"));
            chrome.waitForText(NOTICE, "부결에는 의견이 필요합니다.");
            chrome.go("/camunda/app/tasklist/default/?lang=en#/?task=" + taskOf(SUPERVISOR, caseId));
            chrome.waitForText(OFFERED, "Director");
            assertThat(chrome.find(OFFERED).getText().strip().split(", "))
                    .containsExactlyInAnyOrder("Supervisor", "Director");
            chrome.choose(By.xpath("//label[contains(., 'Reject')]"));
            chrome.click(By.xpath("//button[contains(., 'Complete')][not(@disabled)]"));
            chrome.waitForText(NOTICE, "Not submitted");
            assertThat(chrome.find(NOTICE).getText()).contains("To reject, write an opinion");
        }
    }

    /** What a part of the page says beside what people wrote themselves. */
    private static void readsKorean(Chrome chrome, By part) {
        String text = chrome.find(part).getText();
        List<String> english = LATIN.matcher(text)
                .results()
                .map(MatchResult::group)
                .filter(word -> !NAMES.contains(word))
                .toList();
        assertThat(english).as("%s", text).isEmpty();
        assertThat(chrome.all(By.cssSelector(".fjs-container [placeholder]")))
                .extracting(field -> field.getDomAttribute("placeholder"))
                .doesNotContain("Search", "Select");
    }

    private static void login(Chrome chrome, String person) {
        chrome.go("/login?lang=ko");
        chrome.login(person, DocketTest.PASSWORD);
        chrome.waitForAddress("/tasklist/");
        chrome.waitForAddress("filter=");
    }

    private void open(Chrome chrome, String person, String caseId) {
        String task = taskOf(person, caseId);
        login(chrome, person);
        chrome.go("/camunda/app/tasklist/default/#/?task=" + task);
    }

    private static By field(String key) {
        return By.cssSelector(".fjs-container [id$='field-" + key + "']:not(div)");
    }

    private static void retype(Chrome chrome, String key, String text) {
        WebElement field = chrome.find(field(key));
        field.sendKeys(Keys.chord(Keys.CONTROL, "a"), Keys.DELETE);
        chrome.type(field(key), text);
    }

    private static void choose(Chrome chrome, String key, String label) {
        chrome.click(By.cssSelector("[id$='field-" + key + "-display'], input[id$='field-" + key + "-search'], "
                + "input[id$='field-" + key + "']"));
        chrome.click(By.xpath("//*[contains(@class, 'fjs-dropdownlist-item')][contains(., '" + label + "')]"));
        chrome.waitUntilGone(By.cssSelector(".fjs-dropdownlist-item"));
    }

    private static void submit(Chrome chrome) {
        chrome.click(By.xpath("//*[contains(@class, 'modal-footer')]//button[contains(., '상신')][not(@disabled)]"));
    }
}

package docket.api.webapp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import docket.api.DocketTest;
import docket.api.TestModel;
import docket.api.rest.RestTest;
import docket.engine.agency.Agency;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

class ScoredTaskBrowserTest extends RestTest {

    private static final By FORM = By.cssSelector(".fjs-container");
    private static final By SCORE = By.xpath("//*[contains(@class, 'fjs-container')]//div[h3][.//meter]");
    private static final By OPINION = By.cssSelector("textarea[id*='field-opinion']");
    private static final By OVERRIDE_REASON = By.cssSelector("textarea[id*='field-overrideReason']");
    private static final By NOTICE = By.cssSelector("[notifications-panel]");

    @LocalServerPort
    private int port;

    @Autowired
    private Agency agency;

    @Test
    void a_clerk_who_approves_what_is_to_be_checked_is_asked_for_a_reason_and_loses_nothing() throws Exception {
        String caseId = start(contract("청소년 진로 상담 용역"));
        try (Chrome chrome = Chrome.open(port)) {
            open(chrome, "ko", caseId);

            chrome.waitForText(FORM, "계약");
            assertThat(chrome.find(FORM).getText())
                    .contains("시설과", "김민준", "검토 총무 → 결재 윤서준")
                    .doesNotContain("facilities", "kim.employee", "administration");
            assertThat(chrome.find(SCORE).getText())
                    .contains("점수 모형의 참고 의견", "확인 필요: 이와 비슷한", "종류: 계약", "반려 가능성 높임", "금액: 1,200,000원")
                    .contains("점수 모형 ‘반려 가능성’, 1판.", "본문에 적힌 사정과 상신 뒤의 일은 알지 못하며", "결정은 사람이 합니다.")
                    .doesNotContain("비목: 입력 없음");
            chrome.screenshot("scored-ko");

            chrome.click(By.cssSelector("button.claim"));
            chrome.waitUntilGone(By.cssSelector("button.claim"));
            chrome.choose(By.xpath("//label[contains(., '승인')]"));
            chrome.type(OPINION, "현장을 확인했습니다.");
            complete(chrome, "완료");
            chrome.waitForText(NOTICE, "점수 모형이 확인을 권고한 문서이므로 승인하려면 사유가 필요합니다.");
            chrome.screenshot("override-ko");
            assertThat(chrome.find(OPINION).getDomProperty("value")).isEqualTo("현장을 확인했습니다.");

            chrome.type(OVERRIDE_REASON, "상담 실적이 좋은 업체입니다.");
            complete(chrome, "완료");
            chrome.waitUntilGone(FORM);
        }
        assertThat(decided(caseId).path("opinion").asText()).isEqualTo("현장을 확인했습니다.");
        assertThat(decided(caseId).path("overrideReason").asText()).isEqualTo("상담 실적이 좋은 업체입니다.");
    }

    @Test
    void an_english_reader_is_told_the_same() throws Exception {
        String caseId = start(contract("Career counselling for young people"));
        try (Chrome chrome = Chrome.open(port)) {
            open(chrome, "en", caseId);

            chrome.waitForText(FORM, "Contract");
            assertThat(chrome.find(FORM).getText())
                    .contains("Facilities Division", "김민준", "Review Administration → Approval 윤서준");
            assertThat(chrome.find(SCORE).getText())
                    .contains(
                            "Advice of the scoring model",
                            "Check: such a request",
                            "Kind: Contract",
                            "more likely to come back",
                            "Amount: 1,200,000 KRW")
                    .contains(
                            "Scoring model “Risk of coming back”, version 1.",
                            "It knows nothing of what the request says in words");

            chrome.click(By.cssSelector("button.claim"));
            chrome.waitUntilGone(By.cssSelector("button.claim"));
            chrome.choose(By.xpath("//label[contains(., 'Approve')]"));
            complete(chrome, "Complete");
            chrome.waitForText(NOTICE, "The scoring model advises to check this case");
            chrome.screenshot("override-en");
        }
    }

    @Test
    void the_case_tab_says_why_in_bars() throws Exception {
        String caseId = start(contract("승강기 정기 점검 용역"));
        try (Chrome chrome = Chrome.open(port)) {
            open(chrome, "ko", caseId);
            chrome.click(By.linkText("문서"));
            By reasons = By.cssSelector(".docket-case table.reasons");
            chrome.waitForText(reasons, "종류: 계약");

            assertThat(chrome.find(By.cssSelector(".docket-case .advice")).getText())
                    .isEqualTo("확인 필요");
            assertThat(chrome.find(reasons).getText())
                    .contains("부서: 시설과", "금액: 1,200,000원")
                    .as("a contribution of 0.00 is no reason")
                    .doesNotContain("facilities", "0.00", "비목");
            assertThat(chrome.find(By.cssSelector(".docket-case .limits")).getText())
                    .contains("점수 모형 ‘반려 가능성’, 1판.", "비목", "결정은 사람이 합니다.");
            assertThat(chrome.all(By.cssSelector(".docket-case .bar.for"))).isNotEmpty();
            chrome.screenshot("scored-tab-ko");
            chrome.isAccessible(".docket-case");
        }
    }

    @Test
    void every_time_is_of_the_agencys_zone_wherever_the_browser_is_and_the_foot_says_so() throws Exception {
        String caseId = start(contract("Escalators far away"));
        ZonedDateTime opened =
                Instant.parse(found(caseId).path("openedAt").asText()).atZone(agency.zone());
        try (Chrome chrome = Chrome.open(port)) {
            chrome.travelTo("Asia/Kathmandu");
            open(chrome, "en", caseId);
            chrome.click(By.linkText("Case"));

            chrome.waitForText(
                    By.cssSelector(".docket-case .history li:last-child time"),
                    DateTimeFormatter.ofPattern("h:mm", Locale.ENGLISH).format(opened));
            assertThat(chrome.find(By.id("footer-timezone")).getText())
                    .startsWith("Times are of the zone ")
                    .doesNotContain("Kathmandu");
            assertThat(chrome.complaints()).isEmpty();
        }
    }

    private void open(Chrome chrome, String language, String caseId) throws Exception {
        String task = taskOf(REVIEWER, caseId);
        chrome.go("/login?lang=" + language);
        chrome.login(REVIEWER, DocketTest.PASSWORD);
        chrome.waitForAddress("/tasklist/");
        chrome.waitForAddress("filter=");
        chrome.go("/camunda/app/tasklist/default/#/?task=" + task);
    }

    private static void complete(Chrome chrome, String label) {
        chrome.click(By.xpath("//button[contains(., '" + label + "')][not(@disabled)]"));
    }

    private static Map<String, Object> contract(String title) {
        Map<String, Object> draft = payment(title, "review:administration", "approve:" + SUPERVISOR);
        draft.put("kind", TestModel.CHECKED);
        draft.put("amount", Map.of("amount", "1200000", "currency", "KRW"));
        return draft;
    }

    /** What the record holds of the reviewer's decision. */
    private JsonNode decided(String caseId) {
        JsonNode events =
                as(AUDITOR).get("/api/cases/" + caseId + "/events").json().path("items");
        for (JsonNode event : events) {
            if (event.path("type").asText().equals("step-decided")) {
                return event.path("payload");
            }
        }
        throw new AssertionError("no decision of " + caseId);
    }
}

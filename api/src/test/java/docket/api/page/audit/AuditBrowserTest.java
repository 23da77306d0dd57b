package docket.api.page.audit;

import static org.assertj.core.api.Assertions.assertThat;

import docket.api.DocketTest;
import docket.api.rest.RestTest;
import docket.api.webapp.Chrome;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Rectangle;
import org.springframework.boot.test.web.server.LocalServerPort;

class AuditBrowserTest extends RestTest {

    private static final By BUTTON = By.cssSelector(".check button");
    private static final By VERDICT = By.cssSelector("#result .verdict");

    @LocalServerPort
    private int port;

    @Test
    void an_auditor_finds_a_case_walks_back_and_checks_it_in_both_languages() throws Exception {
        try (Chrome chrome = Chrome.open(port)) {
            String caseId = start(payment("Slates for the tower", "review:administration", "approve:" + DIRECTOR));
            decide(REVIEWER, caseId, "APPROVE");
            decide(DIRECTOR, caseId, "APPROVE");
            chrome.go("/login?lang=ko");
            chrome.login(AUDITOR, DocketTest.PASSWORD);
            chrome.waitForAddress("/audit");

            look(chrome, caseId, "ko", "기록과 화면이 일치합니다.");
            look(chrome, caseId, "en", "The record and the screens agree.");
            lookFurther(chrome, caseId);
        }
    }

    private static void look(Chrome chrome, String caseId, String language, String verdict) throws Exception {
        chrome.go("/audit?lang=" + language);
        chrome.type(By.id("q"), "Slates for the tower");
        chrome.click(By.cssSelector(".search button"));
        chrome.screenshot("audit-cases-" + language);
        chrome.click(By.linkText("Slates for the tower"));
        chrome.waitForAddress(caseId);
        chrome.click(By.cssSelector(".timeline li:first-child .go a"));
        chrome.waitForAddress("at=1");
        chrome.find(By.cssSelector(".timeline li:first-child.shown"));
        chrome.click(BUTTON);
        chrome.waitForText(VERDICT, verdict);
        chrome.screenshot("audit-case-" + language);
        isCleanAndAccessible(chrome);
        chrome.type(By.id("from"), "1\t");
        chrome.waitForAddress("from=1");
        chrome.waitForAddress("at=1");
        chrome.find(By.id("difference"));
        isCleanAndAccessible(chrome);
        chrome.click(By.cssSelector(".path summary"));
        chrome.find(By.cssSelector("#diagram .bpmn g.taken rect"));
        chrome.screenshot("audit-path-" + language);
        isCleanAndAccessible(chrome);
        askWhatIf(chrome, language);
    }

    /** What is built of the same words in either language. */
    private static void lookFurther(Chrome chrome, String caseId) throws Exception {
        chrome.go("/audit/cases/" + caseId + "/diagram");
        chrome.screenshot("audit-diagram");
        isCleanAndAccessible(chrome);
        for (String view : new String[] {"?view=full&engine=true", "?view=raw"}) {
            chrome.go("/audit/cases/" + caseId + view);
            isCleanAndAccessible(chrome);
        }
        chrome.go("/audit/cases/" + caseId);
        chrome.click(By.cssSelector(".timeline li:nth-child(3) summary"));
        chrome.waitForText(By.cssSelector(".timeline li:nth-child(3) .said"), "ResolveAuthority");
        isCleanAndAccessible(chrome);
        chrome.go("/audit");
        isCleanAndAccessible(chrome);
        chrome.resize(390, 844);
        for (String cell : new String[] {"th", "td.number", ".state"}) {
            Rectangle place = chrome.find(By.cssSelector(".cases tbody tr:first-child " + cell))
                    .getRect();
            assertThat(place.getX() + place.getWidth())
                    .as("on a telephone: " + cell)
                    .isLessThanOrEqualTo(390);
        }
        chrome.screenshot("audit-cases-phone");
        isCleanAndAccessible(chrome);
        chrome.resize(1500, 1100);
        chrome.go("/audit/budget");
        isCleanAndAccessible(chrome);
    }

    private static void askWhatIf(Chrome chrome, String language) throws Exception {
        chrome.go("/audit/what-if");
        isCleanAndAccessible(chrome);
        chrome.click(By.id("what-authority"));
        chrome.click(By.cssSelector(".what-if button"));
        chrome.find(By.cssSelector("#answer table"));
        chrome.screenshot("audit-what-if-" + language);
        isCleanAndAccessible(chrome);
    }

    /** What the check for accessibility itself does to the page is complained of, too. */
    private static void isCleanAndAccessible(Chrome chrome) {
        assertThat(chrome.complaints()).isEmpty();
        chrome.isAccessible("html");
        chrome.complaints();
    }
}

package docket.api.webapp;

import static org.assertj.core.api.Assertions.assertThat;

import docket.engine.agency.Agency;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.springframework.beans.factory.annotation.Autowired;

/** What everybody sees of the budget, without a login, in both languages and on a phone. */
class PublicBudgetBrowserTest extends BrowserTest {

    private static final By VERDICT = By.cssSelector("#result .verdict");

    @Autowired
    private Agency agency;

    @Test
    void a_stranger_reads_the_execution_and_checks_a_line_and_a_forged_proof_in_the_browser() throws Exception {
        int year = LocalDate.now(agency.zone()).getYear();
        budgetLine(year, "882-01", "Harbour light", "250000.00 EUR");
        for (String language : new String[] {"ko", "en"}) {
            chrome.resize(1500, 1100);
            chrome.go("/public/budget/execution?by=organization&lang=" + language);
            chrome.find(By.cssSelector("table.cases tfoot"));
            isWellAndAccessible();
            chrome.screenshot("public-execution-" + language);
            chrome.go("/public/budget/check?line=882-01&day=" + LocalDate.now(agency.zone()));
            chrome.waitForText(VERDICT, language.equals("ko") ? "합계에 들어 있" : "is counted in the total");
            assertThat(chrome.find(By.id("result")).getText()).contains("250,000.00 EUR");
            isWellAndAccessible();
            chrome.screenshot("public-check-" + language);
            chrome.becomeAPhone();
            assertThat(chrome.isTooWide()).isFalse();
            chrome.screenshot("public-check-phone-" + language);
            chrome.go("/public/budget/execution");
            assertThat(chrome.isTooWide()).isFalse();
            chrome.screenshot("public-execution-phone-" + language);
        }
        chrome.go("/public/budget/check?day=" + LocalDate.now(agency.zone()));
        chrome.click(By.cssSelector("details summary"));
        String proof = anonymous()
                .get("/public/budget/days/" + LocalDate.now(agency.zone()) + "/lines/882-01/proof")
                .response()
                .body();
        chrome.type(By.id("proof"), proof.replace("25000000", "25000001"));
        chrome.click(By.cssSelector("#paste button"));
        chrome.waitForText(VERDICT, "does not hold");
        assertThat(chrome.complaints()).isEmpty();
    }

    /** What axe itself does, the policy of the page forbids and the browser complains of. */
    private void isWellAndAccessible() {
        assertThat(chrome.complaints()).isEmpty();
        chrome.isAccessible("body");
        chrome.complaints();
    }
}

package docket.api.page.budget;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import docket.api.DocketTest;
import docket.api.rest.RestTest;
import docket.api.security.Browser;
import docket.api.webapp.Chrome;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.openqa.selenium.By;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A year far ahead with a line of 1,000 EUR, of which 300 wait for a decision. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BudgetPagesTest extends RestTest {

    private static final int YEAR = 2048;
    private static final String NAME = "열람실 책상 Desks of the library";

    @LocalServerPort
    private int port;

    private String desks;

    @BeforeAll
    void a_line_and_a_request() {
        assertThat(as(BUDGET_OFFICER)
                        .post("/api/budget/years/" + YEAR + "/opening", Map.of())
                        .status())
                .isEqualTo(200);
        Map<String, Object> line = new LinkedHashMap<>(Map.of(
                "fiscalYear", YEAR,
                "code", "561-01",
                "name", NAME,
                "organization", "facilities",
                "program", "도서관 Libraries",
                "item", "210",
                "source", "general",
                "appropriation", Map.of("amount", "1000.00", "currency", "EUR")));
        desks = as(BUDGET_OFFICER).post("/api/budget/lines", line).text("lineId");
        line.put("code", "561-02");
        line.put("name", "Lamps");
        line.put("program", "Lighting");
        as(BUDGET_OFFICER).post("/api/budget/lines", line);
        Map<String, Object> request = payment("Forty desks", "review:administration", "approve:" + DIRECTOR);
        request.put("process", "budget-request");
        request.put("amount", Map.of("amount", "300.00", "currency", "EUR"));
        request.put("content", Map.of("body", "The old ones wobble.", "lineId", desks));
        start(request);
    }

    @Test
    void the_sums_are_those_of_the_summary_and_agree_with_the_record() throws Exception {
        JsonNode total = as(BUDGET_OFFICER)
                .get("/api/budget/summary?fiscalYear=" + YEAR)
                .json()
                .path("total");
        String page = page(BUDGET_OFFICER, "/budget?lang=en&year=" + YEAR).body();

        assertThat(page)
                .contains(
                        ">2,000.00<",
                        ">300.00<",
                        ">1,700.00<",
                        "class=\"proof good\"",
                        ">Desks of the library<",
                        ">Libraries<")
                .doesNotContain("??");
        assertThat(total.path("available").path("amount").asText()).isEqualTo("1700.00");
    }

    @Test
    void the_file_has_the_lines_that_the_page_was_narrowed_to() throws Exception {
        String narrow = "?year=" + YEAR + "&q=desks";
        assertThat(page(AUDITOR, "/budget" + narrow).body()).contains(desks).doesNotContain(">Lamps<");
        assertThat(page(AUDITOR, "/budget/lines.csv" + narrow).body())
                .contains(desks, "1000.00", "300.00")
                .doesNotContain("Lamps");
    }

    @Test
    void a_line_tells_event_by_event_what_each_did_and_what_it_was_before() throws Exception {
        String now = page(AUDITOR, "/budget/lines/" + desks + "?lang=en").body();
        assertThat(now)
                .contains("+300.00 EUR", "= 700.00 EUR", "Forty desks", "/audit/cases/", "Who may spend")
                .doesNotContain("??");
        assertThat(page(AUDITOR, "/budget/lines/" + desks + "?lang=en&at=1").body())
                .contains("= 1,000.00 EUR")
                .doesNotContain("Forty desks");
    }

    @Test
    void whoever_keeps_no_budget_sees_none_at_any_door() throws Exception {
        for (String path : List.of("/budget", "/budget/lines.csv", "/budget/lines/" + desks)) {
            assertThat(page(DRAFTER, path).statusCode()).as(path).isEqualTo(403);
        }
        assertThat(page(AUDITOR, "/budget/lines/none").statusCode()).isEqualTo(404);
        for (String at : List.of("yesterday", "2026-13-40")) {
            assertThat(page(AUDITOR, "/budget?at=" + at).statusCode()).as(at).isEqualTo(400);
        }
    }

    @Test
    void both_pages_are_for_everybody_who_looks_in_both_languages_and_on_a_phone() throws Exception {
        try (Chrome chrome = Chrome.open(port)) {
            chrome.go("/login?lang=en");
            chrome.login(AUDITOR, DocketTest.PASSWORD);
            chrome.find(By.tagName("h1"));
            for (String language : new String[] {"en", "ko"}) {
                for (String path : new String[] {"/budget?year=" + YEAR, "/budget/lines/" + desks + "?"}) {
                    chrome.go(path + "&lang=" + language);
                    chrome.find(By.cssSelector("table.money"));
                    assertThat(chrome.complaints()).isEmpty();
                    chrome.isAccessible("body");
                    chrome.complaints(); // of what the check itself brings
                    chrome.screenshot("budget-" + (path.contains("lines") ? "line-" : "overview-") + language);
                    chrome.becomeAPhone();
                    assertThat(chrome.isTooWide()).as(path).isFalse();
                    chrome.resize(1500, 1100);
                }
            }
        }
    }

    private HttpResponse<String> page(String person, String path) throws Exception {
        return Browser.loggedIn(port, person, DocketTest.PASSWORD).page(path);
    }
}

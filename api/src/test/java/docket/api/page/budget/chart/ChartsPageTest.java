package docket.api.page.budget.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import docket.api.DocketTest;
import docket.api.rest.Client;
import docket.api.rest.RestTest;
import docket.api.security.Browser;
import docket.api.webapp.Chrome;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.openqa.selenium.By;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * A year far ahead with two lines: of 1,000 EUR 300 are bound for chairs that nobody pays, and of 100 EUR 95 wait for a
 * decision.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ChartsPageTest extends RestTest {

    private static final int YEAR = 2047;
    private static final LocalDate TODAY = LocalDate.now(ZoneId.of("Asia/Seoul"));
    private static final String CONTRACT_OFFICER = "cho.contract";

    @LocalServerPort
    private int port;

    private String chairs;
    private String lamps;
    private String bound;
    private String waiting;

    @BeforeAll
    void two_lines() {
        assertThat(as(BUDGET_OFFICER)
                        .post("/api/budget/years/" + YEAR + "/opening", Map.of())
                        .status())
                .isEqualTo(200);
        chairs = budgetLine(YEAR, "551-01", "Chairs of the library", "1000.00 EUR");
        lamps = budgetLine(YEAR, "551-02", "Lamps of the library", "120.00 EUR");
        allot(lamps, "100.00 EUR", YEAR + "-Q1");
        bound = start(expenditure(chairs, "300.00"));
        decide(REVIEWER, bound, "APPROVE");
        decide(SUPERVISOR, bound, "APPROVE");
        Client.Answer committed = as(CONTRACT_OFFICER)
                .post(
                        "/api/tasks/" + taskOf(CONTRACT_OFFICER, bound) + "/decision",
                        Map.of("decision", "CONFIRM", "content", Map.of("amount", "300.00", "payee", "한빛상사")));
        assertThat(committed.status()).as("%s", committed).isEqualTo(200);
        waiting = start(expenditure(lamps, "95.00"));
    }

    @Test
    void the_figures_under_each_chart_are_those_of_the_summary() throws Exception {
        JsonNode total = as(BUDGET_OFFICER)
                .get("/api/budget/summary?fiscalYear=" + YEAR)
                .json()
                .path("total");
        String page = charts(BUDGET_OFFICER, "lang=en&fiscalYear=" + YEAR);

        for (String figure : new String[] {"disbursed", "committed", "reserved", "available"}) {
            assertThat(page).containsPattern("<rect[^>]*class=\"part " + figure + "\"");
            assertThat(row(page, "part " + figure + "\"")).contains(">" + written(total, figure) + "<");
        }
        assertThat(page)
                .containsPattern("Budget now</th>\\s*<td class=\"number\">" + written(total, "adjusted"))
                .containsPattern("Allotted</dt>\\s*<dd>" + written(total, "allotted"))
                .containsPattern("All 2 lines</th>\\s*<td class=\"number\">" + written(total, "appropriation")
                        + "</td>\\s*<td class=\"number\">" + written(total, "adjusted")
                        + "</td>\\s*<td class=\"number\">300.00 EUR</td>\\s*<td class=\"number\">26.8%</td>\\s*<td class=\"number\">"
                        + written(total, "available"))
                .doesNotContain("??");
        assertThat(row(page, "budget/charts?fiscalYear=2047&amp;line=" + chairs))
                .contains("Chairs of the library (551-01)", "30.0%", "700.00 EUR");
    }

    @Test
    void the_course_of_one_line_ends_with_its_plan_and_says_that_a_year_that_has_not_begun_has_no_forecast()
            throws Exception {
        String page = charts(BUDGET_OFFICER, "lang=en&line=" + lamps + "&fiscalYear=" + YEAR);
        assertThat(page)
                .contains("Lamps of the library (551-02)", "There is no forecast: the year has not begun.")
                .containsPattern(YEAR + "-12-31</th>\\s*<td class=\"number\">100.00 EUR</td>\\s*<td class=\"number\">–")
                .containsPattern(YEAR + "-02-28</th>\\s*<td class=\"number\">65.55 EUR</td>")
                .doesNotContain("Chairs of the library");
        assertThat(charts(BUDGET_OFFICER, "lang=en&line=" + chairs + "&at=" + YEAR + "-12-31&fiscalYear=" + YEAR))
                .contains("The year is over: 300.00 EUR was executed", "As it will be on 2047-12-31 23:59:59")
                .containsPattern(
                        YEAR + "-12-31</th>\\s*<td class=\"number\">1,000.00 EUR</td>\\s*"
                                + "<td class=\"number\">300.00 EUR</td>\\s*<td class=\"number\">–</td>\\s*<td class=\"number\">700.00 EUR");
    }

    @Test
    void nothing_is_said_of_what_was_left_before_there_was_a_budget() throws Exception {
        String late = budgetLine(2019, "551-03", "책상 Desks", "365.00 EUR");
        assertThat(charts(BUDGET_OFFICER, "lang=en&line=" + late + "&fiscalYear=2019"))
                .contains("<h1>Desks (551-03)</h1>")
                .containsPattern(
                        "2019-01-31</th>\\s*<td class=\"number\">31.00 EUR</td>(\\s*<td class=\"number\">–</td>){3}")
                .containsPattern(
                        "2019-12-31</th>\\s*<td class=\"number\">365.00 EUR</td>\\s*"
                                + "<td class=\"number\">0.00 EUR</td>\\s*<td class=\"number\">–</td>\\s*<td class=\"number\">365.00 EUR");
    }

    @Test
    void a_day_before_the_lines_were_there_shows_none_and_what_is_no_day_is_refused() throws Exception {
        assertThat(charts(BUDGET_OFFICER, "lang=en&at=2020-01-01&fiscalYear=" + YEAR))
                .contains("You see no budget line like that in 2047")
                .doesNotContain("Chairs of the library");
        Browser officer = Browser.loggedIn(port, BUDGET_OFFICER, DocketTest.PASSWORD);
        for (String page : new String[] {"charts?at=soon", "alarms?at=2026-02-30", "alarms?fiscalYear=1"}) {
            assertThat(officer.page("/budget/" + page).statusCode()).as(page).isEqualTo(400);
        }
        assertThat(as(BUDGET_OFFICER).get("/api/budget/alarms?at=soon").text("errors/0/message"))
                .contains("2026-06-30");
    }

    @Test
    void an_alarm_appears_on_the_day_on_which_it_should() {
        assertThat(alarms(TODAY.plusDays(29)).path("payments")).isEmpty();
        for (int days : new int[] {30, 60, 90}) {
            JsonNode payments = alarms(TODAY.plusDays(days)).path("payments");
            assertThat(payments).hasSize(1);
            JsonNode one = payments.path(0);
            assertThat(one.path("caseId").asText()).isEqualTo(bound);
            assertThat(one.path("number").asText()).isNotEmpty();
            assertThat(one.path("days").asInt()).isEqualTo(days);
            assertThat(one.path("over").asInt()).isEqualTo(days);
            assertThat(one.at("/committed/amount").asText()).isEqualTo("300.00");
            assertThat(one.at("/line/lineId").asText()).isEqualTo(chairs);
            JsonNode event = as(AUDITOR)
                    .get("/api/budget/lines/" + chairs + "/entries")
                    .json()
                    .path("items")
                    .path(one.at("/event/sequence").asInt());
            assertThat(event.path("type").asText()).isEqualTo("funds-committed");
        }
        JsonNode now = alarms(TODAY);
        assertThat(now.path("requests")).hasSize(1);
        assertThat(now.path("requests").path(0).path("caseId").asText()).isEqualTo(waiting);

        JsonNode dry = alarms(LocalDate.of(YEAR, 7, 1)).path("dry");
        assertThat(dry).hasSize(1);
        assertThat(dry.path(0).at("/line/lineId").asText()).isEqualTo(lamps);
        assertThat(dry.path(0).at("/available/amount").asText()).isEqualTo("5.00");
        assertThat(dry.path(0).at("/unallotted/amount").asText()).isEqualTo("20.00");
        assertThat(dry.path(0).path("availablePercent").decimalValue()).isEqualByComparingTo("5.0");

        // 300 of 1,000 is half of the 60 % that are over at the end of day 219
        assertThat(alarms(LocalDate.ofYearDay(YEAR, 219)).path("late").toString())
                .doesNotContain(chairs);
        assertThat(alarms(LocalDate.ofYearDay(YEAR, 220)).path("late").toString())
                .contains(chairs);
    }

    @Test
    void auditors_open_the_cases_officers_see_all_lines_and_whoever_is_of_no_office_sees_none() throws Exception {
        String alarms = "/budget/alarms?lang=en&fiscalYear=" + YEAR + "&at=" + TODAY.plusDays(40);
        assertThat(page(AUDITOR, alarms))
                .contains("href=\"/audit/cases/" + bound + "\"", "Chairs for the reading room", "300.00 EUR", "30 days")
                .doesNotContain("??");
        assertThat(page(BUDGET_OFFICER, alarms))
                .contains("300.00 EUR")
                .doesNotContain("Chairs for the reading room", "/cases/" + bound);
        Browser drafter = Browser.loggedIn(port, DRAFTER, DocketTest.PASSWORD);
        for (String page : new String[] {"/budget/alarms", "/budget/charts"}) {
            assertThat(drafter.page(page).statusCode()).as(page).isEqualTo(403);
        }
        assertThat(as(DRAFTER).get("/api/budget/alarms").code()).isEqualTo("forbidden");
    }

    @Test
    void charts_and_alarms_are_for_everybody_who_looks_in_both_languages_and_on_paper() throws Exception {
        try (Chrome chrome = Chrome.open(port)) {
            chrome.go("/login?lang=en");
            chrome.login(AUDITOR, DocketTest.PASSWORD);
            chrome.find(By.tagName("h1"));
            for (String language : new String[] {"en", "ko"}) {
                for (String page : new String[] {"charts", "alarms"}) {
                    chrome.go("/budget/" + page + "?lang=" + language + "&fiscalYear=" + YEAR + "&at="
                            + (page.equals("charts") ? YEAR + "-07-01" : TODAY.plusDays(91)));
                    chrome.find(By.cssSelector("table.figures"));
                    assertThat(chrome.complaints()).isEmpty();
                    chrome.isAccessible("body");
                    chrome.complaints(); // of what the check itself brings
                    chrome.screenshot("budget-" + page + "-" + language);
                    assertThat(chrome.printed("budget-" + page + "-" + language))
                            .startsWith("%PDF".getBytes(StandardCharsets.US_ASCII));
                }
            }
        }
    }

    private JsonNode alarms(LocalDate day) {
        return as(BUDGET_OFFICER)
                .get("/api/budget/alarms?fiscalYear=" + YEAR + "&at=" + day)
                .json();
    }

    private String charts(String person, String query) throws Exception {
        return page(person, "/budget/charts?" + query);
    }

    private String page(String person, String path) throws Exception {
        return Browser.loggedIn(port, person, DocketTest.PASSWORD).page(path).body();
    }

    /** The row of a table in which it stands. */
    private static String row(String page, String what) {
        int at = page.lastIndexOf(what);
        return page.substring(page.lastIndexOf("<tr", at), page.indexOf("</tr>", at));
    }

    private static String written(JsonNode total, String figure) {
        return String.format("%,.2f EUR", total.path(figure).path("amount").asDouble());
    }

    private static Map<String, Object> expenditure(String lineId, String amount) {
        Map<String, Object> draft = new LinkedHashMap<>(
                payment("Chairs for the reading room", "review:administration", "approve:supervisor"));
        draft.put("process", "expenditure");
        draft.put("amount", Map.of("amount", amount, "currency", "EUR"));
        draft.put("content", Map.of("lineId", lineId, "body", "Twelve of the chairs are broken."));
        return draft;
    }
}

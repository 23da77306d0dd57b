package docket.api.page.audit.budget;

import static org.assertj.core.api.Assertions.assertThat;

import docket.api.DocketTest;
import docket.api.rest.RestTest;
import docket.api.security.Browser;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** An auditor sees a budget line as it is, as it was, and what moved its money. */
class BudgetPageTest extends RestTest {

    @LocalServerPort
    private int port;

    @Test
    void a_line_is_found_and_shown_after_any_of_its_events_in_both_languages() throws Exception {
        String lineId = budgetLine(2031, "771-01", "Lanterns of the harbour", "1000.00 EUR");
        allot(lineId, "250.00 EUR", "2031-Q1");
        Browser auditor = Browser.loggedIn(port, AUDITOR, DocketTest.PASSWORD);

        assertThat(auditor.page("/audit/budget?lang=en&q=Lanterns").body())
                .contains("Lanterns of the harbour", "Facilities Division", "1,000.00 EUR", lineId);
        assertThat(auditor.page("/audit/budget?q=Lanterns").body())
                .containsPattern("1,000.00 EUR</td>\\s*<td class=\"number\"><span>250.00 EUR")
                .containsPattern("All lines, EUR</th>(\\s*<td class=\"number\">[0-9,.]+ EUR</td>){6}");
        assertThat(auditor.page("/audit/budget/" + lineId).body())
                .contains("The line now", "Appropriated", "Allotted", "250.00 EUR", "(" + BUDGET_OFFICER + ")")
                .doesNotContain("??");
        assertThat(auditor.page("/audit/budget/" + lineId + "?at=1").body())
                .contains("The line after event 1 of 2")
                .containsPattern("Available</dt>\\s*<dd>= 1,000.00 EUR");
        assertThat(auditor.page("/audit/budget/" + lineId + "?lang=ko").body())
                .contains("현재 과목", "예산 편성", "예산 잔액")
                .doesNotContain("??");
        for (String never : new String[] {"?at=0", "?at=3"}) {
            assertThat(auditor.page("/audit/budget/" + lineId + never).statusCode())
                    .isEqualTo(404);
        }
        assertThat(auditor.page("/audit/budget?cursor=nonsense").statusCode()).isEqualTo(400);
        assertThat(Browser.loggedIn(port, DRAFTER, DocketTest.PASSWORD)
                        .page("/audit/budget")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void what_was_reserved_is_taken_from_what_was_allotted_and_the_ledger_says_what_is_left_and_for_which_case()
            throws Exception {
        String lineId = budgetLine("772-01", "Beacons of the harbour", "1000.00 EUR");
        allot(lineId, "250.00 EUR", "Q1");
        Map<String, Object> request = payment("Oil for the beacons");
        request.put("process", "budget-request");
        request.put("content", Map.of("body", "Two winters.", "lineId", lineId));
        request.remove("approvalLine");
        start(request);
        Browser auditor = Browser.loggedIn(port, AUDITOR, DocketTest.PASSWORD);

        assertThat(auditor.page("/audit/budget/" + lineId + "?lang=en").body())
                .containsPattern("Allotted</dt>\\s*<dd>250.00 EUR")
                .containsPattern("Reserved</dt>\\s*<dd>− 34.34 EUR")
                .containsPattern("Available</dt>\\s*<dd>= 215.66 EUR")
                .containsPattern("34.34 EUR</td>\\s*<td class=\"number\">215.66 EUR")
                .contains(">Oil for the beacons</a>");
        assertThat(auditor.page("/audit/budget?q=Beacons").body())
                .contains("What is available is", "215.66 EUR")
                .doesNotContain("??");
    }
}

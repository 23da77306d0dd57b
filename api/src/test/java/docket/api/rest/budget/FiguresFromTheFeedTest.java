package docket.api.rest.budget;

import static org.assertj.core.api.Assertions.assertThat;

import docket.api.DocketTest;
import docket.api.rest.RestTest;
import docket.api.rest.proof.WithoutOurTools;
import docket.engine.budget.event.FundsEvent;
import docket.engine.store.EventTypes;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/** The program of docs/budget.md against the lines of all tests that share this program. */
class FiguresFromTheFeedTest extends RestTest {

    private static final int YEAR = LocalDate.now(ZoneId.of("Asia/Seoul")).getYear();

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcTemplate database;

    @Test
    void the_documented_lines_sum_each_line_from_the_feed_and_tell_a_figure_that_differs(@TempDir Path folder)
            throws Exception {
        WithoutOurTools page = new WithoutOurTools(folder, "budget.md");
        String lineId = lineWithARequest();

        WithoutOurTools.Ended equal = page.python("http://localhost:" + port, AUDITOR, DocketTest.PASSWORD);
        assertThat(equal.code()).as(equal.said()).isZero();
        assertThat(equal.said()).matches("(?s)\\d+ entries of \\d+ lines: equal\\n");

        forge(lineId, 3001);
        try {
            WithoutOurTools.Ended forged = page.python("http://localhost:" + port, AUDITOR, DocketTest.PASSWORD);
            assertThat(forged.code()).isEqualTo(1);
            assertThat(forged.said()).contains("reserved 30.01 but the entries say 3000", "1 figures differ");
        } finally {
            forge(lineId, 3000);
        }
    }

    @Test
    void the_page_says_of_each_event_of_a_line_what_it_does_to_the_figures() throws Exception {
        String page = Files.readString(Path.of("..", "docs", "budget.md"));
        assertThat(EventTypes.all())
                .filteredOn(type -> FundsEvent.class.isAssignableFrom(type.payload()))
                .hasSizeGreaterThan(15)
                .allSatisfy(type -> assertThat(page).contains("`" + type.name() + "`"));
    }

    private String lineWithARequest() {
        String code = "F" + System.nanoTime();
        String lineId = as(BUDGET_OFFICER)
                .post(
                        "/api/budget/lines",
                        Map.of(
                                "fiscalYear",
                                YEAR,
                                "code",
                                code,
                                "name",
                                "Windows",
                                "organization",
                                "facilities",
                                "appropriation",
                                Map.of("amount", "100.00", "currency", "EUR")))
                .text("lineId");
        Map<String, Object> request = payment("New windows", "review:administration", "approve:" + DIRECTOR);
        request.put("process", "budget-request");
        request.put("amount", Map.of("amount", "30.00", "currency", "EUR"));
        request.put("content", Map.of("body", "Windows.", "lineId", lineId));
        start(request);
        return lineId;
    }

    private void forge(String lineId, long minorUnits) {
        database.update(
                "UPDATE docket.budget_line_view"
                        + " SET document = jsonb_set(document::jsonb, '{funds,reserved,minor}', to_jsonb(?))"
                        + " WHERE line_id = ?",
                minorUnits,
                lineId);
    }
}

package docket.api.rest.budget;

import static org.assertj.core.api.Assertions.assertThat;

import docket.api.rest.Client;
import docket.api.rest.RestTest;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BudgetTransferTest extends RestTest {

    @Test
    void what_a_line_gives_is_held_from_the_request_on_and_all_lines_change_at_the_approval() {
        String giving = line("giving");
        String getting = line("getting");

        Client.Answer asked = as(DRAFTER)
                .post("/api/cases", transfer("REALLOCATION", row(giving, "-300.00"), row(getting, "300.00")));
        assertThat(asked.status()).as("%s", asked).isEqualTo(201);
        String caseId = asked.text("caseId");
        assertThat(asked.text("amount/amount")).isEqualTo("300.00");
        assertThat(figures(giving)).isEqualTo("1000.00 300.00 700.00");
        assertThat(figures(getting)).isEqualTo("1000.00 0.00 1000.00");
        assertThat(found(caseId).at("/lines/0/before/amount").asText()).isEqualTo("1000.00");

        decide(REVIEWER, caseId, "APPROVE");
        Client.Answer approved = decide(DIRECTOR, caseId, "APPROVE");

        assertThat(approved.text("state")).as("%s", approved).isEqualTo("APPROVED");
        assertThat(figures(giving)).isEqualTo("700.00 0.00 700.00");
        assertThat(figures(getting)).isEqualTo("1300.00 0.00 1300.00");
        assertThat(approved.json().path("lines"))
                .anySatisfy(line -> assertThat(line.at("/before/amount").asText() + " → "
                                + line.at("/after/amount").asText())
                        .isEqualTo("1000.00 → 700.00"));
    }

    @Test
    void what_is_held_goes_back_where_the_change_is_returned_or_rejected() {
        String giving = line("giving");
        String getting = line("getting");
        String caseId = start(transfer("TRANSFER", row(giving, "-300.00"), row(getting, "300.00")));

        decide(REVIEWER, caseId, "RETURN");
        assertThat(figures(giving)).isEqualTo("1000.00 0.00 1000.00");
        decide(DRAFTER, caseId, "RESUBMIT");
        assertThat(figures(giving)).isEqualTo("1000.00 300.00 700.00");
        decide(REVIEWER, caseId, "REJECT");
        assertThat(figures(giving)).isEqualTo("1000.00 0.00 1000.00");
    }

    @Test
    void what_is_no_change_is_refused_by_name() {
        String giving = line("giving");
        String getting = line("getting");

        refused("transfer-unbalanced", transfer("REALLOCATION", row(giving, "-300.00"), row(getting, "299.99")));
        refused("insufficient-funds", transfer("TRANSFER", row(giving, "-1000.01"), row(getting, "1000.01")));
        refused("line-named-twice", transfer("TRANSFER", row(giving, "-1.00"), row(giving, "1.00")));
        refused("budget-line-required", transfer("TRANSFER", row(giving, "-1.00"), row("", "1.00")));
        refused("budget-line-required", transfer("TRANSFER", row(giving, "-1.00"), row("4711", "1.00")));
        refused("invalid-amount", transfer("CUT", row(giving, "0")));
        refused("field-required", transfer("CUT"));
        Map<String, Object> usd = row(getting, "1.00");
        usd.put("amount", Map.of("amount", "1.00", "currency", "USD"));
        refused("currency-mismatch", transfer("SUPPLEMENT", usd));
        String past = budgetLine(2019, "past-" + System.nanoTime(), "Past", "1000.00 EUR");
        refused("fiscal-year-closed", transfer("TRANSFER", row(giving, "-1.00"), row(past, "1.00")));
        refused("change-unreadable", transfer("CUT", Map.of("lineId", giving, "amount", "-1.00")));
        Map<String, Object> other = transfer("CUT", row(giving, "-1.00"));
        other.put("amount", Map.of("amount", "7.00", "currency", "EUR"));
        refused("other-amount-moved", other);
        assertThat(figures(giving)).isEqualTo("1000.00 0.00 1000.00");
    }

    @Test
    void a_reallocation_stays_within_a_program_and_a_transfer_goes_between_programs() {
        String road = line("road", "P1");
        String bridge = line("bridge", "P1");
        String park = line("park", "P2");

        refused("reallocation-across-programs", transfer("REALLOCATION", row(road, "-1.00"), row(park, "1.00")));
        refused("transfer-within-program", transfer("TRANSFER", row(road, "-1.00"), row(bridge, "1.00")));
        start(transfer("REALLOCATION", row(road, "-1.00"), row(bridge, "1.00")));
        start(transfer("TRANSFER", row(road, "-1.00"), row(park, "1.00")));
        String next = budgetLine(2071, "next-" + System.nanoTime(), "Next", "1000.00 EUR");
        as(BUDGET_OFFICER).post("/api/budget/years/2071/opening");
        refused("change-across-years", transfer("REALLOCATION", row(line("now"), "-1.00"), row(next, "1.00")));
    }

    @Test
    void what_is_held_is_free_again_where_the_drafter_withdraws() {
        String giving = line("giving");
        String caseId = start(transfer("CUT", row(giving, "-300.00")));
        assertThat(figures(giving)).isEqualTo("1000.00 300.00 700.00");

        Client.Answer withdrawn =
                as(DRAFTER).post("/api/cases/" + caseId + "/withdrawal", Map.of("reason", "Not needed."));

        assertThat(withdrawn.status()).as("%s", withdrawn).isEqualTo(200);
        assertThat(figures(giving)).isEqualTo("1000.00 0.00 1000.00");
    }

    @Test
    void where_one_line_cannot_change_at_the_final_approval_none_does_and_the_task_stays() {
        String giving = budgetLine(2072, "giving-" + System.nanoTime(), "Giving", "1000.00 EUR");
        String getting = budgetLine(2072, "getting-" + System.nanoTime(), "Getting", "1000.00 EUR");
        String years = "/api/budget/years/2072";
        as(BUDGET_OFFICER).post(years + "/opening");
        String caseId = start(transfer("REALLOCATION", row(giving, "-300.00"), row(getting, "300.00")));
        decide(REVIEWER, caseId, "APPROVE");
        as(BUDGET_OFFICER).post(years + "/closing", Map.of("reason", "settled"));

        Client.Answer refused = decide(DIRECTOR, caseId, "APPROVE");

        assertThat(refused.code()).as("%s", refused).isEqualTo("fiscal-year-closed");
        assertThat(found(caseId).path("state").asText()).isEqualTo("OPEN");
        as(BUDGET_OFFICER).post(years + "/opening");
        assertThat(figures(giving)).isEqualTo("1000.00 300.00 700.00");
        assertThat(figures(getting)).isEqualTo("1000.00 0.00 1000.00");
        assertThat(decide(DIRECTOR, caseId, "APPROVE").text("state")).isEqualTo("APPROVED");
        assertThat(figures(getting)).isEqualTo("1300.00 0.00 1300.00");
    }

    @Test
    void lines_may_be_written_a_row_each_as_a_form_has_them() {
        String code = "written-" + System.nanoTime();
        String giving = budgetLine(code, "Giving", "1000.00 EUR");
        String getting = line("getting");
        Map<String, Object> draft = transfer("REALLOCATION");
        draft.put(
                "content",
                Map.of("changeType", "REALLOCATION", "lines", code + "  -1 000.00\n\n" + getting + " 1,000"));

        String caseId = start(draft);

        assertThat(figures(giving)).isEqualTo("1000.00 1000.00 0.00");
        assertThat(found(caseId).at("/content/lines/0/lineId").asText()).isEqualTo(giving);
        draft.put("content", Map.of("changeType", "CUT", "lines", code + "-12"));
        refused("change-unreadable", draft);
    }

    private void refused(String code, Map<String, Object> draft) {
        Client.Answer refused = as(DRAFTER).post("/api/cases", draft);
        assertThat(refused.code()).as("%s", refused).isEqualTo(code);
        assertThat(refused.status()).isEqualTo(422);
    }

    private String line(String name, String program) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("fiscalYear", LocalDate.now(ZoneId.of("Asia/Seoul")).getYear());
        line.put("code", name + "-" + System.nanoTime());
        line.put("name", name);
        line.put("organization", "facilities");
        line.put("program", program);
        line.put("appropriation", Map.of("amount", "1000.00", "currency", "EUR"));
        return as(BUDGET_OFFICER).post("/api/budget/lines", line).text("lineId");
    }

    private String line(String name) {
        return budgetLine(name + "-" + System.nanoTime(), name, "1000.00 EUR");
    }

    /** The budget, what is reserved and what is available. */
    private String figures(String lineId) {
        Client.Answer line = as(AUDITOR).get("/api/budget/lines/" + lineId);
        return line.text("adjusted/amount") + " " + line.text("reserved/amount") + " " + line.text("available/amount");
    }

    private static Map<String, Object> row(String lineId, String amount) {
        return new LinkedHashMap<>(Map.of("lineId", lineId, "amount", Map.of("amount", amount, "currency", "EUR")));
    }

    @SafeVarargs
    private static Map<String, Object> transfer(String type, Map<String, Object>... rows) {
        Map<String, Object> draft = payment("Chairs instead of tables", "review:administration", "approve:director");
        draft.put("process", "budget-transfer");
        draft.put("kind", "budget");
        draft.remove("amount");
        draft.put("content", Map.of("changeType", type, "lines", List.of(rows)));
        return draft;
    }
}

package docket.api.rest.budget;

import static org.assertj.core.api.Assertions.assertThat;

import docket.api.rest.Client;
import docket.api.rest.RestTest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ExpenditureTest extends RestTest {

    private static final String CONTRACT_OFFICER = "cho.contract";
    private static final String DISBURSING_OFFICER = "oh.disbursing";
    private static final String PAYER = "bae.payer";

    @Test
    void an_expenditure_is_committed_ordered_and_paid_in_parts_by_three_people() {
        String lineId = budgetLine("exp-" + System.nanoTime(), "Chairs", "1000.00 EUR");
        String caseId = start(expenditure(lineId));
        decide(REVIEWER, caseId, "APPROVE");
        Client.Answer approved = decide(SUPERVISOR, caseId, "APPROVE");
        assertThat(approved.text("state")).isEqualTo("APPROVED");
        assertThat(approved.text("number")).isNotEmpty();
        assertThat(approved.json().path("closedAt").isNull()).isTrue();
        assertThat(approved.text("openTasks/0/groups/0")).isEqualTo("contract-officer");

        Client.Answer committed = confirm(CONTRACT_OFFICER, caseId, Map.of("amount", "250.00", "payee", "한빛상사"));
        assertThat(committed.status()).as("%s", committed).isEqualTo(200);
        assertThat(figures(lineId)).isEqualTo("0.00 250.00 0.00 750.00");
        for (String part : List.of("100.00", "150.00")) {
            assertThat(confirm(DISBURSING_OFFICER, caseId, Map.of("amount", part))
                            .status())
                    .isEqualTo(200);
            assertThat(confirm(PAYER, caseId, null).status()).isEqualTo(200);
        }

        assertThat(figures(lineId)).isEqualTo("0.00 0.00 250.00 750.00");
        assertThat(found(caseId).path("state").asText()).isEqualTo("APPROVED");
        assertThat(found(caseId).path("closedAt").isNull()).isFalse();
        assertThat(as(AUDITOR).get("/api/cases/" + caseId + "/events?limit=100").toString())
                .contains("step-filled-in", "한빛상사");
    }

    @Test
    void what_is_wrong_with_an_amount_or_a_decision_is_refused_by_name() {
        String lineId = budgetLine("exp-" + System.nanoTime(), "Chairs", "1000.00 EUR");
        String caseId = start(expenditure(lineId));
        decide(REVIEWER, caseId, "APPROVE");
        decide(SUPERVISOR, caseId, "APPROVE");

        refused(422, "above-reservation", confirm(CONTRACT_OFFICER, caseId, content("300.01")));
        refused(422, "invalid-amount", confirm(CONTRACT_OFFICER, caseId, content("0")));
        refused(422, "invalid-amount", confirm(CONTRACT_OFFICER, caseId, content("plenty")));
        refused(422, "field-required", confirm(CONTRACT_OFFICER, caseId, Map.of("payee", "한빛상사")));
        refused(422, "field-required", confirm(CONTRACT_OFFICER, caseId, Map.of("amount", "300.00")));
        refused(
                422,
                "field-not-declared",
                confirm(CONTRACT_OFFICER, caseId, Map.of("amount", "300.00", "payee", "한빛상사", "bank", "?")));
        refused(422, "wrong-type", confirm(CONTRACT_OFFICER, caseId, Map.of("amount", 300, "payee", "한빛상사")));
        refused(422, "decision-not-offered", decide(CONTRACT_OFFICER, caseId, "APPROVE"));
        Client.Answer asWhat = confirm(CONTRACT_OFFICER, caseId, Map.of("amount", 300, "payee", "한빛상사"));
        assertThat(asWhat.text("errors/0/field")).as("%s", asWhat).isEqualTo("content.amount");
        assertThat(figures(lineId)).isEqualTo("300.00 0.00 0.00 700.00");

        assertThat(confirm(CONTRACT_OFFICER, caseId, content("300.00")).status())
                .isEqualTo(200);
        refused(422, "above-commitment", confirm(DISBURSING_OFFICER, caseId, Map.of("amount", "300.01")));
        assertThat(decide(DISBURSING_OFFICER, caseId, "CLOSE").status()).isEqualTo(200);
        assertThat(figures(lineId)).isEqualTo("0.00 0.00 0.00 1000.00");
    }

    @Test
    void a_commitment_goes_into_the_next_year_with_its_case_once_and_is_paid_there() {
        String code = "over-" + System.nanoTime();
        String before = budgetLine(2061, code, "Chairs", "1000.00 EUR");
        String after = budgetLine(2062, code, "Chairs", "10.00 EUR");
        String later = budgetLine(2063, code, "Chairs", "10.00 EUR");
        year(2061, "opening");
        String caseId = approved(before);
        confirm(CONTRACT_OFFICER, caseId, content("250.00"));
        confirm(DISBURSING_OFFICER, caseId, Map.of("amount", "100.00"));
        confirm(PAYER, caseId, null);
        String number = found(caseId).path("number").asText();

        refused(422, "above-commitment", carryOver(before + " -150.01 #" + number + "\n" + after + " 150.01"));
        refused(409, "no-such-commitment", carryOver(row(before, "-1.00", "4711"), row(after, "1.00", null)));
        refused(422, "commitment-not-carried-over", carryOver(row(before, "-1.00", null), row(after, "1.00", caseId)));
        refused(422, "change-across-years", carryOver(row(before, "-150.00", caseId), row(later, "150.00", null)));
        Client.Answer change = carryOver(row(before, "-150.00", number), row(after, "150.00", null));
        assertThat(change.status()).as("%s", change).isEqualTo(201);
        approve(change.text("caseId"));
        assertThat(figures(before)).isEqualTo("0.00 0.00 100.00 750.00");
        assertThat(figures(after)).isEqualTo("0.00 150.00 0.00 10.00");
        year(2061, "closing");
        year(2061, "opening");
        year(2061, "closing");

        refused(422, "carried-over-twice", carryOver(row(after, "-150.00", caseId), row(later, "150.00", null)));
        refused(422, "above-commitment", confirm(DISBURSING_OFFICER, caseId, Map.of("amount", "150.01")));
        Client.Answer ordered = confirm(DISBURSING_OFFICER, caseId, Map.of("amount", "150.00"));
        assertThat(ordered.status()).as("%s", ordered).isEqualTo(200);
        confirm(PAYER, caseId, null);

        assertThat(figures(after)).isEqualTo("0.00 0.00 150.00 10.00");
        assertThat(found(caseId).path("closedAt").isNull()).isFalse();
        assertThat(as(AUDITOR).get("/api/budget/lines/" + before).text("carriedOut/amount"))
                .isEqualTo("150.00");
    }

    @Test
    void where_nothing_is_free_a_carry_over_takes_the_commitment_of_the_only_case_that_has_one() {
        String code = "only-" + System.nanoTime();
        String before = budgetLine(2081, code, "Chairs", "300.00 EUR");
        String after = budgetLine(2082, code, "Chairs", "0.00 EUR");
        year(2081, "opening");
        String caseId = approved(before);
        confirm(CONTRACT_OFFICER, caseId, content("300.00"));

        Client.Answer change = carryOver(row(before, "-300.00", null), row(after, "300.00", null));

        assertThat(change.json().at("/content/lines/0/commitment").asText())
                .as("%s", change)
                .isEqualTo(caseId);
        approve(change.text("caseId"));
        assertThat(figures(after)).isEqualTo("0.00 300.00 0.00 0.00");
    }

    @Test
    void what_later_years_pay_of_a_contract_binds_their_lines_when_they_open_and_is_paid_from_both() {
        String code = "years-" + System.nanoTime();
        String first = budgetLine(2065, code, "Chairs", "1000.00 EUR");
        String second = budgetLine(2066, code, "Chairs", "1000.00 EUR");
        year(2065, "opening");
        String caseId = approved(first);

        refused(422, "share-unreadable", confirm(CONTRACT_OFFICER, caseId, shares("next year: 40")));
        refused(422, "invalid-share", confirm(CONTRACT_OFFICER, caseId, shares("2065 40.00")));
        refused(422, "invalid-share", confirm(CONTRACT_OFFICER, caseId, shares("2066 40.00\n2066 1.00")));
        refused(422, "invalid-amount", confirm(CONTRACT_OFFICER, caseId, shares("2066 0")));
        Client.Answer committed = confirm(
                CONTRACT_OFFICER,
                caseId,
                shares(List.of(Map.of("fiscalYear", 2066, "amount", Map.of("amount", "40.00", "currency", "EUR")))));
        assertThat(committed.status()).as("%s", committed).isEqualTo(200);
        assertThat(figures(first)).isEqualTo("0.00 200.00 0.00 800.00");
        year(2066, "opening");
        assertThat(figures(second)).isEqualTo("0.00 40.00 0.00 960.00");

        refused(422, "above-commitment", confirm(DISBURSING_OFFICER, caseId, Map.of("amount", "240.01")));
        confirm(DISBURSING_OFFICER, caseId, Map.of("amount", "210.00"));
        confirm(PAYER, caseId, null);
        assertThat(figures(first)).isEqualTo("0.00 0.00 200.00 800.00");
        assertThat(figures(second)).isEqualTo("0.00 30.00 10.00 960.00");
        confirm(DISBURSING_OFFICER, caseId, Map.of("amount", "30.00"));
        confirm(PAYER, caseId, null);
        assertThat(found(caseId).path("closedAt").isNull()).isFalse();
    }

    @Test
    void where_a_contract_of_several_years_is_closed_early_its_later_years_are_free() {
        String code = "early-" + System.nanoTime();
        String first = budgetLine(2067, code, "Chairs", "1000.00 EUR");
        budgetLine(2068, code, "Chairs", "1000.00 EUR");
        year(2067, "opening");
        String caseId = approved(first);
        confirm(CONTRACT_OFFICER, caseId, shares("2068 40.00"));
        confirm(DISBURSING_OFFICER, caseId, Map.of("amount", "200.00"));
        confirm(PAYER, caseId, null);
        assertThat(found(caseId).path("closedAt").isNull()).as("a share is due").isTrue();

        assertThat(decide(DISBURSING_OFFICER, caseId, "CLOSE").status()).isEqualTo(200);

        assertThat(found(caseId).path("closedAt").isNull()).isFalse();
        assertThat(as(BUDGET_OFFICER)
                        .get("/api/budget/years/2068/opening")
                        .json()
                        .path("shares"))
                .isEmpty();
    }

    private static void refused(int status, String code, Client.Answer answer) {
        assertThat(answer.code()).as("%s", answer).isEqualTo(code);
        assertThat(answer.status()).isEqualTo(status);
    }

    private String approved(String lineId) {
        String caseId = start(expenditure(lineId));
        decide(REVIEWER, caseId, "APPROVE");
        Client.Answer approved = decide(SUPERVISOR, caseId, "APPROVE");
        assertThat(approved.text("state")).as("%s", approved).isEqualTo("APPROVED");
        return caseId;
    }

    private void approve(String change) {
        decide(REVIEWER, change, "APPROVE");
        Client.Answer approved = decide(DIRECTOR, change, "APPROVE");
        assertThat(approved.text("state")).as("%s", approved).isEqualTo("APPROVED");
    }

    private void year(int year, String act) {
        Client officer = as(BUDGET_OFFICER);
        String path = "/api/budget/years/" + year + "/" + act;
        Client.Answer done =
                act.equals("closing") ? officer.post(path, Map.of("reason", "settled")) : officer.post(path);
        assertThat(done.status()).as("%s", done).isEqualTo(200);
    }

    @SafeVarargs
    private Client.Answer carryOver(Map<String, Object>... rows) {
        return carryOver(List.of(rows));
    }

    /** @param lines a list, or as a form has them */
    private Client.Answer carryOver(Object lines) {
        Map<String, Object> draft = payment("Chairs that come late", "review:administration", "approve:director");
        draft.put("process", "budget-transfer");
        draft.put("kind", "budget");
        draft.remove("amount");
        draft.put("content", Map.of("changeType", "CARRY_OVER", "lines", lines));
        return as(DRAFTER).post("/api/cases", draft);
    }

    private static Map<String, Object> row(String lineId, String amount, @Nullable String commitment) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("lineId", lineId);
        row.put("amount", Map.of("amount", amount, "currency", "EUR"));
        if (commitment != null) {
            row.put("commitment", commitment);
        }
        return row;
    }

    private static Map<String, Object> shares(Object later) {
        return Map.of("amount", "200.00", "payee", "한빛상사", "later", later);
    }

    private static Map<String, Object> content(String amount) {
        return Map.of("amount", amount, "payee", "한빛상사");
    }

    private Client.Answer confirm(String person, String caseId, @Nullable Map<String, Object> content) {
        Map<String, Object> body = new LinkedHashMap<>(Map.of("decision", "CONFIRM"));
        if (content != null) {
            body.put("content", content);
        }
        return as(person).post("/api/tasks/" + taskOf(person, caseId) + "/decision", body);
    }

    /** Reserved, committed, disbursed and available. */
    private String figures(String lineId) {
        Client.Answer line = as(AUDITOR).get("/api/budget/lines/" + lineId);
        return line.text("reserved/amount") + " " + line.text("committed/amount") + " " + line.text("disbursed/amount")
                + " " + line.text("available/amount");
    }

    private static Map<String, Object> expenditure(String lineId) {
        Map<String, Object> draft =
                payment("Chairs for the reading room", "review:administration", "approve:supervisor");
        draft.put("process", "expenditure");
        draft.put("amount", Map.of("amount", "300.00", "currency", "EUR"));
        draft.put("content", Map.of("lineId", lineId, "body", "Twelve of the chairs are broken."));
        return draft;
    }
}

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

    private static void refused(int status, String code, Client.Answer answer) {
        assertThat(answer.code()).as("%s", answer).isEqualTo(code);
        assertThat(answer.status()).isEqualTo(status);
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

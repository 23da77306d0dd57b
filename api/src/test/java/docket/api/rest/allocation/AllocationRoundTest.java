package docket.api.rest.allocation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import docket.api.rest.Client;
import docket.api.rest.RestTest;
import docket.api.sample.budget.InventedLines;
import docket.engine.allocation.past.UseSchema;
import docket.engine.scoring.CurrentModel;
import docket.engine.scoring.ModelNames;
import docket.engine.training.NewModels;
import docket.processes.act.Acts;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class AllocationRoundTest extends RestTest {

    private static final int YEAR = LocalDate.now(ZoneId.of("Asia/Seoul")).getYear();
    private static final String ROUNDS = "/api/budget/rounds";

    private static int codes;

    @Autowired
    private NewModels models;

    @Autowired
    private CurrentModel current;

    @Autowired
    private Acts acts;

    @Test
    void money_is_asked_for_shared_out_tried_adjusted_and_appropriated() {
        Client.Answer opened = as(BUDGET_OFFICER).post(ROUNDS, round(limit("facilities", null, null, "600.00")));
        assertThat(opened.status()).as("%s", opened).isEqualTo(201);
        assertThat(opened.text("state")).isEqualTo("COLLECTING");
        String round = ROUNDS + "/" + opened.text("roundId");
        assertThat(opened.header("Location")).hasValue(round);
        String roof = ask(round, "facilities", "500.00", 500);
        String door = ask(round, "facilities", "400.00", 400);
        String desk = ask(round, "finance", "900.00", 300);
        JsonNode open = as(AUDITOR).get(round + "/requests").json().path("items");
        assertThat(open)
                .hasSize(3)
                .allSatisfy(one -> assertThat(one.path("score").isNull()).isTrue());
        assertThat(as(DRAFTER).get(round + "/proposal").code()).isEqualTo("round-not-proposed");

        models.train(acts.current(), ModelNames.USE_LIKELIHOOD, UseSchema.PLAN, new InventedLines(1, 60));
        current.refresh();
        Client.Answer closed = as(BUDGET_OFFICER).post(round + "/closing");

        assertThat(closed.status()).as("%s", closed).isEqualTo(200);
        assertThat(closed.text("state")).isEqualTo("PROPOSED");
        JsonNode proposal = as(DRAFTER).get(round + "/proposal").json();
        assertThat(granted(proposal)).containsExactly("500.00", "100.00", "400.00");
        assertThat(proposal.at("/requests/1/limitedBy").asText()).isEqualTo("facilities");
        assertThat(proposal.at("/limits/1/price").asLong()).isEqualTo(100);
        assertThat(proposal.at("/rules")).hasSize(3);
        JsonNode score = proposal.at("/requests/0/score");
        assertThat(score.path("model").asText()).as("%s", proposal).isEqualTo("use-likelihood");
        assertThat(score.path("probability").asDouble()).isBetween(0.0, 1.0);
        assertThat(score.path("reasons").findValuesAsText("feature")).contains("usedOfLine", "askedToBefore");
        assertThat(score.path("recordedAt").asText()).isNotBlank();
        assertThat(as(AUDITOR).get(round + "/requests").json().at("/items/0/score"))
                .isEqualTo(score);
        assertThat(proposal.at("/certificate/inputSha256")).isEqualTo(proposal.at("/inputSha256"));
        Client.Answer receipt = as(DRAFTER).get(round + "/receipts/" + door);
        assertThat(receipt.text("granted/amount")).isEqualTo("100.00");
        assertThat(receipt.text("en")).contains("100.00");
        assertThat(receipt.text("ko")).containsPattern("\\p{IsHangul}");

        Client.Answer tried =
                as(DIRECTOR).post(round + "/trial", Map.of("adjustments", List.of(adjustment(roof, "300.00", null))));
        assertThat(granted(tried.json())).as("%s", tried).containsExactly("300.00", "300.00", "400.00");
        assertThat(granted(as(DRAFTER).get(round + "/proposal").json())).containsExactly("500.00", "100.00", "400.00");

        String task = taskOf(DIRECTOR, opened.text("caseId"));
        Client.Answer approved = as(DIRECTOR)
                .post(
                        "/api/tasks/" + task + "/decision",
                        Map.of(
                                "decision",
                                "APPROVE",
                                "content",
                                Map.of("adjustments", List.of(adjustment(roof, "300.00", "Half is new")))));
        assertThat(approved.status()).as("%s", approved).isEqualTo(200);
        JsonNode after = as(AUDITOR).get(round).json();
        assertThat(after.path("state").asText()).isEqualTo("APPROVED");
        assertThat(after.at("/adjustments/0/reason").asText()).isEqualTo("Half is new");
        for (JsonNode line : after.path("lines")) {
            JsonNode given =
                    as(DRAFTER).get("/api/budget/lines/" + line.asText()).json();
            assertThat(given.at("/allotted/amount").asText())
                    .isEqualTo(given.at("/appropriation/amount").asText())
                    .isEqualTo(line.asText().contains("finance") ? "400.00" : "300.00");
        }
        assertThat(after.path("lines")).hasSize(3);
        assertThat(desk).isNotEqualTo(roof);
    }

    @Test
    void two_requests_for_one_code_become_one_line_and_a_code_that_is_taken_is_refused_at_once_and_at_the_approval() {
        Client.Answer opened = as(BUDGET_OFFICER).post(ROUNDS, round());
        String round = ROUNDS + "/" + opened.text("roundId");
        Map<String, Object> roof = asking("facilities", "300.00", 500);
        Map<String, Object> gutter = asking("facilities", "200.00", 400);
        gutter.put("lineCode", roof.get("lineCode"));
        for (Map<String, Object> request : List.of(roof, gutter)) {
            assertThat(as(DRAFTER).post(round + "/requests", request).status()).isEqualTo(201);
        }
        Map<String, Object> taken = asking("facilities", "1.00", 1);
        budgetLine(taken.get("lineCode").toString(), "There already", "5.00 EUR");

        assertThat(as(DRAFTER).post(round + "/requests", taken).code()).isEqualTo("budget-line-exists");
        Map<String, Object> late = asking("facilities", "1.00", 1);
        String request = as(DRAFTER).post(round + "/requests", late).text("requestId");
        late.put("lineCode", taken.get("lineCode"));
        assertThat(as(DRAFTER).put(round + "/requests/" + request, late).code()).isEqualTo("budget-line-exists");
        late.put("lineCode", "late-" + System.nanoTime());
        assertThat(as(DRAFTER).put(round + "/requests/" + request, late).status())
                .isEqualTo(200);
        as(BUDGET_OFFICER).post(round + "/closing");
        budgetLine(late.get("lineCode").toString(), "Opened meanwhile", "5.00 EUR");
        assertThat(decide(DIRECTOR, opened.text("caseId"), "APPROVE").code()).isEqualTo("budget-line-exists");
        String task = taskOf(DIRECTOR, opened.text("caseId"));
        Client.Answer approved = as(DIRECTOR)
                .post(
                        "/api/tasks/" + task + "/decision",
                        Map.of(
                                "decision",
                                "APPROVE",
                                "content",
                                Map.of("adjustments", List.of(adjustment(request, "0.00", "There is a line")))));

        assertThat(approved.status()).as("%s", approved).isEqualTo(200);
        JsonNode lines = as(AUDITOR).get(round).json().path("lines");
        assertThat(lines).hasSize(1);
        assertThat(as(AUDITOR)
                        .get("/api/budget/lines/" + lines.path(0).asText())
                        .text("appropriation/amount"))
                .isEqualTo("500.00");
    }

    @Test
    void a_round_of_whole_requests_grants_each_or_not() {
        Map<String, Object> whole = round();
        whole.put("divisible", false);
        String round = open(whole);
        ask(round, "facilities", "600.00", 500);
        ask(round, "facilities", "600.00", 400);

        assertThat(as(BUDGET_OFFICER).post(round + "/closing").text("state")).isEqualTo("PROPOSED");

        assertThat(granted(as(DRAFTER).get(round + "/proposal").json())).containsExactly("600.00", "0.00");
    }

    @Test
    void limits_that_clash_are_named_and_nothing_can_be_approved() {
        Map<String, Object> clash = round(limit("facilities", null, "700.00", "600.00"));
        Client.Answer opened = as(BUDGET_OFFICER).post(ROUNDS, clash);
        String round = ROUNDS + "/" + opened.text("roundId");
        ask(round, "facilities", "500.00", 500);

        assertThat(as(BUDGET_OFFICER).post(round + "/closing").text("state")).isEqualTo("INFEASIBLE");

        JsonNode proposal = as(DRAFTER).get(round + "/proposal").json();
        assertThat(proposal.at("/conflicts/0/limits").findValuesAsText("of")).isNotEmpty();
        assertThat(proposal.has("certificate")).isFalse();
        String task = taskOf(DIRECTOR, opened.text("caseId"));
        Client.Answer refused = as(DIRECTOR).post("/api/tasks/" + task + "/decision", Map.of("decision", "APPROVE"));
        assertThat(refused.code()).as("%s", refused).isEqualTo("round-infeasible");
        assertThat(refused.status()).isEqualTo(422);
    }

    @Test
    void only_budget_officers_open_and_close_and_only_who_asked_changes_what_was_asked() {
        for (String person : List.of(DRAFTER, DIRECTOR, AUDITOR)) {
            assertThat(as(person).post(ROUNDS, round()).code()).isEqualTo("forbidden");
        }
        String round = open(round());
        assertThat(as(DRAFTER).post(round + "/closing").code()).isEqualTo("forbidden");
        assertThat(as(AUDITOR)
                        .post(round + "/requests", asking("facilities", "1", 1))
                        .code())
                .isEqualTo("forbidden");
        String request = round + "/requests/" + ask(round, "facilities", "5.00", 5);
        assertThat(as(OTHER_DRAFTER)
                        .put(request, asking("facilities", "6.00", 5))
                        .code())
                .isEqualTo("not-your-organization");
        assertThat(as(DRAFTER).put(request, asking("finance", "6.00", 5)).code())
                .isEqualTo("organization-fixed");

        Client.Answer changed = as(DRAFTER).put(request, asking("facilities", "6.00", 5));

        assertThat(changed.text("asked/amount")).as("%s", changed).isEqualTo("6.00");
        assertThat(as(DRAFTER).delete(request).status()).isEqualTo(204);
        assertThat(as(DRAFTER).get(request).code()).isEqualTo("unknown-funds-request");
        as(BUDGET_OFFICER).post(round + "/closing");
        assertThat(as(DRAFTER)
                        .post(round + "/requests", asking("facilities", "1.00", 1))
                        .code())
                .isEqualTo("round-not-collecting");
        assertThat(as(BUDGET_OFFICER).post(round + "/closing").code()).isEqualTo("round-not-collecting");
    }

    @Test
    void what_no_round_can_hold_is_refused_with_what_is_wrong() {
        Client.Answer orphan = as(BUDGET_OFFICER).post(ROUNDS, round(limit("facilities", "works", null, null)));
        assertThat(orphan.code()).as("%s", orphan).isEqualTo("invalid-round");
        assertThat(orphan.text("errors/0/code")).isEqualTo("parent-unknown");
        Map<String, Object> past = round();
        past.put("closesAt", "2020-01-01T00:00:00Z");
        assertThat(as(BUDGET_OFFICER).post(ROUNDS, past).code()).isEqualTo("invalid-round");
        String round = open(round());
        assertThat(as(DRAFTER)
                        .post(round + "/requests", asking("facilities", "1.00", 1001))
                        .code())
                .isEqualTo("invalid-round");
        assertThat(as(DRAFTER)
                        .post(round + "/requests", asking("lighthouses", "1.00", 1))
                        .code())
                .isEqualTo("unknown-organization");
        Map<String, Object> dollars = asking("facilities", "1.00", 1);
        dollars.put("asked", Map.of("amount", "1.00", "currency", "USD"));
        assertThat(as(DRAFTER).post(round + "/requests", dollars).code()).isEqualTo("currency-mismatch");
        assertThat(as(DRAFTER).get(ROUNDS + "/4711").code()).isEqualTo("unknown-round");
        String caseId = as(BUDGET_OFFICER).get(round).text("caseId");
        assertThat(as(DRAFTER)
                        .post(ROUNDS + "/" + caseId + "/requests", asking("facilities", "1.00", 1))
                        .code())
                .isEqualTo("unknown-round");
    }

    @Test
    void rounds_are_listed_by_state() {
        String round = open(round());
        JsonNode items = as(DRAFTER)
                .get(ROUNDS + "?state=COLLECTING&limit=200&fiscalYear=" + YEAR)
                .json()
                .path("items");
        assertThat(items.findValuesAsText("roundId")).contains(round.substring(ROUNDS.length() + 1));
        assertThat(as(DRAFTER)
                        .get(ROUNDS + "?state=APPROVED&limit=200")
                        .json()
                        .path("items")
                        .findValuesAsText("roundId"))
                .doesNotContain(round.substring(ROUNDS.length() + 1));
    }

    private String open(Map<String, Object> body) {
        Client.Answer opened = as(BUDGET_OFFICER).post(ROUNDS, body);
        assertThat(opened.status()).as("%s", opened).isEqualTo(201);
        return ROUNDS + "/" + opened.text("roundId");
    }

    private String ask(String round, String organization, String asked, int value) {
        Client.Answer entered = as(DRAFTER).post(round + "/requests", asking(organization, asked, value));
        assertThat(entered.status()).as("%s", entered).isEqualTo(201);
        return entered.text("requestId");
    }

    @SafeVarargs
    private static Map<String, Object> round(Map<String, Object>... limits) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("name", "Autumn");
        body.put("fiscalYear", YEAR);
        body.put("total", money("1000.00"));
        body.put("rule", "VALUE");
        body.put("divisible", true);
        body.put("limits", List.of(limits));
        return body;
    }

    private static Map<String, Object> limit(String node, String parent, String floor, String cap) {
        Map<String, Object> limit = new LinkedHashMap<>();
        limit.put("node", node);
        limit.put("parent", parent);
        limit.put("floor", floor == null ? null : money(floor));
        limit.put("cap", cap == null ? null : money(cap));
        return limit;
    }

    private static Map<String, Object> asking(String organization, String asked, int value) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("organization", organization);
        body.put("lineCode", "round-" + System.nanoTime() + "-" + ++codes);
        body.put("name", "Repairs");
        body.put("asked", money(asked));
        body.put("value", value);
        body.put("reason", "It must be");
        return body;
    }

    private static Map<String, Object> adjustment(String request, String granted, String reason) {
        Map<String, Object> adjustment = new LinkedHashMap<>();
        adjustment.put("requestId", request);
        adjustment.put("granted", money(granted));
        if (reason != null) {
            adjustment.put("reason", reason);
        }
        return adjustment;
    }

    private static Map<String, String> money(String amount) {
        return Map.of("amount", amount, "currency", "EUR");
    }

    private static List<String> granted(JsonNode proposal) {
        return proposal.path("requests").findValues("granted").stream()
                .map(granted -> granted.path("amount").asText())
                .toList();
    }
}

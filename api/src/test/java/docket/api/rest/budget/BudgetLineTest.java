package docket.api.rest.budget;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import docket.api.rest.Client;
import docket.api.rest.Clients;
import docket.api.rest.RestTest;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BudgetLineTest extends RestTest {

    private static final int YEAR = LocalDate.now(ZoneId.of("Asia/Seoul")).getYear();

    @Test
    void a_budget_officer_opens_a_line_and_allots_from_it() {
        Client.Answer opened = open("1000.00", "EUR");

        assertThat(opened.status()).as("%s", opened).isEqualTo(201);
        String line = "/api/budget/lines/" + opened.text("lineId");
        assertThat(opened.header("Location")).hasValue(line);
        assertThat(opened.header("ETag")).hasValue("\"1\"");
        assertThat(opened.text("available/amount")).isEqualTo("1000.00");

        Client.Answer allotted = as(BUDGET_OFFICER)
                .post(line + "/allotments", Map.of("amount", money("250.00", "EUR"), "period", "2026-Q1"));
        assertThat(allotted.status()).as("%s", allotted).isEqualTo(201);
        assertThat(allotted.text("allotted/amount")).isEqualTo("250.00");
        assertThat(allotted.text("available/amount")).isEqualTo("250.00");
        assertThat(as(DRAFTER).get(line).json()).isEqualTo(allotted.json());
        assertThat(as(DRAFTER).get(line + "?at=1").text("available/amount")).isEqualTo("1000.00");
        assertThat(as(DRAFTER).get(line + "?at=1999-01-01T00:00:00Z").status()).isEqualTo(404);
    }

    @Test
    void nobody_else_writes_budget_lines() {
        for (String person : List.of(DRAFTER, DIRECTOR, AUDITOR)) {
            Client.Answer refused = as(person).post("/api/budget/lines", line("10", "EUR"));
            assertThat(refused.status()).as("%s", refused).isEqualTo(403);
            assertThat(refused.code()).isEqualTo("forbidden");
        }
        assertThat(as(ADMIN).post("/api/budget/lines", line("10", "EUR")).status())
                .isEqualTo(201);
    }

    @Test
    void refuses_a_line_that_is_open_already() {
        Map<String, Object> line = line("10", "EUR");
        as(BUDGET_OFFICER).post("/api/budget/lines", line);

        Client.Answer refused = as(BUDGET_OFFICER).post("/api/budget/lines", line);

        assertThat(refused.status()).as("%s", refused).isEqualTo(409);
        assertThat(refused.code()).isEqualTo("budget-line-exists");
    }

    @Test
    void refuses_a_line_of_an_organisation_that_is_not_there() {
        Map<String, Object> line = line("10", "EUR");
        line.put("organization", "lighthouses");

        Client.Answer refused = as(BUDGET_OFFICER).post("/api/budget/lines", line);

        assertThat(refused.status()).as("%s", refused).isEqualTo(422);
        assertThat(refused.code()).isEqualTo("unknown-organization");
        assertThat(lines(as(DRAFTER).get("/api/budget/lines?organization=lighthouses")))
                .isEmpty();
    }

    @Test
    void refuses_an_allotment_that_the_appropriation_does_not_cover() {
        String line = "/api/budget/lines/" + open("100", "EUR").text("lineId") + "/allotments";

        Client.Answer tooMuch =
                as(BUDGET_OFFICER).post(line, Map.of("amount", money("100.01", "EUR"), "period", "2026-Q1"));
        Client.Answer otherCurrency =
                as(BUDGET_OFFICER).post(line, Map.of("amount", money("1", "USD"), "period", "2026-Q1"));

        assertThat(tooMuch.code()).as("%s", tooMuch).isEqualTo("insufficient-funds");
        assertThat(tooMuch.status()).isEqualTo(422);
        assertThat(otherCurrency.code()).isEqualTo("currency-mismatch");
        assertThat(otherCurrency.status()).isEqualTo(422);
    }

    @Test
    void does_not_know_a_line_that_is_not_there() {
        assertThat(as(DRAFTER).get("/api/budget/lines/4711").code()).isEqualTo("unknown-budget-line");
        assertThat(as(BUDGET_OFFICER)
                        .post(
                                "/api/budget/lines/4711/allotments",
                                Map.of("amount", money("1", "EUR"), "period", "2026-Q1"))
                        .code())
                .isEqualTo("unknown-budget-line");
    }

    @Test
    void lines_are_found_by_year_organisation_and_words() {
        Map<String, Object> line = line("10", "EUR");
        String name = "Wombats " + System.nanoTime();
        line.put("name", name);
        String lineId = as(BUDGET_OFFICER).post("/api/budget/lines", line).text("lineId");
        String q = java.net.URLEncoder.encode(name, java.nio.charset.StandardCharsets.UTF_8);

        assertThat(lines(as(DRAFTER).get("/api/budget/lines?fiscalYear=" + YEAR + "&organization=facilities&q=" + q)))
                .containsExactly(lineId);
        assertThat(lines(as(DRAFTER).get("/api/budget/lines?fiscalYear=" + (YEAR - 1) + "&q=" + q)))
                .isEmpty();
    }

    @Test
    void money_is_reserved_at_the_request_and_committed_at_the_approval() {
        String lineId = open("1000", "EUR").text("lineId");
        String caseId = start(request(lineId, "300.00", "EUR"));
        assertThat(line(lineId).at("/reserved/amount").asText()).isEqualTo("300.00");
        assertThat(line(lineId).at("/available/amount").asText()).isEqualTo("700.00");

        decide(REVIEWER, caseId, "APPROVE");
        assertThat(decide(SUPERVISOR, caseId, "APPROVE").text("state")).isEqualTo("APPROVED");

        assertThat(line(lineId).at("/reserved/amount").asText()).isEqualTo("0.00");
        assertThat(line(lineId).at("/committed/amount").asText()).isEqualTo("300.00");
    }

    @Test
    void money_is_given_back_at_the_return_and_reserved_again_at_the_resubmission() {
        String lineId = open("1000", "EUR").text("lineId");
        String caseId = start(request(lineId, "300.00", "EUR"));

        decide(REVIEWER, caseId, "RETURN");
        assertThat(line(lineId).at("/available/amount").asText()).isEqualTo("1000.00");

        decide(DRAFTER, caseId, "RESUBMIT");
        assertThat(line(lineId).at("/available/amount").asText()).isEqualTo("700.00");
    }

    @Test
    void refuses_a_request_that_the_line_cannot_pay_and_leaves_nothing_behind() {
        Client.Answer opened = open("100", "EUR");
        String lineId = opened.text("lineId");
        String title = "Too dear " + System.nanoTime();

        Client.Answer tooMuch = as(DRAFTER).post("/api/cases", titled(title, request(lineId, "100.01", "EUR")));
        Client.Answer otherCurrency = as(DRAFTER).post("/api/cases", titled(title, request(lineId, "100", "KRW")));
        Client.Answer noLine = as(DRAFTER).post("/api/cases", titled(title, request("4711", "1", "EUR")));

        assertThat(tooMuch.status()).as("%s", tooMuch).isEqualTo(422);
        assertThat(tooMuch.code()).isEqualTo("insufficient-funds");
        assertThat(tooMuch.text("detail"))
                .contains("100.00 EUR", opened.text("name") + " (" + opened.text("code") + ")");
        assertThat(otherCurrency.code()).as("%s", otherCurrency).isEqualTo("currency-mismatch");
        assertThat(noLine.code()).as("%s", noLine).isEqualTo("budget-line-required");
        assertThat(noLine.status()).isEqualTo(422);
        Map<String, Object> past = line("100", "EUR");
        past.put("fiscalYear", YEAR - 2);
        String closed = as(BUDGET_OFFICER).post("/api/budget/lines", past).text("lineId");
        Client.Answer otherYear = as(DRAFTER).post("/api/cases", titled(title, request(closed, "1", "EUR")));
        assertThat(otherYear.status()).as("%s", otherYear).isEqualTo(422);
        assertThat(otherYear.code()).isEqualTo("fiscal-year-closed");
        assertThat(otherYear.text("detail")).contains(String.valueOf(YEAR - 2), String.valueOf(YEAR));
        Map<String, Object> foreign = titled(title, request(lineId, "1", "EUR"));
        foreign.put("organization", "finance");
        assertThat(as(DRAFTER).post("/api/cases", foreign).code()).isEqualTo("line-of-another-office");
        assertThat(as(AUDITOR)
                        .get("/api/cases?q="
                                + java.net.URLEncoder.encode(title, java.nio.charset.StandardCharsets.UTF_8))
                        .json()
                        .path("items"))
                .isEmpty();
        assertThat(line(lineId).path("version").asLong()).isEqualTo(1);
    }

    @Test
    void of_64_clients_at_one_line_exactly_those_are_served_whom_it_can_pay() throws Exception {
        int served = 10;
        String lineId = open(served * 30 + 29 + ".99", "EUR").text("lineId");

        List<Client.Answer> answers =
                Clients.together(64, i -> as(DRAFTER).post("/api/cases", request(lineId, "30.00", "EUR")));

        assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(served);
        assertThat(answers)
                .filteredOn(answer -> answer.status() != 201)
                .allSatisfy(answer -> assertThat(answer.code()).as("%s", answer).isEqualTo("insufficient-funds"));
        assertThat(line(lineId).at("/reserved/amount").asText()).isEqualTo("300.00");
        assertThat(line(lineId).at("/available/amount").asText()).isEqualTo("29.99");
    }

    private Client.Answer open(String amount, String currency) {
        return as(BUDGET_OFFICER).post("/api/budget/lines", line(amount, currency));
    }

    private JsonNode line(String lineId) {
        return as(DRAFTER).get("/api/budget/lines/" + lineId).json();
    }

    private static Map<String, Object> line(String amount, String currency) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("fiscalYear", YEAR);
        line.put("code", "T" + System.nanoTime());
        line.put("name", "Building maintenance");
        line.put("organization", "facilities");
        line.put("appropriation", money(amount, currency));
        return line;
    }

    private static Map<String, Object> request(String lineId, String amount, String currency) {
        Map<String, Object> request = payment("New windows", "review:administration", "approve:supervisor");
        request.put("process", "budget-request");
        request.put("amount", money(amount, currency));
        request.put("content", Map.of("body", "They no longer close.", "lineId", lineId));
        return request;
    }

    private static Map<String, Object> titled(String title, Map<String, Object> request) {
        request.put("title", title);
        return request;
    }

    private static Map<String, String> money(String amount, String currency) {
        return Map.of("amount", amount, "currency", currency);
    }

    private static List<String> lines(Client.Answer answer) {
        return answer.json().path("items").findValuesAsText("lineId");
    }
}

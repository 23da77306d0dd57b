package docket.api.rest.budget;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import docket.api.rest.Client;
import docket.api.rest.Clients;
import docket.api.rest.RestTest;
import java.io.BufferedReader;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BudgetExecutionTest extends RestTest {

    private static final int YEAR = LocalDate.now(ZoneId.of("Asia/Seoul")).getYear();
    private static final String REASON = "The flood: bills are paid first";
    private static final String HEADER =
            "fiscalYear,code,name,organization,program,item,source,currency,appropriation,allotted\n";

    @Test
    void a_line_has_a_key_of_all_its_parts_and_is_found_by_its_program() {
        String program = "P" + System.nanoTime();
        Map<String, Object> line = line(YEAR, "1000.00");
        line.putAll(Map.of("program", program, "item", "210-01", "source", "general", "control", "WARN"));
        String lineId = opened(line);

        JsonNode found = as(DRAFTER).get("/api/budget/lines?program=" + program).json();
        assertThat(found.path("items")).hasSize(1);
        JsonNode one = found.path("items").path(0);
        assertThat(one.path("lineId").asText()).isEqualTo(lineId);
        assertThat(List.of(
                        one.path("item").asText(),
                        one.path("source").asText(),
                        one.path("control").asText()))
                .containsExactly("210-01", "general", "WARN");
        String csv = as(DRAFTER)
                .with("Accept", "text/csv")
                .get("/api/budget/lines?program=" + program)
                .response()
                .body();
        assertThat(csv).contains("lineId,fiscalYear,code", lineId + ",").contains(",1000.00,");
    }

    @Test
    void the_control_of_a_line_changes_with_its_reason_and_lets_a_request_pass_with_a_warning() {
        String lineId = opened(line(YEAR, "10.00"));
        Client.Answer refused = as(DRAFTER).post("/api/cases", request(lineId, "30.00"));
        assertThat(refused.code()).as("%s", refused).isEqualTo("insufficient-funds");

        assertThat(control(DRAFTER, lineId, "WARN").status()).isEqualTo(403);
        Client.Answer warned = control(BUDGET_OFFICER, lineId, "WARN");
        assertThat(warned.status()).as("%s", warned).isEqualTo(200);
        assertThat(control(BUDGET_OFFICER, lineId, "WARN").code()).isEqualTo("control-unchanged");

        Client.Answer accepted = as(DRAFTER).post("/api/cases", request(lineId, "30.00"));
        assertThat(accepted.status()).as("%s", accepted).isEqualTo(201);
        assertThat(accepted.json().path("warnings").path(0).asText()).isEqualTo("insufficient-funds");
        assertThat(found(accepted.text("caseId")).path("warnings")).hasSize(1);
        assertThat(as(DRAFTER).get("/api/budget/lines/" + lineId).text("available/amount"))
                .isEqualTo("-20.00");

        control(BUDGET_OFFICER, lineId, "NONE");
        Client.Answer silent = as(DRAFTER).post("/api/cases", request(lineId, "1.00"));
        assertThat(silent.json().path("warnings")).isEmpty();
        JsonNode entries = as(DRAFTER)
                .get("/api/budget/lines/" + lineId + "/entries")
                .json()
                .path("items");
        assertThat(entries.findValuesAsText("type"))
                .containsExactly(
                        "funds-appropriated", "control-changed", "funds-reserved", "control-changed", "funds-reserved");
        assertThat(entries.path(2).at("/amount/amount").asText()).isEqualTo("30.00");
        assertThat(entries.path(2).at("/after/available/amount").asText()).isEqualTo("-20.00");
        assertThat(entries.path(2).path("caseId").asText()).isEqualTo(accepted.text("caseId"));
        assertThat(entries.path(1).path("actor").asText()).isEqualTo(BUDGET_OFFICER);
        JsonNode first = as(DRAFTER)
                .get("/api/budget/lines/" + lineId + "/entries?limit=2")
                .json();
        assertThat(as(DRAFTER)
                        .get("/api/budget/lines/" + lineId + "/entries?limit=3&cursor="
                                + first.path("next").asText())
                        .json()
                        .path("items")
                        .path(0)
                        .path("sequence")
                        .asLong())
                .isEqualTo(2);
    }

    @Test
    void no_request_passes_without_a_line_or_with_a_blank_one() {
        for (Object blank : List.of("", " ", "4711", List.of("a", "b"))) {
            Map<String, Object> request = request("x", "1.00");
            request.put("content", Map.of("body", "Windows.", "lineId", blank));
            Client.Answer refused = as(DRAFTER).post("/api/cases", request);
            assertThat(refused.status()).as("%s", refused).isEqualTo(422);
        }
        Map<String, Object> request = request("x", "1.00");
        request.put("content", Map.of("body", "Windows."));
        assertThat(as(DRAFTER).post("/api/cases", request).status()).isEqualTo(422);
    }

    @Test
    void a_year_is_closed_after_it_was_shown_what_lapses_and_is_opened_again() {
        int year = 2042;
        String lineId = opened(line(year, "100.00"));
        assertThat(as(DRAFTER).post("/api/cases", request(lineId, "30.00")).code())
                .isEqualTo("fiscal-year-closed");
        String years = "/api/budget/years/" + year;
        assertThat(as(DRAFTER).post(years + "/opening").status()).isEqualTo(403);
        assertThat(as(BUDGET_OFFICER).post(years + "/opening").status()).isEqualTo(200);
        assertThat(as(BUDGET_OFFICER).post(years + "/opening").code()).isEqualTo("fiscal-year-open");
        String caseId = start(request(lineId, "30.00"));

        JsonNode preview = as(BUDGET_OFFICER).get(years + "/closing").json();
        JsonNode line = preview.path("lines").path(0);
        assertThat(preview.at("/year/state").asText()).isEqualTo("OPEN");
        assertThat(line.at("/lapses/amount").asText()).isEqualTo("100.00");
        assertThat(line.at("/free/amount").asText()).isEqualTo("70.00");
        assertThat(line.at("/waiting/0/caseId").asText()).isEqualTo(caseId);

        assertThat(as(BUDGET_OFFICER)
                        .post(years + "/closing", Map.of("reason", ""))
                        .status())
                .isEqualTo(422);
        Client.Answer closed = as(BUDGET_OFFICER).post(years + "/closing", Map.of("reason", "settled"));
        assertThat(closed.status()).as("%s", closed).isEqualTo(200);
        JsonNode lapsed = as(DRAFTER).get("/api/budget/lines/" + lineId).json();
        assertThat(lapsed.at("/lapsed/amount").asText()).isEqualTo("100.00");
        assertThat(lapsed.at("/available/amount").asText()).isEqualTo("0.00");
        assertThat(as(BUDGET_OFFICER)
                        .post(years + "/closing", Map.of("reason", "twice"))
                        .code())
                .isEqualTo("fiscal-year-closed");
        assertThat(as(DRAFTER).post("/api/cases", request(lineId, "1.00")).code())
                .isEqualTo("fiscal-year-closed");
        assertThat(as(BUDGET_OFFICER)
                        .post("/api/budget/lines", line(year, "1.00"))
                        .code())
                .isEqualTo("fiscal-year-closed");

        assertThat(as(BUDGET_OFFICER).post(years + "/opening").status()).isEqualTo(200);
        JsonNode again = as(DRAFTER).get("/api/budget/lines/" + lineId).json();
        assertThat(again.at("/lapsed/amount").asText()).isEqualTo("0.00");
        assertThat(again.at("/reserved/amount").asText()).isEqualTo("30.00");
        assertThat(again.at("/available/amount").asText()).isEqualTo("70.00");
    }

    @Test
    void lines_are_imported_together_or_not_at_all() {
        String code = "I" + System.nanoTime();
        String good = HEADER + YEAR + "," + code + ",\"Roofs, \"\"old\"\"\",facilities,P1,210,general,KRW,1000,400\n"
                + YEAR + "," + code + "b,지붕,facilities,,,,EUR,12.50,\n";
        String bad = HEADER + YEAR + "," + code + ",Roofs,lighthouses,,,,KRW,1000,\n" + YEAR + "," + code
                + ",,facilities,,,,KRW,12.5,\n" + "20x6," + code + ",R,facilities,,,,XYZ,1,\n";
        Client officer = as(BUDGET_OFFICER).with("Content-Type", "text/csv");

        Client.Answer refused = officer.post("/api/budget/imports", bad);
        assertThat(refused.status()).as("%s", refused).isEqualTo(422);
        assertThat(refused.code()).isEqualTo("import-refused");
        assertThat(refused.json().path("errors").findValuesAsText("row")).containsExactly("2", "3", "3", "4", "4");
        assertThat(refused.json().path("errors").findValuesAsText("field"))
                .containsExactly("organization", "name", "appropriation", "fiscalYear", "currency");
        assertThat(as(DRAFTER).get("/api/budget/lines?q=" + code).json().path("items"))
                .isEmpty();
        assertThat(as(DRAFTER)
                        .with("Content-Type", "text/csv")
                        .post("/api/budget/imports", good)
                        .status())
                .isEqualTo(403);

        Client.Answer done = officer.with("Idempotency-Key", code).post("/api/budget/imports", good);
        assertThat(done.status()).as("%s", done).isEqualTo(200);
        assertThat(done.json().path("created").asInt()).isEqualTo(2);
        assertThat(officer.with("Idempotency-Key", code)
                        .post("/api/budget/imports", good)
                        .json())
                .isEqualTo(done.json());
        JsonNode lines = as(DRAFTER).get("/api/budget/lines?q=" + code).json().path("items");
        assertThat(lines.findValuesAsText("name")).containsExactly("Roofs, \"old\"", "지붕");
        assertThat(lines.path(0).at("/available/amount").asText()).isEqualTo("400");
        assertThat(officer.post("/api/budget/imports", good)
                        .json()
                        .path("errors")
                        .findValuesAsText("code"))
                .containsExactly("budget-line-exists", "budget-line-exists");
        assertThat(officer.post("/api/budget/imports", "a,b\n1,2\n")
                        .json()
                        .path("errors")
                        .findValuesAsText("field"))
                .containsExactly("header");
    }

    @Test
    void the_summary_is_proved_by_the_entries() {
        int year = 2051;
        String before = java.time.Instant.now().toString();
        for (String program : List.of("roads", "roads", "parks")) {
            Map<String, Object> line = line(year, "100.00");
            line.put("program", program);
            allot(opened(line), "40.00 EUR", year + "-Q1");
        }

        JsonNode sum = as(DRAFTER)
                .get("/api/budget/summary?fiscalYear=" + year + "&by=program")
                .json();
        assertThat(sum.path("items").findValuesAsText("key")).containsExactly("parks", "roads");
        assertThat(sum.at("/items/1/adjusted/amount").asText()).isEqualTo("200.00");
        assertThat(sum.at("/items/1/available/amount").asText()).isEqualTo("80.00");
        assertThat(sum.at("/total/appropriation/amount").asText()).isEqualTo("300.00");
        assertThat(sum.at("/check/entries/amount").asText()).isEqualTo("300.00");
        assertThat(sum.at("/check/lines/amount").asText()).isEqualTo("300.00");
        assertThat(sum.at("/check/equal").asBoolean()).isTrue();
        assertThat(as(DRAFTER)
                        .get("/api/budget/summary?fiscalYear=" + year + "&at=" + before)
                        .json()
                        .path("items"))
                .isEmpty();
        assertThat(as(DRAFTER).get("/api/budget/summary?by=colour").status()).isEqualTo(400);
        assertThat(as(DRAFTER)
                        .get("/api/budget/summary?fiscalYear=" + YEAR)
                        .json()
                        .at("/check/equal")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void whoever_listens_is_told_each_change_of_a_line() throws Exception {
        HttpResponse<InputStream> stream = HttpClient.newHttpClient()
                .send(
                        as(DRAFTER)
                                .with("Accept", "text/event-stream")
                                .request("/api/budget/stream")
                                .build(),
                        HttpResponse.BodyHandlers.ofInputStream());
        assertThat(stream.statusCode()).isEqualTo(200);
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(stream.body(), StandardCharsets.UTF_8))) {
            String lineId = opened(line(YEAR, "10.00"));
            start(payment("Another matter", "review:administration", "approve:supervisor"));
            allot(lineId, "5.00 EUR", YEAR + "-Q1");

            List<String> told = new ArrayList<>();
            while (told.size() < 2) {
                String line = lines.readLine();
                if (line.startsWith("data:")) {
                    JsonNode event = new ObjectMapper().readTree(line.substring("data:".length()));
                    if (event.at("/payload/lineId").asText().equals(lineId)) {
                        told.add(event.path("type").asText());
                    }
                    assertThat(event.path("type").asText()).isNotEqualTo("case-opened");
                }
            }
            assertThat(told).containsExactly("funds-appropriated", "funds-allotted");
        }
    }

    @Test
    void of_64_clients_at_four_lines_exactly_those_are_served_whom_each_can_pay() throws Exception {
        List<String> four = IntStream.range(0, 4)
                .mapToObj(i -> opened(line(YEAR, "100.00")))
                .toList();

        List<Client.Answer> answers =
                Clients.together(64, i -> as(DRAFTER).post("/api/cases", request(four.get(i % 4), "30.00")));

        assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(12);
        assertThat(answers)
                .filteredOn(answer -> answer.status() != 201)
                .allSatisfy(answer -> assertThat(answer.code()).as("%s", answer).isEqualTo("insufficient-funds"));
        assertThat(four)
                .allSatisfy(lineId -> assertThat(
                                as(DRAFTER).get("/api/budget/lines/" + lineId).text("reserved/amount"))
                        .isEqualTo("90.00"));
    }

    @Test
    void a_line_says_who_may_ask_for_its_money_and_who_may_approve_up_to_what_and_by_which_rule() {
        String lineId = opened(line(YEAR, "100.00"));

        JsonNode spenders =
                as(DRAFTER).get("/api/budget/lines/" + lineId + "/spenders").json();

        assertThat(spenders.at("/mayAsk/organization").asText()).isEqualTo("facilities");
        assertThat(spenders.at("/mayAsk/open").asBoolean()).isTrue();
        JsonNode supervisor = null;
        for (JsonNode one : spenders.path("mayApprove")) {
            if (one.path("rule").asText().equals("payment-supervisor")) {
                supervisor = one;
            }
        }
        assertThat(supervisor).as("%s", spenders).isNotNull();
        assertThat(supervisor.path("group").asText()).isEqualTo("supervisor");
        assertThat(supervisor.path("people").toString()).contains(SUPERVISOR);
        assertThat(supervisor.path("upTo").isNull()).isTrue();
        assertThat(spenders.path("mayApprove").findValues("upTo")).anyMatch(upTo -> !upTo.isNull());
        assertThat(as(DRAFTER)
                        .get("/api/budget/lines/" + lineId + "/spenders?day=1999-01-01")
                        .json()
                        .path("mayApprove"))
                .isEmpty();
    }

    private Client.Answer control(String person, String lineId, String control) {
        return as(person).put("/api/budget/lines/" + lineId + "/control", Map.of("control", control, "reason", REASON));
    }

    private String opened(Map<String, Object> line) {
        Client.Answer opened = as(BUDGET_OFFICER).post("/api/budget/lines", line);
        assertThat(opened.status()).as("%s", opened).isEqualTo(201);
        return opened.text("lineId");
    }

    private static Map<String, Object> line(int year, String amount) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("fiscalYear", year);
        line.put("code", "X" + System.nanoTime());
        line.put("name", "Building maintenance");
        line.put("organization", "facilities");
        line.put("appropriation", Map.of("amount", amount, "currency", "EUR"));
        return line;
    }

    private static Map<String, Object> request(String lineId, String amount) {
        Map<String, Object> request = payment("New windows", "review:administration", "approve:supervisor");
        request.put("process", "budget-request");
        request.put("amount", Map.of("amount", amount, "currency", "EUR"));
        request.put("content", Map.of("body", "They no longer close.", "lineId", lineId));
        return request;
    }
}

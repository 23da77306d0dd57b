package docket.api.enginerest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import docket.api.rest.Client;
import docket.api.rest.RestTest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is sent is what is recorded, of its own kind, through every door. */
class WhatIsSentTest extends RestTest {

    private static final String FIELDS = """
            {"type": "number", "id": "field-count", "key": "count", "label": "Count"},
            {"type": "datetime", "id": "field-day", "key": "day", "subtype": "date", "dateLabel": "Day"},
            {"type": "checkbox", "id": "field-urgent", "key": "urgent", "label": "Urgent"},
            {"type": "textfield", "id": "field-note", "key": "note", "label": "Note"},
            """;

    @BeforeEach
    void a_process_with_a_field_of_each_kind() {
        Map<String, String> files = ModelUpload.simpleApproval("kinds");
        files.replaceAll((name, text) -> name.endsWith("-start.form") || name.endsWith("-start.ko.form")
                ? text.replaceFirst("\"components\": \\[", "\"components\": [" + FIELDS)
                : text);
        assertThat(ModelUpload.send(as(ADMIN), "kinds", files).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"7", "-0.5", "1234567.89", "0.1", "9007199254740993", "1e3"})
    void a_number_stays_a_number_through_both_doors(String number) {
        JsonNode byRest = found(byRest("{\"count\": " + number + ", \"note\": \"1.23456785E7\"}"));
        JsonNode byEngine =
                found(byEngine("\"count\": {\"value\": " + number + "}, \"note\": {\"value\": \"1.23456785E7\"}"));

        assertThat(byRest.at("/content/count").isNumber()).as("%s", byRest).isTrue();
        assertThat(byRest.at("/content/count").decimalValue()).isEqualByComparingTo(number);
        assertThat(byRest.at("/content/note").asText()).isEqualTo("1.23456785E7");
        assertThat(byEngine.path("contentHash")).isEqualTo(byRest.path("contentHash"));
    }

    @Test
    void a_field_that_is_left_empty_is_not_in_the_record_by_any_door() {
        JsonNode without = found(byRest("{\"count\": 7}"));

        for (String blank : List.of("", " ", "\u3164")) {
            JsonNode byRest = found(byRest("{\"count\": 7, \"note\": \"" + blank + "\"}"));
            JsonNode byEngine = found(byEngine("\"count\": {\"value\": 7}, \"note\": {\"value\": \"" + blank + "\"}"));

            assertThat(byRest.path("contentHash")).isEqualTo(without.path("contentHash"));
            assertThat(byEngine.path("contentHash")).isEqualTo(without.path("contentHash"));
        }
    }

    @Test
    void all_its_digits_are_kept_or_it_is_refused() {
        String long_ = "12345678901234567.89";

        String caseId = byRest("{\"count\": " + long_ + "}");
        assertThat(as(AUDITOR).get("/api/cases/" + caseId).toString()).contains("\"count\":" + long_);
        refused(engine("\"count\": {\"value\": " + long_ + "}"), "wrong-type", "count");
        refused(engine("\"count\": {\"value\": 99999999999999999999}"), "wrong-type", "count");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "count  | \"7\"",
                "count  | true",
                "urgent | \"true\"",
                "urgent | 1",
                "note   | 7",
                "note   | [\"a\", \"b\"]",
                "note   | {\"a\": 1}",
                "count  | [7]",
            })
    void a_value_of_another_kind_is_refused_at_both_doors(String field, String value) {
        refused(rest("{\"%s\": %s}".formatted(field, value)), "wrong-type", field);
        if (!value.startsWith("[") && !value.startsWith("{")) {
            refused(engine("\"%s\": {\"value\": %s}".formatted(field, value)), "wrong-type", field);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"title", "kind", "organization", "amount", "currency", "confidential", "approvalLine"})
    void content_does_not_speak_for_the_case(String field) {
        refused(rest("{\"" + field + "\": \"5\"}"), "field-not-declared", "content." + field);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[null]",
                "[{}]",
                "[{\\\"kind\\\": null}]",
                "[1]",
                "[[]]",
                "null",
                "[",
                "[{\\\"kind\\\": \\\"approve\\\"}, null]"
            })
    void a_line_that_is_none_is_refused(String line) {
        Client.Answer refused =
                as(DRAFTER).post("/engine-rest/process-definition/key/document-approval/start", """
                        {"variables": {"title": {"value": "A line"}, "kind": {"value": "payment"},
                         "organization": {"value": "facilities"}, "amount": {"value": "34.34"},
                         "currency": {"value": "EUR"}, "body": {"value": "Two leaks."},
                         "approvalLine": {"value": "%s"}}}""".formatted(line));

        assertThat(refused.status()).as("%s", refused).isEqualTo(422);
        assertThat(refused.code()).isEqualTo("invalid-approval-line");
    }

    @Test
    void content_does_not_speak_for_the_decision() {
        String caseId = start(payment("Said once", "review:administration", "approve:supervisor"));
        String task = taskOf(REVIEWER, caseId);

        for (Map<String, Object> content : List.<Map<String, Object>>of(
                Map.of("decision", "REJECT"), Map.of("opinion", "No."), Map.of("nobody", "asked"))) {
            Client.Answer refused =
                    decided(REVIEWER, task, Map.of("decision", "APPROVE", "opinion", "Yes.", "content", content));

            assertThat(refused.status()).as("%s", refused).isEqualTo(422);
            assertThat(refused.code()).isEqualTo("field-not-declared");
        }
        assertThat(decided(REVIEWER, task, Map.of("decision", "APPROVE", "approvalLine", List.of()))
                        .code())
                .isEqualTo("field-not-declared");
        assertThat(found(caseId).at("/approvalLine/0/decidedBy").isNull()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u3164", "\u200B\u2060", "\u00AD", "\u2800", "\uFEFF"})
    void what_shows_nothing_says_nothing(String blank) {
        Map<String, Object> draft = payment(blank, "approve:supervisor");
        assertThat(as(DRAFTER).post("/api/cases", draft).code()).isEqualTo("field-required");
        refused(engine("\"title\": {\"value\": \"" + blank + "\"}"), "field-required", "title");

        String task = taskOf(REVIEWER, start(payment("Blank", "review:administration", "approve:supervisor")));
        assertThat(decided(REVIEWER, task, Map.of("decision", "REJECT", "opinion", blank))
                        .code())
                .isEqualTo("opinion-required");
        assertThat(as(REVIEWER)
                        .post(
                                "/engine-rest/task/" + task + "/submit-form",
                                "{\"variables\": {\"decision\": {\"value\": \"REJECT\"}, \"opinion\": {\"value\": \""
                                        + blank + "\"}}}")
                        .code())
                .isEqualTo("opinion-required");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u202E", "\u2066", "\u202A"})
    void what_turns_the_text_that_is_shown_is_refused(String turning) {
        refused(rest("{\"note\": \"Pay " + turning + "0001\"}"), "invalid-field", "content.note");
        refused(engine("\"note\": {\"value\": \"Pay " + turning + "0001\"}"), "invalid-field", "note");
    }

    @Test
    void a_long_title_is_cut_between_characters_on_its_task() {
        String caseId =
                start(payment("a".repeat(199) + "\uD83D\uDE00b", "review:administration", "approve:supervisor"));

        Client.Answer task = as(REVIEWER).get("/engine-rest/task/" + taskOf(REVIEWER, caseId));

        assertThat(task.text("name")).isEqualTo("a".repeat(199) + "…");
    }

    @Test
    void hangul_is_found_and_counted_alike_however_it_was_written() {
        String apart = Normalizer.normalize("한글 문서 하나", Normalizer.Form.NFD);
        String caseId = start(payment(apart, "approve:supervisor"));

        for (String asked : List.of("한글 문서 하나", apart)) {
            assertThat(as(DRAFTER)
                            .get("/api/cases?q=" + URLEncoder.encode(asked, StandardCharsets.UTF_8))
                            .json()
                            .path("items"))
                    .extracting(item -> item.path("caseId").asText())
                    .contains(caseId);
        }
        assertThat(found(caseId).path("title").asText()).isEqualTo(apart);
        String long_ = Normalizer.normalize("한".repeat(300), Normalizer.Form.NFD);
        assertThat(engine("\"title\": {\"value\": \"" + long_ + "\"}").status()).isEqualTo(200);
        start(payment(long_, "approve:supervisor"));
        refused(as(DRAFTER).post("/api/cases", payment(long_ + "글", "approve:supervisor")), "invalid-field", "title");
        refused(engine("\"title\": {\"value\": \"" + long_ + "글\"}"), "invalid-field", "title");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u0301", " \u0308\u20DD", "\u3164", "\u200B", "\uD834\uDD59"})
    void what_shows_nothing_is_missing_at_every_door(String nothing) {
        refused(as(DRAFTER).post("/api/cases", payment(nothing, "approve:supervisor")), "field-required", "title");
        refused(engine("\"title\": {\"value\": \"" + nothing + "\"}"), "field-required", "title");
        String caseId = start(payment("Seen", "review:administration", "approve:supervisor"));
        String task = taskOf(REVIEWER, caseId);
        refused(decided(REVIEWER, task, Map.of("decision", "RETURN", "opinion", nothing)), "opinion-required", "");
        refused(
                as(DRAFTER).post("/api/cases/" + caseId + "/withdrawal", Map.of("reason", nothing)),
                "field-required",
                "reason");
    }

    @ParameterizedTest
    @ValueSource(strings = {"5", "true", "[\"Seen\"]", "{\"a\": 1}"})
    void an_opinion_is_text_at_every_door(String opinion) {
        String caseId = start(payment("Told in words", "review:administration", "approve:supervisor"));
        String task = taskOf(REVIEWER, caseId);

        refused(
                as(REVIEWER)
                        .post(
                                "/api/tasks/" + task + "/decision",
                                "{\"decision\": \"APPROVE\", \"opinion\": " + opinion + "}"),
                "invalid-field",
                "opinion");
        refused(
                as(REVIEWER)
                        .post(
                                "/engine-rest/task/" + task + "/complete",
                                "{\"variables\": {\"decision\": {\"value\": \"APPROVE\"}, \"opinion\": {\"value\": "
                                        + opinion + "}}}"),
                "wrong-type",
                "opinion");
    }

    @Test
    void an_approval_line_goes_with_a_resubmission_only() {
        String caseId = start(payment("One line", "review:administration", "approve:supervisor"));
        String line =
                "{\"variables\": {\"decision\": {\"value\": \"APPROVE\"}, \"approvalLine\": {\"value\": \"[]\"}}}";

        refused(
                as(REVIEWER).post("/engine-rest/task/" + taskOf(REVIEWER, caseId) + "/complete", line),
                "variable-not-declared",
                "approvalLine");
        for (String filter : List.of("case=%00", "process=%E2%80%AE")) {
            assertThat(as(REVIEWER).get("/api/tasks?" + filter).status())
                    .as(filter)
                    .isEqualTo(400);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {" APPROVE", "APPROVE ", "approve", ""})
    void a_decision_is_spelled_as_it_is(String decision) {
        String caseId = start(payment("Spelled", "review:administration", "approve:supervisor"));
        String task = taskOf(REVIEWER, caseId);

        assertThat(decided(REVIEWER, task, Map.of("decision", decision)).status())
                .isEqualTo(422);
        assertThat(as(REVIEWER)
                        .post(
                                "/engine-rest/task/" + task + "/complete",
                                Map.of("variables", Map.of("decision", Map.of("value", decision))))
                        .status())
                .isEqualTo(422);
    }

    @Test
    void faults_of_fields_are_told_in_the_callers_language() {
        Client.Answer refused =
                as(DRAFTER).with("Accept-Language", "ko").post("/api/cases", draft("{\"count\": \"seven\"}"));

        assertThat(refused.text("errors/0/message")).as("%s", refused).matches(".*[가-힣].*");
    }

    private String byRest(String content) {
        Client.Answer started = rest(content);
        assertThat(started.status()).as("%s", started).isEqualTo(201);
        return started.text("caseId");
    }

    private Client.Answer rest(String content) {
        return as(DRAFTER).post("/api/cases", draft(content));
    }

    private static String draft(String content) {
        return "{\"process\": \"kinds\", \"title\": \"Kinds\", \"kind\": \"other\", \"organization\": \"facilities\","
                + " \"content\": " + content + "}";
    }

    private String byEngine(String variables) {
        Client.Answer started = engine(variables);
        assertThat(started.status()).as("%s", started).isEqualTo(200);
        return started.text("id");
    }

    private Client.Answer engine(String variables) {
        Map<String, String> all = new LinkedHashMap<>(new HashMap<>(Map.of("title", "Kinds", "kind", "other")));
        all.put("organization", "facilities");
        StringBuilder body = new StringBuilder("{\"variables\": {").append(variables);
        all.forEach((name, value) -> {
            if (!variables.contains("\"" + name + "\"")) {
                body.append(", \"%s\": {\"value\": \"%s\"}".formatted(name, value));
            }
        });
        return as(DRAFTER).post("/engine-rest/process-definition/key/kinds/start", body + "}}");
    }

    private Client.Answer decided(String person, String task, Map<String, Object> decision) {
        return as(person).post("/api/tasks/" + task + "/decision", decision);
    }

    private static void refused(Client.Answer answer, String code, String field) {
        assertThat(answer.status()).as("%s", answer).isEqualTo(422);
        assertThat(answer.code()).as("%s", answer).isEqualTo(code);
        assertThat(answer.text("detail")).contains(field);
    }
}

package docket.api.rest.cases;

import static org.assertj.core.api.Assertions.assertThat;

import docket.api.rest.Client;
import docket.api.rest.RestTest;
import docket.bpmn.ModelProperties;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The refusals at a case's start and withdrawal. */
class CaseRefusalsTest extends RestTest {

    private static final Map<String, String> REVIEW = Map.of("kind", "review", "group", "administration");
    private static final Map<String, String> APPROVE = Map.of("kind", "approve", "group", "supervisor");

    @Test
    void refuses_an_unknown_process() {
        refuses("process", "no-such-process", 422, "unknown-process");
    }

    @Test
    void an_auditor_drafts_nothing() {
        Client.Answer refused = as(AUDITOR).post("/api/cases", payment("By who examines it", "approve:supervisor"));

        assertThat(refused.status()).as("%s", refused).isEqualTo(403);
        assertThat(refused.code()).isEqualTo("forbidden");
    }

    @Test
    void takes_a_title_of_three_hundred_characters_and_no_longer_one() {
        String longest = "x".repeat(ModelProperties.LONGEST_TITLE);

        assertThat(found(start(payment(longest))).path("title").asText()).isEqualTo(longest);
        refuses("title", longest + "x", 422, "invalid-field");
    }

    @Test
    void refuses_an_unknown_organisation() {
        refuses("organization", "atlantis", 422, "unknown-organization");
    }

    @Test
    void refuses_an_unknown_group_on_the_line() {
        refuses("approvalLine", List.of(Map.of("kind", "review", "group", "wizards"), APPROVE), 422, "unknown-group");
    }

    @Test
    void refuses_an_unknown_person_on_the_line() {
        refuses("approvalLine", List.of(Map.of("kind", "approve", "user", "no.body")), 422, "unknown-person");
    }

    @Test
    void refuses_a_line_whose_last_approver_lacks_the_power_and_names_who_has_it() {
        Client.Answer refused = refuses(
                "approvalLine",
                List.of(REVIEW, Map.of("kind", "approve", "group", "employee")),
                422,
                "authority-insufficient");

        assertThat(refused.text("detail")).containsIgnoringCase("supervisor").containsIgnoringCase("director");
    }

    @Test
    void refuses_a_line_that_ends_without_the_power() {
        refuses("approvalLine", List.of(REVIEW), 422, "authority-insufficient");
    }

    @Test
    void refuses_a_step_for_nobody_or_for_two() {
        refuses("approvalLine", List.of(Map.of("kind", "approve")), 422, "invalid-approval-line");
        refuses(
                "approvalLine",
                List.of(Map.of("kind", "approve", "user", DIRECTOR, "group", "director")),
                422,
                "invalid-approval-line");
    }

    @Test
    void refuses_an_amount_that_is_none() {
        refuses("amount", Map.of("amount", "-1", "currency", "EUR"), 422, "invalid-amount");
        refuses("amount", Map.of("amount", "0.001", "currency", "EUR"), 422, "invalid-amount");
        refuses("amount", Map.of("amount", "1", "currency", "QQQ"), 422, "invalid-amount");
    }

    @Test
    void refuses_a_number_where_money_is_a_string() {
        Client.Answer refused = refuses("amount", Map.of("amount", 34.34, "currency", "EUR"), 422, "invalid-field");

        assertThat(refused.text("errors/0/field")).isEqualTo("amount.amount");
    }

    @Test
    void takes_zero_for_an_amount() {
        Map<String, Object> draft = payment("Free of charge", "review:administration", "approve:supervisor");
        draft.put("amount", Map.of("amount", "0", "currency", "EUR"));

        assertThat(as(DRAFTER).post("/api/cases", draft).text("amount/amount")).isEqualTo("0.00");
    }

    @Test
    void refuses_content_that_the_form_does_not_declare() {
        refuses("content", Map.of("approved", "yes"), 422, "field-not-declared");
    }

    @Test
    void refuses_content_that_the_form_would_refuse() {
        refuses("content", Map.of("costType", "x".repeat(51)), 422, "invalid-field");
    }

    @Test
    void names_a_field_of_the_content_as_the_request_does() {
        Client.Answer refused = refuses("content", Map.of("colour", "red"), 422, "field-not-declared");

        assertThat(refused.json().path("errors"))
                .extracting(error ->
                        error.path("field").asText() + " " + error.path("code").asText())
                .containsExactly("content.colour field-not-declared");
    }

    @Test
    void says_where_to_send_what_the_content_does_not_say() {
        Map<String, Object> content = Map.of("amount", "1200000", "body", "Two leaks.");
        Client.Answer refused = refuses("content", content, 422, "field-not-declared");

        assertThat(refused.text("errors/0/field")).isEqualTo("content.amount");
        assertThat(refused.text("detail")).contains("Send it beside content, as amount");
        assertThat(refused.text("errors/0/message")).contains("Send it beside content, as amount");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1300000.5 | KRW | invalid-amount | KRW has no decimals, and an amount at most 18 digits: write it like \"1200000\".",
                "1,200,000 | KRW | invalid-field | Expected a decimal string without separators, such as \"1200000.00\".",
            })
    void says_how_an_amount_is_written(String amount, String currency, String code, String message) {
        Client.Answer refused = refuses("amount", Map.of("amount", amount, "currency", currency), 422, code);

        assertThat(refused.text("errors/0/field")).isEqualTo("amount.amount");
        assertThat(refused.text("errors/0/message")).isEqualTo(message);
    }

    @Test
    void refuses_a_field_that_nobody_asked_for() {
        Client.Answer refused = refuses("state", "APPROVED", 422, "invalid-field");

        assertThat(refused.text("errors/0/field")).isEqualTo("state");
    }

    @Test
    void names_every_field_that_is_missing_or_too_long() {
        Map<String, Object> draft = payment("x".repeat(301), "review:administration", "approve:supervisor");
        draft.remove("kind");

        Client.Answer refused = as(DRAFTER).post("/api/cases", draft);

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().path("errors"))
                .extracting(error ->
                        error.path("field").asText() + " " + error.path("code").asText())
                .containsExactly("kind field-required", "title invalid-field");
    }

    @Test
    void makes_the_line_from_the_authority_table_where_none_is_given() {
        Map<String, Object> draft = payment("No line given");
        draft.remove("approvalLine");
        String caseId = start(draft);

        taskOf(REVIEWER, caseId);

        assertThat(found(caseId).path("approvalLine"))
                .extracting(step -> step.path("group").asText())
                .containsExactly("administration", "supervisor");
    }

    @Test
    void refuses_a_withdrawal_after_someone_acted() {
        String caseId = start(payment("Acted on", "review:administration", "approve:supervisor"));
        decide(REVIEWER, caseId, "APPROVE");

        Client.Answer refused =
                as(DRAFTER).post("/api/cases/" + caseId + "/withdrawal", Map.of("reason", "Changed my mind"));

        assertThat(refused.status()).as("%s", refused).isEqualTo(409);
        assertThat(refused.code()).isEqualTo("already-acted-on");
    }

    @Test
    void one_fault_of_a_resubmission_is_told_once() {
        String caseId = start(payment("Returned", "review:administration", "approve:supervisor"));
        decide(REVIEWER, caseId, "RETURN");
        String door = "/engine-rest/task/" + taskOf(DRAFTER, caseId) + "/complete";
        for (String field : List.of("title", "kind", "organization", "amount")) {
            Client.Answer mistyped = as(DRAFTER)
                    .post(
                            door,
                            Map.of(
                                    "variables",
                                    Map.of(
                                            "decision",
                                            Map.of("value", "RESUBMIT"),
                                            field,
                                            Map.of("value", true, "type", "Boolean"))));

            assertThat(mistyped.json().path("errors")).as("%s", mistyped).hasSize(1);
            assertThat(mistyped.code()).as("%s", mistyped).isEqualTo("wrong-type");
        }
        Client.Answer blank = as(DRAFTER)
                .post(
                        door,
                        Map.of(
                                "variables",
                                Map.of("decision", Map.of("value", "RESUBMIT"), "title", Map.of("value", " "))));

        assertThat(blank.json().path("errors")).as("%s", blank).hasSize(1);
        assertThat(blank.code()).isEqualTo("field-required");
    }

    @Test
    void refuses_a_second_withdrawal_because_the_case_is_closed() {
        String caseId = start(payment("Withdrawn", "review:administration", "approve:supervisor"));
        taskOf(REVIEWER, caseId);
        String door = "/api/cases/" + caseId + "/withdrawal";
        assertThat(as(DRAFTER).post(door, Map.of("reason", "Changed my mind")).status())
                .isLessThan(300);

        Client.Answer refused = as(DRAFTER).post(door, Map.of("reason", "Changed my mind"));

        assertThat(refused.code()).as("%s", refused).isEqualTo("case-closed");
        assertThat(refused.text("detail")).contains("closed (withdrawn)");
    }

    @Test
    void refuses_a_withdrawal_by_someone_else_on_the_line() {
        String caseId = start(payment("Not theirs", "review:administration", "approve:supervisor"));
        taskOf(REVIEWER, caseId);

        Client.Answer refused =
                as(REVIEWER).post("/api/cases/" + caseId + "/withdrawal", Map.of("reason", "I do not like it"));

        assertThat(refused.status()).as("%s", refused).isEqualTo(403);
        assertThat(refused.code()).isEqualTo("not-your-case");
    }

    @Test
    void does_not_know_a_case_that_is_not_there() {
        assertThat(as(AUDITOR).get("/api/cases/4711").code()).isEqualTo("unknown-case");
        assertThat(as(AUDITOR).get("/api/cases/4711/events").code()).isEqualTo("unknown-case");
    }

    private Client.Answer refuses(String field, Object value, int status, String code) {
        Map<String, Object> draft = payment("Refused", "review:administration", "approve:supervisor");
        draft.put(field, value);

        Client.Answer refused = as(DRAFTER).post("/api/cases", draft);

        assertThat(refused.status()).as("%s", refused).isEqualTo(status);
        assertThat(refused.code()).isEqualTo(code);
        assertThat(refused.text("detail")).isNotEmpty();
        return refused;
    }
}

package docket.api.rest.idempotency;

import static org.assertj.core.api.Assertions.assertThat;

import docket.api.rest.Client;
import docket.api.rest.Clients;
import docket.api.rest.RestTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class IdempotencyTest extends RestTest {

    private final String key = UUID.randomUUID().toString();

    @Test
    void the_same_request_is_answered_as_the_first_time() {
        Map<String, Object> draft = draft("Once");
        Client.Answer first = keyed(DRAFTER).post("/api/cases", draft);
        String caseId = first.text("caseId");
        decide(REVIEWER, caseId, "APPROVE");

        Client.Answer again = keyed(DRAFTER).post("/api/cases", draft);

        assertThat(again.status()).isEqualTo(201);
        assertThat(again.json()).isEqualTo(first.json());
        assertThat(again.header("ETag")).isEqualTo(first.header("ETag"));
        assertThat(again.header("Location")).isEqualTo(first.header("Location"));
    }

    @Test
    void a_decision_is_carried_out_once() {
        String caseId = start(draft("Decided once"));
        String path = "/api/tasks/" + taskOf(REVIEWER, caseId) + "/decision";
        Map<String, String> approval = Map.of("decision", "APPROVE", "overrideReason", "Looked.");

        Client.Answer first = keyed(REVIEWER).post(path, approval);
        Client.Answer again = keyed(REVIEWER).post(path, approval);

        assertThat(first.status()).as("%s", first).isEqualTo(200);
        assertThat(again.json()).isEqualTo(first.json());
    }

    @Test
    void refuses_another_body_under_the_same_key() {
        keyed(DRAFTER).post("/api/cases", draft("One thing"));

        Client.Answer refused = keyed(DRAFTER).post("/api/cases", draft("Another thing"));

        assertThat(refused.status()).as("%s", refused).isEqualTo(422);
        assertThat(refused.code()).isEqualTo("idempotency-key-reused");
    }

    @Test
    void keys_are_the_callers_own_and_the_routes_own() {
        Map<String, Object> draft = draft("Mine and yours");
        String mine = keyed(DRAFTER).post("/api/cases", draft).text("caseId");

        assertThat(keyed(OTHER_DRAFTER).post("/api/cases", draft).text("caseId"))
                .isNotEqualTo(mine);
        Client.Answer other =
                keyed(DRAFTER).post("/api/cases/" + mine + "/withdrawal", Map.of("reason", "No longer needed"));
        assertThat(other.status()).as("%s", other).isEqualTo(200);
    }

    @Test
    void a_refusal_is_not_kept() {
        Map<String, Object> wrong = draft("Corrected");
        wrong.put("organization", "atlantis");
        assertThat(keyed(DRAFTER).post("/api/cases", wrong).status()).isEqualTo(422);

        assertThat(keyed(DRAFTER).post("/api/cases", draft("Corrected")).status())
                .isEqualTo(201);
    }

    @Test
    void refuses_a_key_that_is_none() {
        Client.Answer refused =
                as(DRAFTER).with("Idempotency-Key", "k".repeat(201)).post("/api/cases", draft("Too long a key"));

        assertThat(refused.status()).as("%s", refused).isEqualTo(400);
        assertThat(refused.text("errors/0/field")).isEqualTo("Idempotency-Key");
    }

    @Test
    void of_many_requests_with_one_key_one_is_carried_out() throws Exception {
        String title = "Raced " + key;
        Map<String, Object> draft = draft(title);

        List<Client.Answer> answers = Clients.together(16, i -> keyed(DRAFTER).post("/api/cases", draft));

        assertThat(answers)
                .allSatisfy(
                        answer -> assertThat(answer.status()).as("%s", answer).isIn(201, 409));
        assertThat(answers)
                .filteredOn(answer -> answer.status() == 409)
                .allSatisfy(answer -> assertThat(answer.code()).isEqualTo("request-in-progress"));
        assertThat(answers)
                .filteredOn(answer -> answer.status() == 201)
                .isNotEmpty()
                .extracting(answer -> answer.text("caseId"))
                .containsOnly(keyed(DRAFTER).post("/api/cases", draft).text("caseId"));
        assertThat(as(AUDITOR).get("/api/cases?q=" + key).json().path("items")).hasSize(1);
    }

    @Test
    void a_repeated_bulk_answers_for_the_decided_and_tries_the_refused_again() {
        String first = taskOf(REVIEWER, start(draft("Bulk one")));
        String second = taskOf(REVIEWER, start(draft("Bulk two")));
        Map<String, Object> items = Map.of(
                "items",
                List.of(
                        Map.of("taskId", first, "decision", "APPROVE", "overrideReason", "Looked."),
                        Map.of("taskId", second, "decision", "RETURN")));

        Client.Answer once = keyed(REVIEWER).post("/api/decisions", items);
        Client.Answer again = keyed(REVIEWER).post("/api/decisions", items);
        Client.Answer other = keyed(REVIEWER)
                .post("/api/decisions", Map.of("items", List.of(Map.of("taskId", second, "decision", "APPROVE"))));

        assertThat(once.json().at("/results/0/status").asInt()).isEqualTo(200);
        assertThat(again.json().at("/results/0")).isEqualTo(once.json().at("/results/0"));
        assertThat(again.json().at("/results/1/problem/code").asText()).isEqualTo("opinion-required");
        assertThat(other.code()).as("%s", other).isEqualTo("idempotency-key-reused");
    }

    private Client keyed(String person) {
        return as(person).with("Idempotency-Key", key);
    }

    private static Map<String, Object> draft(String title) {
        return payment(title, "review:administration", "approve:supervisor");
    }
}

package docket.engine.rescore;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import docket.engine.scoring.Fact;
import docket.engine.store.StoredEvent;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class CaseFactsTest {
    private static final String OPENED = """
            {"caseId": "c-1", "kind": "payment", "organization": "facilities", "amount": {"minor": 3434, "currency": "EUR"},
             "drafter": "kim.employee", "content": {"costType": "repair", "project": "UNKNOWN", "body": "the roof"}}""";
    private static final Instant SUNDAY_EVENING_UTC = Instant.parse("2026-03-01T20:30:00Z");

    private final CaseFacts facts = new CaseFacts(ZoneId.of("Asia/Seoul"));

    @Test
    void takes_what_the_opening_says_and_the_time_in_the_agencys_zone() throws Exception {
        facts.after(event("e-1", "case-opened", OPENED, 0));

        assertThat(facts.facts())
                .containsEntry("kind", new Fact("payment", "e-1"))
                .containsEntry("organization", new Fact("facilities", "e-1"))
                .containsEntry("amount.EUR", new Fact("34.34", "e-1"))
                .containsEntry("costType", new Fact("repair", "e-1"))
                .containsEntry("project", Fact.MISSING)
                .containsEntry("round", new Fact("1", "e-1"))
                .containsEntry("weekday", new Fact("1", "e-1"))
                .containsEntry("hour", new Fact("5", "e-1"));
        assertThat(facts.submittedAt()).isEqualTo(SUNDAY_EVENING_UTC);
    }

    @Test
    void knows_of_the_content_nothing_but_the_fields_that_are_asked_for() throws Exception {
        CaseFacts asked = new CaseFacts(ZoneId.of("Asia/Seoul"), "costType"::equals);
        asked.after(event("e-1", "case-opened", OPENED, 0));

        assertThat(asked.facts().keySet())
                .containsExactlyInAnyOrder(
                        "amount.EUR", "kind", "organization", "costType", "round", "weekday", "hour");
    }

    @Test
    void a_number_is_the_same_however_it_was_written_and_a_field_never_stands_for_what_every_case_has()
            throws Exception {
        facts.after(event("e-1", "case-opened", """
                {"content": {"chairs": 12.0, "many": 1e7, "none": 0.00, "ticked": true, "hour": 3}}""", 0));

        assertThat(facts.facts())
                .containsEntry("chairs", new Fact("12", "e-1"))
                .containsEntry("many", new Fact("10000000", "e-1"))
                .containsEntry("none", new Fact("0", "e-1"))
                .containsEntry("ticked", new Fact("true", "e-1"))
                .containsEntry("hour", new Fact("5", "e-1"));
    }

    @Test
    void follows_a_revision_and_a_resubmission() throws Exception {
        facts.after(event("e-1", "case-opened", OPENED, 0));
        facts.after(event("e-2", "content-revised", "{\"version\": 2, \"content\": {\"project\": 7}}", 60));
        facts.after(event("e-3", "case-resubmitted", "{\"round\": 2, \"requestedLine\": []}", 3_600));

        assertThat(facts.round()).isEqualTo(2);
        assertThat(facts.facts())
                .containsEntry("project", new Fact("7", "e-2"))
                .doesNotContainKey("costType")
                .containsEntry("round", new Fact("2", "e-3"))
                .containsEntry("hour", new Fact("6", "e-3"));
    }

    @Test
    void a_sealed_field_is_no_fact() throws Exception {
        facts.after(event(
                "e-1",
                "case-opened",
                "{\"content\": {\"project\": {\"sealed\": \"AAAA\", \"person\": \"kim.employee\"}}}",
                0));

        assertThat(facts.facts()).containsEntry("project", Fact.MISSING);
    }

    @Test
    void what_happens_after_the_submission_changes_nothing() throws Exception {
        facts.after(event("e-1", "case-opened", OPENED, 0));
        var before = facts.facts();
        for (String type :
                new String[] {"case-scored", "step-offered", "step-decided", "case-registered", "case-closed"}) {
            facts.after(event(
                    "e-9",
                    type,
                    "{\"kind\": \"x\", \"organization\": \"x\", \"content\": {\"project\": \"x\"}, \"round\": 9}",
                    999_999));
        }

        assertThat(facts.facts()).isEqualTo(before);
    }

    private static StoredEvent event(String id, String type, String payload, long secondsLater) throws Exception {
        ObjectMapper json = new ObjectMapper();
        return new StoredEvent(
                null,
                1,
                id,
                "c-1",
                0,
                type,
                "1",
                SUNDAY_EVENING_UTC.plusSeconds(secondsLater),
                json.createObjectNode(),
                json.readTree(payload));
    }
}

package docket.engine.training;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import docket.engine.TestPostgres;
import docket.engine.training.CardsOnRecord.Figures;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

class CardsOnRecordTest {

    private static final TestPostgres POSTGRES = TestPostgres.fresh();
    private static int events;

    private final CardsOnRecord cards = new CardsOnRecord(POSTGRES.app(), Duration.ofMinutes(1));
    private String card;

    @BeforeEach
    void another_card() {
        card = "card-" + ++events;
    }

    @AfterAll
    static void close() {
        POSTGRES.close();
    }

    @Test
    void counts_the_rounds_that_it_scored_and_that_officers_returned_or_approved_since() {
        scored("returned", 1, 900_000);
        decided("returned", 1, "NEXT");
        decided("returned", 1, "RETURNED");
        scored("returned", 2, 100_000);
        decided("returned", 2, "APPROVED");
        scored("rejected", 1, 900_000);
        decided("rejected", 1, "REJECTED");
        append("rejected", "case-closed", "{}");
        scored("under way", 1, 900_000);
        decided("never scored", 1, "APPROVED");

        assertThat(of("")).isEqualTo(new Figures(2, 1, 1, 1, 1_000_000, 10_000));
    }

    @Test
    void no_score_is_held_against_what_was_decided_before_it_or_in_another_round() {
        decided("late", 1, "RETURNED");
        scored("late", 1, 900_000);
        decided("late", 2, "APPROVED");

        assertThat(of("").decided()).isZero();
    }

    @Test
    void what_a_case_came_to_is_no_part_of_what_is_shown_beside_it() {
        for (int i = 0; i < 40; i++) {
            scored("case " + i, 1, i < 10 ? 900_000 : 100_000);
            decided("case " + i, 1, i < 10 ? "RETURNED" : "APPROVED");
        }

        assertThat(of("")).isEqualTo(new Figures(40, 10, 10, 10, 1_000_000, 10_000));
        assertThat(of("case 3")).isEqualTo(new Figures(39, 9, 9, 9, 1_000_000, 10_000));
        assertThat(of("").isEnough()).isTrue();
        assertThat(of("").brierMicrosOfAlways(0.25)).isEqualTo(187_500);
    }

    @Test
    void a_few_cases_and_cases_that_nearly_all_ended_alike_are_no_figure() {
        assertThat(new Figures(29, 10, 5, 5, 700_000, 100_000).isEnough()).isFalse();
        assertThat(new Figures(300, 4, 5, 2, 700_000, 100_000).isEnough()).isFalse();
        assertThat(new Figures(30, 26, 5, 2, 700_000, 100_000).isEnough()).isFalse();
        assertThat(new Figures(30, 5, 5, 2, 700_000, 100_000).isEnough()).isTrue();
    }

    @Test
    void goes_on_where_it_was() {
        scored("a", 1, 900_000);
        assertThat(of("").decided()).isZero();

        decided("a", 1, "RETURNED");

        assertThat(of("").decided()).isEqualTo(1);
        assertThat(of("").decided()).isEqualTo(1);
    }

    private Figures of(String without) {
        new JdbcTemplate(POSTGRES.app()).queryForObject("select docket.number_events('test', 1000)", Long.class);
        return cards.of(card, card + "/" + without).orElseThrow();
    }

    private void scored(String caseId, int round, int probability) {
        append(
                caseId,
                "case-scored",
                "{\"round\": %d, \"score\": {\"modelSha256\": \"%s\", \"sum\": %d, \"probabilityMicros\": %d, \"advice\": \"%s\"}}"
                        .formatted(
                                round,
                                card,
                                probability - 500_000,
                                probability,
                                probability > 500_000 ? "CHECK" : "NOTHING_FOUND"));
    }

    private void decided(String caseId, int round, String outcome) {
        append(caseId, "step-decided", "{\"round\": " + round + ", \"outcome\": \"" + outcome + "\"}");
    }

    private void append(String caseId, String type, String payload) {
        byte[] salt = new byte[32];
        new JdbcTemplate(POSTGRES.app())
                .update(
                        "insert into docket.domain_event (event_id, stream, sequence, stream_type, type, revision, occurred_at,"
                                + " payload, metadata, payload_salt, metadata_salt)"
                                + " values (?, ?, ?, 'CaseFile', ?, '1', '2026-03-02T01:00:00Z', ?, ?, ?, ?)",
                        "event-" + ++events,
                        card + "/" + caseId,
                        events,
                        type,
                        payload.getBytes(UTF_8),
                        "{}".getBytes(UTF_8),
                        salt,
                        salt);
    }
}

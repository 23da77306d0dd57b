package docket.engine.scoring;

import static docket.engine.scoring.GoldenCard.fact;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import docket.engine.TestPostgres;
import docket.engine.casefile.event.CaseScored;
import docket.engine.store.RecordJson;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

class RecordedScoresTest {
    private static final TestPostgres POSTGRES = TestPostgres.fresh();

    private final ModelStore models = new JdbcModelStore(POSTGRES.app(), Clock.systemUTC());
    private final RecordedScores scores = new RecordedScores(
            POSTGRES.as(TestPostgres.AUDITOR),
            new JdbcModelStore(POSTGRES.as(TestPostgres.AUDITOR), Clock.systemUTC()));
    private final Model model = GoldenCard.model();

    @AfterAll
    static void close() {
        POSTGRES.close();
    }

    @Test
    void finds_every_score_that_is_not_what_its_card_says() throws JsonProcessingException {
        models.save(model.card());
        for (int i = 0; i < 1_100; i++) {
            append("honest-" + i, json(model.score(Map.of("amount.EUR", fact(i + ".07")), null)));
        }

        assertThat(scores.makeAllAgain().scores()).isEqualTo(1_100);
        assertThat(scores.makeAllAgain().allTheSame()).isTrue();

        String honest = json(model.score(Map.of("organization", fact("welfare")), null));
        append("forged", honest.replace("\"probabilityMicros\":2", "\"probabilityMicros\":1"));
        append("orphan", honest.replace(model.sha256(), "0".repeat(64)));

        RecordedScores.Findings findings = scores.makeAllAgain();
        assertThat(findings.scores()).isEqualTo(1_102);
        assertThat(findings.different()).containsExactly("forged");
        assertThat(findings.withoutModel()).containsExactly("orphan");
    }

    private static String json(ScoreRecord score) throws JsonProcessingException {
        return RecordJson.mapper().writeValueAsString(new CaseScored("c-1", 1, score));
    }

    private static void append(String id, String payload) {
        byte[] salt = new byte[32];
        new JdbcTemplate(POSTGRES.app())
                .update(
                        "insert into docket.domain_event (event_id, stream, sequence, stream_type, type, revision, occurred_at,"
                                + " payload, metadata, payload_salt, metadata_salt)"
                                + " values (?, ?, 0, 'CaseFile', 'case-scored', '1', '2026-03-02T01:00:00Z', ?, ?, ?, ?)",
                        id,
                        id,
                        payload.getBytes(StandardCharsets.UTF_8),
                        "{}".getBytes(StandardCharsets.UTF_8),
                        salt,
                        salt);
    }
}

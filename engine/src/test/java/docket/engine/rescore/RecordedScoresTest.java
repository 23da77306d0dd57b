package docket.engine.rescore;

import static docket.engine.scoring.GoldenCard.fact;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import docket.engine.TestPostgres;
import docket.engine.allocation.event.RequestScored;
import docket.engine.casefile.event.content.CaseScored;
import docket.engine.order.LogSpan;
import docket.engine.rescore.RecordedScores.Finding;
import docket.engine.rescore.RecordedScores.Report;
import docket.engine.rescore.RecordedScores.Verdict;
import docket.engine.scoring.GoldenCard;
import docket.engine.scoring.JdbcModelStore;
import docket.engine.scoring.Model;
import docket.engine.scoring.ModelStore;
import docket.engine.scoring.ScoreRecord;
import docket.engine.store.json.RecordJson;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;

class RecordedScoresTest {
    private static final TestPostgres POSTGRES = TestPostgres.fresh();

    private final ModelStore models = new JdbcModelStore(POSTGRES.app(), Clock.systemUTC());
    private final RecordedScores scores = new RecordedScores(
            POSTGRES.as(TestPostgres.AUDITOR),
            new JdbcModelStore(POSTGRES.as(TestPostgres.AUDITOR), Clock.systemUTC()));
    private final Model model = GoldenCard.model();
    private final List<Finding> found = new ArrayList<>();

    @AfterAll
    static void close() {
        POSTGRES.close();
    }

    @Test
    void makes_every_score_again_and_names_each_that_is_not_what_its_card_says() throws JsonProcessingException {
        models.save(model.card());
        for (int i = 0; i < 1_100; i++) {
            append("honest-" + i, json(model.score(Map.of("amount.EUR", fact(i + ".07")), null)));
        }
        append("fallen-back", json(model.score(Map.of("amount.EUR", fact("1.07")), "last-known-model: slow")));

        String ofRequest = RecordJson.mapper()
                .writeValueAsString(
                        new RequestScored("round-c-1", "r-1", model.score(Map.of("amount.EUR", fact("2.07")), null)));
        append("round-c-1", "request-scored", ofRequest);

        Report honest = again();
        assertThat(honest.all()).isEqualTo(1_102);
        assertThat(honest.count(Verdict.SAME)).isEqualTo(1_102);
        assertThat(honest.fallback()).isEqualTo(1);
        assertThat(honest.holds()).isTrue();
        assertThat(found).isEmpty();

        String score = json(model.score(Map.of("organization", fact("welfare")), null));
        append("probability", score.replace("\"probabilityMicros\":2", "\"probabilityMicros\":1"));
        append("schema", score.replace(model.card().schemaSha256(), "0".repeat(64)));
        append("space", score.replace("\"base\":", "\"base\": "));
        append(
                "twice",
                score.replace("\"features\":[", "\"features\":[{\"name\":\"kind\",\"bin\":\"x\",\"contribution\":0},"));
        append("no-json", "{");
        append("orphan", score.replace(model.sha256(), "0".repeat(64)));
        append("round-c-2", "request-scored", ofRequest.replace("\"bin\":", "\"bin\": "));
        append("erased", score.replace("\"value\":\"welfare\"", "\"value\":{\"sealed\":\"AQID\",\"person\":\"kim\"}"));

        Report report = again();
        assertThat(report.all()).isEqualTo(1_110);
        assertThat(report.holds()).isFalse();
        assertThat(found.stream().map(finding -> finding.verdict() + " " + finding.eventId()))
                .containsExactly(
                        "DIFFERENT probability",
                        "DIFFERENT schema",
                        "DIFFERENT space",
                        "DIFFERENT twice",
                        "DIFFERENT no-json",
                        "NO_MODEL orphan",
                        "DIFFERENT round-c-2",
                        "ERASED erased");
        assertThat(found.get(0).caseId()).isEqualTo("probability");
        assertThat(found.get(0).logIndex()).isEqualTo(1_102);
        assertThat(found.get(6).caseId()).isEqualTo("c-2");
        LogSpan part = LogSpan.of(POSTGRES.app(), 1_101L, 1_103L);
        assertThat(scores.makeAllAgain(part, finding -> {}, (done, all) -> {}).all())
                .isEqualTo(2);
    }

    private Report again() {
        new JdbcTemplate(POSTGRES.app())
                .query("SELECT docket.number_events('docket.example', 10000)", (RowCallbackHandler) row -> {});
        found.clear();
        return scores.makeAllAgain(LogSpan.of(POSTGRES.app(), null, null), found::add, (done, all) -> {});
    }

    private static String json(ScoreRecord score) throws JsonProcessingException {
        return RecordJson.mapper().writeValueAsString(new CaseScored("c-1", 1, score));
    }

    private static void append(String id, String payload) {
        append(id, "case-scored", payload);
    }

    private static void append(String id, String type, String payload) {
        byte[] salt = new byte[32];
        new JdbcTemplate(POSTGRES.app())
                .update(
                        "insert into docket.domain_event (event_id, stream, sequence, stream_type, type, revision, occurred_at,"
                                + " payload, metadata, payload_salt, metadata_salt)"
                                + " values (?, ?, 0, 'CaseFile', ?, '1', '2026-03-02T01:00:00Z', ?, ?, ?, ?)",
                        id,
                        id,
                        type,
                        payload.getBytes(StandardCharsets.UTF_8),
                        "{}".getBytes(StandardCharsets.UTF_8),
                        salt,
                        salt);
    }
}

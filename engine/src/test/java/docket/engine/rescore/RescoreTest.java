package docket.engine.rescore;

import static docket.engine.scoring.GoldenCard.fact;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import docket.engine.scoring.Fact;
import docket.engine.scoring.GoldenCard;
import docket.engine.scoring.Model;
import docket.engine.scoring.ScoreRecord;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RescoreTest {
    private static final List<String> ODD =
            List.of("", "UNKNOWN", "1e3", "-0.00", "１２", "facilities", "welfare", "(missing)", "복지", "999999999999");

    private final Model model = GoldenCard.model();

    @Test
    void every_recorded_score_replays_to_the_same_bits() throws IOException {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        ObjectMapper json = new ObjectMapper();
        for (int i = 0; i < 2_000; i++) {
            ScoreRecord recorded = model.score(facts(random), random.nextBoolean() ? "last-known-model" : null)
                    .took(random.nextInt(5_000));
            byte[] stored = json.writeValueAsBytes(recorded);

            Rescore.Comparison comparison = Rescore.compare(json.readValue(stored, ScoreRecord.class), model);

            assertThat(comparison.same())
                    .as("seed %d, score %s", seed, recorded)
                    .isTrue();
            assertThat(json.writeValueAsBytes(comparison.again())).isEqualTo(stored);
        }
    }

    @Test
    void a_forged_contribution_does_not_replay() {
        ScoreRecord honest = model.score(Map.of("organization", fact("welfare")), null);
        ScoreRecord forged = new ScoreRecord(
                honest.model(),
                honest.modelVersion(),
                honest.modelSha256(),
                honest.trainingDataSha256(),
                honest.featureSchemaSha256(),
                honest.features(),
                honest.base(),
                honest.sum() - 1,
                honest.probabilityMicros(),
                honest.checkThresholdMicros(),
                honest.thresholdVersion(),
                honest.advice(),
                honest.latencyMicros(),
                honest.fallback());

        Rescore.Comparison comparison = Rescore.compare(forged, model);

        assertThat(comparison.same()).isFalse();
        assertThat(comparison.sumDifference()).isEqualTo(1);
    }

    private static Map<String, Fact> facts(Random random) {
        Map<String, Fact> facts = new HashMap<>();
        for (String name : List.of("amount.EUR", "organization", "round", "hour")) {
            switch (random.nextInt(3)) {
                case 0 -> facts.put(name, fact(ODD.get(random.nextInt(ODD.size()))));
                case 1 -> facts.put(name, fact(random.nextInt(1_000) + "." + random.nextInt(100)));
                default -> {}
            }
        }
        return facts;
    }
}

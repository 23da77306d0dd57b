package docket.engine.training;

import static org.assertj.core.api.Assertions.assertThat;

import docket.engine.scoring.Scorecard.Decile;
import docket.engine.training.Evaluator.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class EvaluatorTest {

    @Test
    void auc_is_the_chance_that_a_returned_case_scored_higher() {
        assertThat(auc(outcome(1, false), outcome(2, false), outcome(3, true))).isEqualTo(1_000_000);
        assertThat(auc(outcome(3, false), outcome(2, true), outcome(1, true))).isZero();
        assertThat(auc(outcome(1, false), outcome(2, true), outcome(3, false), outcome(4, true)))
                .isEqualTo(750_000);
    }

    @Test
    void a_tie_counts_half() {
        assertThat(auc(outcome(1, false), outcome(1, true))).isEqualTo(500_000);
        assertThat(auc(outcome(1, true), outcome(1, false), outcome(0, false))).isEqualTo(750_000);
    }

    @Test
    void a_gain_is_one_only_where_chance_hardly_explains_it() {
        Random random = new Random(4);
        List<Outcome> informed = new ArrayList<>();
        List<Outcome> guessed = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            boolean risky = random.nextInt(2) == 0;
            boolean returned = random.nextInt(10) < (risky ? 6 : 2);
            informed.add(new Outcome(i, risky ? 600_000 : 200_000, returned));
            guessed.add(new Outcome(i, random.nextInt(2) == 0 ? 410_000 : 390_000, returned));
        }

        assertThat(new Evaluator(informed).leastGainMicros(0.4)).isPositive();
        assertThat(new Evaluator(guessed).leastGainMicros(0.4)).isNegative();
        assertThat(new Evaluator(informed).leastGainMicros(0.4))
                .isEqualTo(new Evaluator(informed).leastGainMicros(0.4));
    }

    @Test
    void auc_of_one_kind_of_outcome_is_chance() {
        assertThat(auc(outcome(1, true), outcome(2, true))).isEqualTo(500_000);
    }

    @Test
    void auc_agrees_with_counting_all_pairs() {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        List<Outcome> outcomes = new ArrayList<>(List.of(outcome(0, true), outcome(0, false)));
        for (int i = 0; i < 300; i++) {
            outcomes.add(outcome(random.nextInt(40), random.nextInt(5) == 0));
        }
        double wins = 0;
        double pairs = 0;
        for (Outcome returned : outcomes) {
            for (Outcome passed : outcomes) {
                if (returned.returned() && !passed.returned()) {
                    pairs++;
                    wins += returned.sum() > passed.sum() ? 1 : returned.sum() == passed.sum() ? 0.5 : 0;
                }
            }
        }

        assertThat(new Evaluator(outcomes).aucMicros()).isEqualTo((int) Math.round(1e6 * wins / pairs));
    }

    @Test
    void brier_is_the_mean_squared_distance() {
        Evaluator evaluator = new Evaluator(List.of(new Outcome(1, 900_000, true), new Outcome(0, 300_000, false)));

        assertThat(evaluator.brierMicros()).isEqualTo(50_000);
        assertThat(evaluator.brierMicros(0.5)).isEqualTo(250_000);
    }

    @Test
    void calibration_sets_what_happened_beside_what_was_said() {
        List<Outcome> outcomes = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            outcomes.add(new Outcome(i, i * 10_000, i % 10 < i / 10));
        }

        assertThat(new Evaluator(outcomes).calibration())
                .hasSize(10)
                .startsWith(new Decile(10, 45_000, 0), new Decile(10, 145_000, 100_000))
                .endsWith(new Decile(10, 945_000, 900_000));
    }

    private static int auc(Outcome... outcomes) {
        return new Evaluator(List.of(outcomes)).aucMicros();
    }

    private static Outcome outcome(long sum, boolean returned) {
        return new Outcome(sum, 0, returned);
    }
}

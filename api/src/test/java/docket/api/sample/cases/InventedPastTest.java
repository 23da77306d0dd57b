package docket.api.sample.cases;

import static org.assertj.core.api.Assertions.assertThat;

import docket.engine.scoring.Scorecard;
import docket.engine.training.ScorecardTrainer;
import docket.engine.training.TrainingCase;
import docket.processes.scoring.LoggedFeatures;
import java.util.List;
import org.junit.jupiter.api.Test;

class InventedPastTest {

    @Test
    void the_same_seed_invents_the_same_past() {
        assertThat(new InventedPast(7, 50).read()).isEqualTo(new InventedPast(7, 50).read());
        assertThat(new InventedPast(7, 50).read()).isNotEqualTo(new InventedPast(8, 50).read());
    }

    @Test
    void there_is_something_to_learn_from_it_and_chance_in_it() {
        List<TrainingCase> past = new InventedPast(1, 4_000).read();
        assertThat(past.stream().filter(TrainingCase::returned).count()).isBetween(400L, 1_200L);

        Scorecard card =
                new ScorecardTrainer().train("sample", 1, new LoggedFeatures().plan(), new InventedPast(1, 4_000));

        assertThat(card.evaluation().aucMicros()).isBetween(620_000, 800_000);
        assertThat(card.evaluation().brierMicros()).isLessThan(card.evaluation().baseRateBrierMicros());
        assertThat(card.withheld()).isEmpty();
    }
}

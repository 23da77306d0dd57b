package docket.api.sample.budget;

import static org.assertj.core.api.Assertions.assertThat;

import docket.engine.allocation.past.UseSchema;
import docket.engine.scoring.CardReport;
import docket.engine.scoring.Fact;
import docket.engine.scoring.Model;
import docket.engine.scoring.ScoreRecord;
import docket.engine.scoring.ScoreRecord.Advice;
import docket.engine.training.ScorecardTrainer;
import java.util.Map;
import org.junit.jupiter.api.Test;

class InventedLinesTest {

    private final Model model =
            Model.of(new ScorecardTrainer().train("use-likelihood", 1, UseSchema.PLAN, new InventedLines(1, 180)));

    @Test
    void there_is_something_to_learn_from_them_and_chance_in_them() {
        assertThat(new InventedLines(7, 5).read()).isEqualTo(new InventedLines(7, 5).read());
        assertThat(model.card().evaluation().aucMicros()).isBetween(620_000, 900_000);
        assertThat(model.card().evaluation().beatsBaseRate()).isTrue();
        assertThat(model.card().withheld()).isEmpty();
        assertThat(CardReport.of(model)).contains("used means: at least nine tenths", "were used", "CHECK  below");
    }

    @Test
    void who_left_money_before_is_less_likely_to_use_it_and_is_to_be_checked() {
        ScoreRecord careful = score("98", "96", "101", "12");
        ScoreRecord slow = score("41", "60", "180", "70");

        assertThat(careful.probabilityMicros()).isGreaterThan(850_000);
        assertThat(careful.advice()).isEqualTo(Advice.NOTHING_FOUND);
        assertThat(slow.probabilityMicros()).isLessThan(500_000);
        assertThat(slow.advice()).isEqualTo(Advice.CHECK);
        assertThat(model.score(Map.of(), null).advice()).isEqualTo(Advice.NONE);
    }

    private ScoreRecord score(String line, String organization, String growth, String late) {
        return model.score(
                Map.of(
                        "usedOfLine", new Fact(line, "closing"),
                        "usedOfOrganization", new Fact(organization, "closing"),
                        "askedToBefore", new Fact(growth, "closing"),
                        "committedLate", new Fact(late, "closing")),
                null);
    }
}

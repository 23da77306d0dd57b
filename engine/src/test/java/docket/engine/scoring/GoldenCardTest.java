package docket.engine.scoring;

import static docket.engine.scoring.GoldenCard.fact;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import docket.engine.scoring.ScoreRecord.Advice;
import docket.engine.scoring.ScoreRecord.Feature;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The card file of format 1 is read for ever: it keeps its name and its scores. */
class GoldenCardTest {
    private final Model model = GoldenCard.model();

    @Test
    void keeps_its_name() {
        assertThat(model.sha256()).isEqualTo("fecf5743087879eeae1755550bfa7525277def0878f52348d526b94fad0bf4b0");
        assertThat(CanonicalJson.sha256(model.bytes())).isEqualTo(model.sha256());
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                // amount,  organisation, round, bins,                                            sum,  probability,
                // advice
                "19.61,     facilities,   1,     below 19.62|facilities|1,                   -2100000,  109097, NOTHING_FOUND",
                "19.62,     facilities,   1,     19.62 to below 513.55|facilities|1,         -1990000,  120257, NOTHING_FOUND",
                "513.549,   welfare,      2,     19.62 to below 513.55|welfare|(other),      -1140000,  242320, CHECK",
                "513.55,    welfare,      1,     513.55 and more|welfare|1,                   -890000,  291110, CHECK",
                "0.00,      it,           1,     below 19.62|(other)|1,                      -1825000,  138835, NOTHING_FOUND",
                "-,         facilities,   1,     (missing)|facilities|1,                     -1700001,  154465, NOTHING_FOUND",
                "plenty,    facilities,   1,     (other)|facilities|1,                       -1990000,  120257, NOTHING_FOUND",
                "-,         -,            -,     (missing)|(missing)|(missing),              -1650001,  161109, NONE"
            })
    void keeps_its_scores(
            String amount, String organization, String round, String bins, long sum, int probability, Advice advice) {
        ScoreRecord score = model.score(
                Map.of("amount.EUR", fact(amount), "organization", fact(organization), "round", fact(round)), null);

        assertThat(score.features()).extracting(Feature::bin).containsExactly(bins.split("\\|"));
        assertThat(score.sum()).isEqualTo(sum);
        assertThat(score.probabilityMicros()).isEqualTo(probability);
        assertThat(score.advice()).isEqualTo(advice);
    }

    @Test
    void base_and_contributions_are_the_sum() {
        ScoreRecord score = model.score(Map.of("organization", fact("welfare")), null);

        assertThat(score.base()
                        + score.features().stream()
                                .mapToLong(Feature::contribution)
                                .sum())
                .isEqualTo(score.sum());
    }

    @Test
    void a_record_names_the_model_the_data_and_the_source_of_every_value() {
        ScoreRecord score = model.score(Map.of("organization", new Fact("welfare", "event-7")), null);

        assertThat(score.model()).isEqualTo("return-risk");
        assertThat(score.modelVersion()).isEqualTo(3);
        assertThat(score.modelSha256()).isEqualTo(model.sha256());
        assertThat(score.trainingDataSha256())
                .isEqualTo(model.card().trainingData().sha256());
        assertThat(score.featureSchemaSha256()).isEqualTo(model.card().schema().sha256());
        assertThat(score.features())
                .isEqualTo(List.of(
                        new Feature("amount.EUR", null, null, "(missing)", 89_999),
                        new Feature("organization", "welfare", "event-7", "welfare", 350_000),
                        new Feature("round", null, null, "(missing)", 0)));
    }

    @Test
    void refuses_bytes_that_say_the_same_in_another_way() {
        byte[] spaced = new String(model.bytes(), StandardCharsets.UTF_8)
                .replace("\"version\" : 3", "\"version\" :  3")
                .getBytes(StandardCharsets.UTF_8);

        assertThatThrownBy(() -> Model.of(spaced)).hasMessageContaining("canonical");
    }

    @Test
    void refuses_another_format_and_a_schema_under_a_wrong_name() {
        String card = new String(model.bytes(), StandardCharsets.UTF_8);

        assertThatThrownBy(() -> Model.of(
                        card.replace("docket-scorecard/1", "docket-scorecard/2").getBytes(StandardCharsets.UTF_8)))
                .hasRootCauseMessage("Expected a card of format docket-scorecard/1 but found docket-scorecard/2");
        assertThatThrownBy(() -> Model.of(
                        card.replace("from the opening", "from the closing").getBytes(StandardCharsets.UTF_8)))
                .rootCause()
                .hasMessageContaining("Expected schema");
    }
}

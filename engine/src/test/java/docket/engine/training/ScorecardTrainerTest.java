package docket.engine.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import docket.engine.scoring.Bin;
import docket.engine.scoring.BinnedFeature;
import docket.engine.scoring.CardReport;
import docket.engine.scoring.Fact;
import docket.engine.scoring.Model;
import docket.engine.scoring.Scorecard;
import docket.engine.scoring.Scorecard.Withheld;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ScorecardTrainerTest {
    private static final SyntheticCases CASES = new SyntheticCases(20260301, 3_000);

    private final Scorecard card = train(CASES);

    @Test
    void the_same_cases_give_the_same_card() {
        ScorecardTrainer used = new ScorecardTrainer();
        Scorecard first = used.train("return-risk", 1, Plans.USUAL, CASES);
        Scorecard second = used.train("return-risk", 1, Plans.USUAL, CASES);

        assertThat(Model.of(first).sha256()).isEqualTo(Model.of(card).sha256());
        assertThat(Model.of(second).sha256()).isEqualTo(Model.of(card).sha256());
    }

    @Test
    void the_order_in_which_cases_are_read_does_not_matter() {
        List<TrainingCase> reversed = new java.util.ArrayList<>(CASES.read());
        Collections.reverse(reversed);

        assertThat(train(given(reversed))).isEqualTo(card);
    }

    @Test
    void learns_what_makes_a_request_come_back() {
        assertThat(points("organization", "welfare")).isPositive();
        assertThat(points("organization", "facilities")).isNegative();
        List<Bin> amounts = feature("amount.EUR").bins();
        assertThat(amounts).hasSize(8);
        assertThat(amounts.get(0).points()).isLessThan(-500_000);
        assertThat(amounts.get(7).points()).isGreaterThan(500_000);
        assertThat(Math.abs(points("weekday", "3"))).isLessThan(300_000);
    }

    @Test
    void is_judged_by_cases_that_are_later_than_those_it_learned_from() {
        assertThat(card.trainingData().until()).isLessThan(card.evaluation().from());
        assertThat(card.trainingData().cases()
                        + card.evaluation().notYetKnown()
                        + card.evaluation().cases())
                .isEqualTo(3_000);
        assertThat(card.evaluation().notYetKnown()).isEqualTo(24);
        assertThat(card.evaluation().aucMicros()).isBetween(680_000, 800_000);
        assertThat(card.evaluation().brierMicros()).isLessThan(card.evaluation().baseRateBrierMicros());
        assertThat(card.evaluation().calibration()).hasSize(10);
    }

    @Test
    void keeps_out_a_feature_that_is_known_only_when_a_request_passed() {
        assertThat(card.withheld()).extracting(Withheld::feature).containsExactly("project");
        assertThat(card.withheld().get(0).reason()).contains("recorded only after the submission");
        assertThat(card.features()).extracting(BinnedFeature::name).doesNotContain("project");
    }

    @Test
    void keeps_out_a_feature_of_which_one_value_gives_the_outcome_away() {
        TrainingCases zeroed = changed(new SyntheticCases(1, 3_000), (one, features) -> {
            features.remove("project");
            if (one.returned() && one.id().hashCode() % 2 == 0) {
                features.put("amount.EUR", "0.00");
            }
        });
        TrainingCases neverReturned = changed(new SyntheticCases(1, 3_000), (one, features) -> {
            features.put("project", one.returned() || one.id().hashCode() % 2 == 0 ? "any" : "booked");
        });

        assertThat(new ScorecardTrainer().train("m", 1, Plans.USUAL, zeroed).withheld())
                .singleElement()
                .satisfies(out -> assertThat(out.feature()).isEqualTo("amount.EUR"))
                .satisfies(out -> assertThat(out.reason()).contains("with the value 0.00"));
        assertThat(new ScorecardTrainer()
                        .train("m", 1, Plans.USUAL, neverReturned)
                        .withheld())
                .singleElement()
                .satisfies(out -> assertThat(out.feature()).isEqualTo("project"))
                .satisfies(out -> assertThat(out.reason()).contains("booked"));
    }

    private static TrainingCases changed(TrainingCases cases, BiConsumer<TrainingCase, Map<String, String>> change) {
        List<TrainingCase> changed = cases.read().stream()
                .map(one -> {
                    SortedMap<String, String> features = new TreeMap<>(one.features());
                    change.accept(one, features);
                    return new TrainingCase(one.id(), one.submittedAt(), one.knownAt(), features, one.returned());
                })
                .toList();
        return new TrainingCases() {
            @Override
            public String source() {
                return cases.source();
            }

            @Override
            public String label() {
                return cases.label();
            }

            @Override
            public List<TrainingCase> read() {
                return changed;
            }
        };
    }

    @Test
    void the_average_case_scores_the_base() {
        for (BinnedFeature feature : card.features()) {
            long weighted = feature.bins().stream()
                    .mapToLong(bin -> bin.points() * bin.cases())
                    .sum();
            assertThat((double) weighted / card.trainingData().cases())
                    .as(feature.name())
                    .isCloseTo(0, within(2.0));
        }
    }

    @Test
    void says_on_average_what_happens_on_average() {
        Model model = Model.of(card);
        double said = CASES.read().subList(0, 2_000).stream()
                .mapToInt(one -> model.score(facts(one), null).probabilityMicros())
                .average()
                .orElseThrow();
        double happened = 1e6 * Split.returned(CASES.read().subList(0, 2_000)) / 2_000;

        assertThat(said).isCloseTo(happened, within(15_000.0));
    }

    @Test
    void asks_to_check_no_more_than_a_fifth() {
        assertThat(card.evaluation().checked()).isBetween(90, 250);
        assertThat(card.evaluation().checkedAndReturned() * card.evaluation().cases())
                .isGreaterThan(card.evaluation().returned() * card.evaluation().checked());
    }

    @Test
    void the_name_of_the_training_data_changes_with_any_of_it() {
        List<TrainingCase> cases = new java.util.ArrayList<>(CASES.read());
        TrainingCase last = cases.remove(cases.size() - 1);
        cases.add(new TrainingCase(last.id(), last.submittedAt(), last.knownAt(), last.features(), !last.returned()));

        assertThat(train(given(cases)).trainingData().sha256())
                .isNotEqualTo(card.trainingData().sha256());
    }

    @Test
    void refuses_to_learn_from_too_little() {
        assertThatThrownBy(() -> train(new SyntheticCases(1, 30)))
                .isInstanceOf(NotEnoughCases.class)
                .hasMessageContaining("Expected at least 40 earlier cases");
        assertThatThrownBy(() -> train(given(List.of()))).isInstanceOf(NotEnoughCases.class);
    }

    @Test
    void the_report_says_how_good_the_card_is() {
        assertThat(CardReport.of(Model.of(card)))
                .contains("AUC    0.7", "always saying the base rate", "Calibration", "Kept out: project");
    }

    private static Scorecard train(TrainingCases cases) {
        return new ScorecardTrainer().train("return-risk", 1, Plans.USUAL, cases);
    }

    private static Map<String, Fact> facts(TrainingCase one) {
        return one.features().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> Fact.of(entry.getValue(), null)));
    }

    private long points(String feature, String value) {
        return feature(feature).binOf(value).points();
    }

    private BinnedFeature feature(String name) {
        return card.features().stream()
                .filter(feature -> feature.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static TrainingCases given(List<TrainingCase> cases) {
        return new TrainingCases() {
            @Override
            public String source() {
                return CASES.source();
            }

            @Override
            public String label() {
                return CASES.label();
            }

            @Override
            public List<TrainingCase> read() {
                return cases;
            }
        };
    }
}

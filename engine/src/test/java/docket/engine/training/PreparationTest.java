package docket.engine.training;

import static org.assertj.core.api.Assertions.assertThat;

import docket.engine.scoring.Bin;
import docket.engine.scoring.BinnedFeature;
import docket.engine.scoring.FeatureSchema.Feature;
import docket.engine.scoring.FeatureSchema.Type;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What happens to cases before and after the regression: bins, leaks, the split by time, the threshold. */
class PreparationTest {
    private static final Instant START = Instant.parse("2025-01-01T00:00:00Z");
    private static final Feature AMOUNT = new Feature("amount.EUR", Type.NUMERIC, "");
    private static final Feature PROJECT = new Feature("project", Type.CATEGORICAL, "");

    @Test
    void quantiles_cut_a_number_into_bins_of_equal_size() {
        List<TrainingCase> cases = IntStream.range(0, 80)
                .mapToObj(i -> given(AMOUNT, i + ".5", false))
                .toList();

        BinnedFeature feature = new Binning(4, 20).bins(AMOUNT, cases);

        assertThat(feature.bins())
                .extracting(Bin::label)
                .containsExactly("below 20.5", "20.5 to below 40.5", "40.5 to below 60.5", "60.5 and more");
        assertThat(feature.binOf("20.49").label()).isEqualTo("below 20.5");
        assertThat(feature.binOf("20.50").label()).isEqualTo("20.5 to below 40.5");
        assertThat(feature.binOf("-7").label()).isEqualTo("below 20.5");
        assertThat(feature.binOf("1000000000").label()).isEqualTo("60.5 and more");
        assertThat(feature.binOf("NaN").label()).isEqualTo(Bin.OTHER);
        assertThat(feature.binOf(null).label()).isEqualTo(Bin.MISSING);
    }

    @Test
    void equal_cuts_become_one_and_a_constant_has_one_bin() {
        List<TrainingCase> heaped = IntStream.range(0, 80)
                .mapToObj(i -> given(AMOUNT, i < 60 ? "10.00" : "20", false))
                .toList();
        List<TrainingCase> constant = Collections.nCopies(80, given(AMOUNT, "10", false));

        assertThat(new Binning(8, 20).bins(AMOUNT, heaped).bins())
                .extracting(Bin::label)
                .containsExactly("below 20", "20 and more");
        assertThat(new Binning(8, 20).bins(AMOUNT, constant).bins())
                .extracting(Bin::label)
                .containsExactly("any");
    }

    @Test
    void a_number_never_seen_in_training_has_no_interval() {
        BinnedFeature feature = new Binning(8, 20).bins(AMOUNT, List.of(given(AMOUNT, null, false)));

        assertThat(feature.bins()).isEmpty();
        assertThat(feature.binOf("5").label()).isEqualTo(Bin.OTHER);
    }

    @Test
    void small_categories_share_a_bin() {
        List<TrainingCase> cases = new ArrayList<>(Collections.nCopies(20, given(PROJECT, "roof", false)));
        cases.addAll(Collections.nCopies(19, given(PROJECT, "cellar", false)));

        BinnedFeature feature = new Binning(8, 20).bins(PROJECT, cases);

        assertThat(feature.bins()).extracting(Bin::label).containsExactly("roof");
        assertThat(feature.binOf("cellar").label()).isEqualTo(Bin.OTHER);
    }

    @Test
    void absence_that_foretells_the_return_is_suspicious() {
        assertThat(LeakGuard.suspicion(PROJECT, cases(30, 3, 300)))
                .contains(
                        "Looks as if it were recorded only after the submission: of 30 training cases without it, 27 came back");
        assertThat(LeakGuard.suspicion(PROJECT, cases(30, 4, 300)))
                .as("26 of 30 are less than nine in ten")
                .isEmpty();
        assertThat(LeakGuard.suspicion(PROJECT, cases(29, 0, 300)))
                .as("29 are few")
                .isEmpty();
        assertThat(LeakGuard.suspicion(PROJECT, cases(300, 0, 30)))
                .as("most cases come back")
                .isEmpty();
    }

    @Test
    void presence_that_foretells_the_return_is_suspicious_too() {
        List<TrainingCase> cases = new ArrayList<>(Collections.nCopies(300, given(PROJECT, null, false)));
        cases.addAll(Collections.nCopies(40, given(PROJECT, "incomplete", true)));

        assertThat(LeakGuard.suspicion(PROJECT, cases))
                .hasValueSatisfying(
                        reason -> assertThat(reason).endsWith("of 40 training cases with it, 40 came back"));
    }

    @Test
    void nobody_learns_from_a_case_that_was_still_under_way() {
        List<TrainingCase> cases = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            Instant submitted = START.plus(Duration.ofDays(i));
            cases.add(new TrainingCase(
                    "c" + i, submitted, submitted.plus(Duration.ofDays(5)), new TreeMap<>(), i % 2 == 0));
        }

        Split split = Split.of(cases, 70);

        Instant moment = START.plus(Duration.ofDays(70));
        assertThat(split.later()).hasSize(30).allMatch(one -> !one.submittedAt().isBefore(moment));
        assertThat(split.earlier()).allMatch(one -> one.knownAt().isBefore(moment));
        assertThat(split.underWay()).isEqualTo(70 - split.earlier().size()).isEqualTo(5);
    }

    @Test
    void the_threshold_lets_at_most_the_wanted_share_be_checked() {
        List<Integer> probabilities =
                IntStream.rangeClosed(1, 100).mapToObj(i -> i * 1_000).toList();

        assertThat(Thresholds.choose(probabilities, 20, 10_000).micros()).isEqualTo(81_000);
        assertThat(Thresholds.choose(probabilities, 20, 90_500).micros())
                .as("no lower than the rate of return")
                .isEqualTo(91_000);
    }

    @Test
    void a_model_that_says_the_same_of_everyone_never_asks_to_check() {
        assertThat(Thresholds.choose(Collections.nCopies(50, 150_000), 20, 150_000)
                        .micros())
                .isEqualTo(1_000_000);
    }

    private static List<TrainingCase> cases(int without, int passedWithout, int with) {
        List<TrainingCase> cases = new ArrayList<>(Collections.nCopies(with, given(PROJECT, "roof", false)));
        cases.addAll(Collections.nCopies(without - passedWithout, given(PROJECT, null, true)));
        cases.addAll(Collections.nCopies(passedWithout, given(PROJECT, null, false)));
        return cases;
    }

    private static TrainingCase given(Feature feature, @Nullable String value, boolean returned) {
        TreeMap<String, String> features = new TreeMap<>();
        if (value != null) {
            features.put(feature.name(), value);
        }
        return new TrainingCase("c", START, START, features, returned);
    }
}

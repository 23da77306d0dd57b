package docket.engine.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import docket.engine.scoring.FeatureSchema.Feature;
import docket.engine.scoring.FeatureSchema.Type;
import docket.engine.training.Regression.Weights;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RegressionTest {

    /** Almost without a penalty, the log-odds of a bin are those of its cases; the first label must not matter. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void weights_are_log_odds_of_coming_back(boolean returnedFirst) {
        List<TrainingCase> cases = new ArrayList<>();
        add(cases, "welfare", 60, returnedFirst);
        add(cases, "welfare", 40, !returnedFirst);
        add(cases, "it", returnedFirst ? 10 : 90, true);
        add(cases, "it", returnedFirst ? 90 : 10, false);
        var feature = new Binning(8, 20).bins(new Feature("organization", Type.CATEGORICAL, ""), cases);

        Weights weights = Regression.fit(List.of(feature), cases, 1e4);

        double sign = returnedFirst ? 1 : -1;
        assertThat(weights.intercept() + weights.of("organization=welfare"))
                .isCloseTo(sign * Math.log(60.0 / 40), within(0.01));
        assertThat(weights.intercept() + weights.of("organization=it"))
                .isCloseTo(sign * Math.log(10.0 / 90), within(0.01));
        assertThat(weights.of("organization=(missing)")).isZero();
    }

    private static void add(List<TrainingCase> cases, String organization, int count, boolean returned) {
        for (int i = 0; i < count; i++) {
            cases.add(new TrainingCase(
                    "c" + cases.size(),
                    Instant.EPOCH,
                    Instant.EPOCH,
                    new TreeMap<>(Map.of("organization", organization)),
                    returned));
        }
    }
}

package docket.engine.scoring.training;

import docket.engine.scoring.FeatureSchema.Feature;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds features that were not really known at the submission. A value that gets into the data only when a request moves
 * on is absent just where requests came back, and its absence foretells what it was made by. So a feature is kept out of
 * the model where at least 30 training cases lack it (or have it) and nine in ten of them came back, while most cases
 * did not.
 */
final class LeakGuard {
    private static final int ENOUGH_CASES = 30;
    private static final double SUSPICIOUS_RATE = 0.9;
    private static final double MOST = 0.5;

    private LeakGuard() {}

    /** Answers why the feature must be kept out, if so. */
    static Optional<String> suspicion(Feature feature, List<TrainingCase> cases) {
        if (rate(cases) > MOST) {
            return Optional.empty();
        }
        return Stream.of(false, true)
                .map(present -> suspicion(feature, cases, present))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<String> suspicion(Feature feature, List<TrainingCase> cases, boolean present) {
        List<TrainingCase> side = cases.stream()
                .filter(one -> one.features().containsKey(feature.name()) == present)
                .toList();
        return side.size() >= ENOUGH_CASES && rate(side) >= SUSPICIOUS_RATE
                ? Optional.of(
                        "Looks as if it were recorded only after the submission: of %d training cases %s it, %d came back"
                                .formatted(side.size(), present ? "with" : "without", returned(side)))
                : Optional.empty();
    }

    private static double rate(List<TrainingCase> cases) {
        return cases.isEmpty() ? 0 : (double) returned(cases) / cases.size();
    }

    private static long returned(List<TrainingCase> cases) {
        return cases.stream().filter(TrainingCase::returned).count();
    }
}

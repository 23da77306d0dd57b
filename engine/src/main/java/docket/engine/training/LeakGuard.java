package docket.engine.training;

import docket.engine.scoring.BinnedFeature;
import docket.engine.scoring.FeatureSchema.Feature;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Finds features that were not really known at the submission. A value that gets into the data only when a request
 * moves on is absent just where requests came back, and its absence foretells what it was made by. So a feature is kept
 * out of the model where at least 30 training cases lack it, have it, or have one value or interval of it, and nine in
 * ten of them came back while most cases did not; or where at least 30 of such cases should have come back and fewer
 * than one in ten of those did. An amount of 0 that is filled in at the end is such a value.
 */
final class LeakGuard {
    private static final int ENOUGH_CASES = 30;
    private static final double SUSPICIOUS_RATE = 0.9;
    private static final double MOST = 0.5;
    private static final Binning BINNING = new Binning(ScorecardTrainer.QUANTILES, ScorecardTrainer.SMALLEST_CATEGORY);

    private LeakGuard() {}

    /** Answers why the feature must be kept out, if so. */
    static Optional<String> suspicion(Feature feature, List<TrainingCase> cases) {
        if (rate(cases) > MOST) {
            return Optional.empty();
        }
        double usual = rate(cases);
        Map<String, List<TrainingCase>> groups = groups(feature, cases);
        return Stream.<Predicate<List<TrainingCase>>>of(LeakGuard::nearlyAll, group -> nearlyNone(group, usual))
                .flatMap(givesAway -> groups.entrySet().stream().filter(group -> givesAway.test(group.getValue())))
                .map(group ->
                        "Looks as if it were recorded only after the submission: of %d training cases %s, %d came back"
                                .formatted(group.getValue().size(), group.getKey(), returned(group.getValue())))
                .findFirst();
    }

    private static boolean nearlyAll(List<TrainingCase> group) {
        return group.size() >= ENOUGH_CASES && rate(group) >= SUSPICIOUS_RATE;
    }

    private static boolean nearlyNone(List<TrainingCase> group, double usual) {
        double expected = group.size() * usual;
        return expected >= ENOUGH_CASES && returned(group) < expected * (1 - SUSPICIOUS_RATE);
    }

    /** The cases without the feature, those with it, and those with each value and each interval of it. */
    private static Map<String, List<TrainingCase>> groups(Feature feature, List<TrainingCase> cases) {
        Map<String, List<TrainingCase>> groups = new LinkedHashMap<>();
        Stream.of("without it", "with it").forEach(name -> groups.put(name, new ArrayList<>()));
        BinnedFeature bins = BINNING.bins(feature, cases);
        for (TrainingCase trainingCase : cases) {
            String value = trainingCase.features().get(feature.name());
            Stream<String> names = value == null
                    ? Stream.of("without it")
                    : Stream.of(
                            "with it",
                            "with the value " + value,
                            "with a value of " + bins.binOf(value).label());
            names.forEach(name ->
                    groups.computeIfAbsent(name, unseen -> new ArrayList<>()).add(trainingCase));
        }
        return groups;
    }

    private static double rate(List<TrainingCase> cases) {
        return cases.isEmpty() ? 0 : (double) returned(cases) / cases.size();
    }

    private static long returned(List<TrainingCase> cases) {
        return cases.stream().filter(TrainingCase::returned).count();
    }
}

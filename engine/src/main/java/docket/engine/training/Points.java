package docket.engine.training;

import docket.engine.scoring.Bin;
import docket.engine.scoring.BinnedFeature;
import docket.engine.scoring.Logistic;
import docket.engine.training.Evaluator.Outcome;
import docket.engine.training.Regression.Weights;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The weights of a regression as whole micro-logits. A feature's points are counted from its average over the training
 * cases, and the base takes up the averages: so the base is the average case, and every contribution says how far a
 * request is from it. A bin without training cases says nothing and gives nothing.
 */
record Points(long base, List<BinnedFeature> features) {
    private static final double MICROS = 1_000_000;

    static Points of(Weights weights, List<BinnedFeature> bins, List<TrainingCase> cases) {
        double base = weights.intercept()
                + bins.stream()
                        .mapToDouble(feature -> average(feature, weights, cases))
                        .sum();
        List<BinnedFeature> features =
                bins.stream().map(feature -> counted(feature, weights, cases)).toList();
        return new Points(Math.round(base * MICROS), features);
    }

    Outcome outcome(TrainingCase trainingCase) {
        long sum = base
                + features.stream()
                        .mapToLong(feature -> binOf(feature, trainingCase).points())
                        .sum();
        return new Outcome(sum, Logistic.micros(sum), trainingCase.returned());
    }

    private static BinnedFeature counted(BinnedFeature feature, Weights weights, List<TrainingCase> cases) {
        double average = average(feature, weights, cases);
        Map<String, List<TrainingCase>> byBin = cases.stream()
                .collect(Collectors.groupingBy(
                        trainingCase -> binOf(feature, trainingCase).label()));
        return new BinnedFeature(
                feature.name(),
                feature.type(),
                feature.bins().stream()
                        .map(bin -> counted(feature, bin, weights, average, byBin))
                        .toList(),
                counted(feature, feature.missing(), weights, average, byBin),
                counted(feature, feature.other(), weights, average, byBin));
    }

    private static Bin counted(
            BinnedFeature feature, Bin bin, Weights weights, double average, Map<String, List<TrainingCase>> byBin) {
        List<TrainingCase> cases = byBin.getOrDefault(bin.label(), List.of());
        double weight = weights.of(Regression.indicator(feature, bin.label()));
        return new Bin(
                bin.label(),
                bin.from(),
                bin.below(),
                bin.value(),
                cases.isEmpty() ? 0 : Math.round((weight - average) * MICROS),
                cases.size(),
                Split.returned(cases));
    }

    private static double average(BinnedFeature feature, Weights weights, List<TrainingCase> cases) {
        return cases.stream()
                .mapToDouble(trainingCase -> weights.of(Regression.indicator(
                        feature, binOf(feature, trainingCase).label())))
                .average()
                .orElse(0);
    }

    private static Bin binOf(BinnedFeature feature, TrainingCase trainingCase) {
        return feature.binOf(trainingCase.features().get(feature.name()));
    }
}

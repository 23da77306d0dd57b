package docket.engine.training;

import docket.engine.scoring.BinnedFeature;
import docket.engine.scoring.CanonicalJson;
import docket.engine.scoring.FeatureSchema;
import docket.engine.scoring.Scorecard;
import docket.engine.scoring.Scorecard.Evaluation;
import docket.engine.scoring.Scorecard.Threshold;
import docket.engine.scoring.Scorecard.TrainingData;
import docket.engine.scoring.Scorecard.Withheld;
import docket.engine.training.Evaluator.Outcome;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Learns a card from the earlier cases and judges it by the later ones. The same cases give the same card, byte for
 * byte, on the same machine; on another one a point may differ in its last digit, which changes the card's name and no
 * recorded score.
 */
public final class ScorecardTrainer {
    static final int QUANTILES = 8;
    static final int SMALLEST_CATEGORY = 20;
    private static final double COST = 0.1;
    private static final int EARLIER_PERCENT = 70;
    private static final int CHECK_PERCENT = 20;
    private static final double MICROS = 1_000_000;

    /**
     * @param version of the new card, see {@link docket.engine.scoring.ModelStore#nextVersion}
     * @throws NotEnoughCases if there is too little to learn from
     */
    public Scorecard train(String name, int version, CardPlan plan, TrainingCases source) {
        List<TrainingCase> cases = Split.sorted(source.read());
        Split split = Split.of(cases, EARLIER_PERCENT);
        List<TrainingCase> earlier = split.earlier();
        FeatureSchema schema = plan.schema().forCurrencies(currencies(cases));
        List<Withheld> withheld = withheld(schema, earlier);
        List<BinnedFeature> bins = bins(schema, withheld, earlier);
        Points points = Points.of(Regression.fit(bins, earlier, COST), bins, earlier);
        double returnRate = (double) Split.returned(earlier) / earlier.size();
        List<Integer> probabilities = earlier.stream()
                .map(trainingCase -> points.outcome(trainingCase).probabilityMicros())
                .toList();
        Threshold threshold =
                plan.purpose().chooser().choose(probabilities, CHECK_PERCENT, (int) Math.round(MICROS * returnRate));
        return new Scorecard(
                Scorecard.FORMAT,
                name,
                version,
                plan.process(),
                plan.purpose().intendedUse(),
                plan.purpose().limits(),
                schema,
                schema.sha256(),
                points.base(),
                points.features(),
                threshold,
                withheld,
                trainingData(source, cases, earlier),
                evaluation(points, threshold, split, returnRate));
    }

    private static SortedSet<String> currencies(List<TrainingCase> cases) {
        return cases.stream()
                .flatMap(trainingCase -> trainingCase.features().keySet().stream())
                .filter(name -> name.startsWith(FeatureSchema.AMOUNT))
                .map(name -> name.substring(FeatureSchema.AMOUNT.length()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<Withheld> withheld(FeatureSchema schema, List<TrainingCase> earlier) {
        return schema.features().stream()
                .flatMap(feature -> LeakGuard.suspicion(feature, earlier).stream()
                        .map(reason -> new Withheld(feature.name(), reason)))
                .toList();
    }

    private static List<BinnedFeature> bins(FeatureSchema schema, List<Withheld> withheld, List<TrainingCase> earlier) {
        Set<String> out = withheld.stream().map(Withheld::feature).collect(Collectors.toSet());
        Binning binning = new Binning(QUANTILES, SMALLEST_CATEGORY);
        return schema.features().stream()
                .filter(feature -> !out.contains(feature.name()))
                .map(feature -> binning.bins(feature, earlier))
                .toList();
    }

    private static TrainingData trainingData(
            TrainingCases source, List<TrainingCase> cases, List<TrainingCase> earlier) {
        return new TrainingData(
                source.source(),
                sha256(cases),
                source.label(),
                earlier.size(),
                Split.returned(earlier),
                first(earlier),
                last(earlier));
    }

    /** The hash of all the cases, a line each: what was known of it and what became of it. */
    private static String sha256(List<TrainingCase> cases) {
        List<List<Object>> lines = cases.stream()
                .map(trainingCase -> List.<Object>of(
                        trainingCase.id(),
                        trainingCase.submittedAt().toString(),
                        trainingCase.knownAt().toString(),
                        trainingCase.features(),
                        trainingCase.returned()))
                .toList();
        return CanonicalJson.sha256(CanonicalJson.write(lines));
    }

    private static Evaluation evaluation(Points points, Threshold threshold, Split split, double returnRate) {
        List<Outcome> outcomes = split.later().stream().map(points::outcome).toList();
        List<Outcome> checked = outcomes.stream()
                .filter(outcome -> threshold.advisesToCheck(outcome.probabilityMicros()))
                .toList();
        Evaluator evaluator = new Evaluator(outcomes);
        return new Evaluation(
                outcomes.size(),
                Split.returned(split.later()),
                first(split.later()),
                last(split.later()),
                split.underWay(),
                evaluator.aucMicros(),
                evaluator.brierMicros(),
                evaluator.brierMicros(returnRate),
                evaluator.leastGainMicros(returnRate),
                checked.size(),
                (int) checked.stream().filter(Outcome::returned).count(),
                evaluator.calibration());
    }

    private static String first(List<TrainingCase> cases) {
        return cases.get(0).submittedAt().toString();
    }

    private static String last(List<TrainingCase> cases) {
        return cases.get(cases.size() - 1).submittedAt().toString();
    }
}

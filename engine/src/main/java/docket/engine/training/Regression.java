package docket.engine.training;

import de.bwaldvogel.liblinear.Model;
import docket.engine.scoring.BinnedFeature;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tribuo.Example;
import org.tribuo.MutableDataset;
import org.tribuo.classification.Label;
import org.tribuo.classification.LabelFactory;
import org.tribuo.classification.liblinear.LibLinearClassificationModel;
import org.tribuo.classification.liblinear.LibLinearClassificationTrainer;
import org.tribuo.classification.liblinear.LinearClassificationType;
import org.tribuo.classification.liblinear.LinearClassificationType.LinearType;
import org.tribuo.impl.ArrayExample;
import org.tribuo.provenance.SimpleDataSourceProvenance;

/**
 * Logistic regression with a ridge penalty over one indicator per bin, by Tribuo's LibLinear. The solver is a Newton
 * method without chance in it; every call makes a trainer of its own, because a used one gives another model.
 */
final class Regression {
    private static final Label RETURNED = new Label("returned");
    private static final Label PASSED = new Label("passed");
    private static final int ITERATIONS = 1000;
    private static final double TOLERANCE = 1e-6;
    private static final long SEED = 1;

    /**
     * The log-odds of a case without any indicator, and those that each indicator adds. An indicator never seen adds
     * nothing.
     */
    record Weights(double intercept, Map<String, Double> byIndicator) {
        double of(String indicator) {
            return byIndicator.getOrDefault(indicator, 0.0);
        }
    }

    private Regression() {}

    /** @param cost how much an error weighs against large weights */
    static Weights fit(List<BinnedFeature> features, List<TrainingCase> cases, double cost) {
        LabelFactory labels = new LabelFactory();
        MutableDataset<Label> dataset =
                new MutableDataset<>(new SimpleDataSourceProvenance("training cases", labels), labels);
        cases.forEach(trainingCase -> dataset.add(example(features, trainingCase)));
        LibLinearClassificationTrainer trainer = new LibLinearClassificationTrainer(
                new LinearClassificationType(LinearType.L2R_LR), cost, ITERATIONS, TOLERANCE, SEED);
        return weights((LibLinearClassificationModel) trainer.train(dataset));
    }

    static String indicator(BinnedFeature feature, String binLabel) {
        return feature.name() + "=" + binLabel;
    }

    private static Example<Label> example(List<BinnedFeature> features, TrainingCase trainingCase) {
        String[] names = features.stream()
                .map(feature -> indicator(
                        feature,
                        feature.binOf(trainingCase.features().get(feature.name()))
                                .label()))
                .toArray(String[]::new);
        double[] ones = new double[names.length];
        java.util.Arrays.fill(ones, 1.0);
        return new ArrayExample<>(trainingCase.returned() ? RETURNED : PASSED, names, ones);
    }

    /** The weights speak for the label that LibLinear met first, and the last of them is the intercept's. */
    private static Weights weights(LibLinearClassificationModel model) {
        Model solved = model.getInnerModels().get(0);
        double[] weights = solved.getFeatureWeights();
        int positive = solved.getLabels()[0];
        double sign = positive == model.getOutputIDInfo().getID(RETURNED) ? 1 : -1;
        Map<String, Double> byIndicator = new LinkedHashMap<>();
        model.getFeatureIDMap()
                .forEach(feature -> byIndicator.put(
                        feature.getName(),
                        sign * weights[model.getFeatureIDMap().getID(feature.getName())]));
        return new Weights(sign * weights[weights.length - 1], byIndicator);
    }
}

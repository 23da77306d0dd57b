package docket.engine.training;

import docket.engine.scoring.Bin;
import docket.engine.scoring.BinnedFeature;
import docket.engine.scoring.FeatureSchema.Feature;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Cuts a feature into bins by the training cases alone; the points come later. */
final class Binning {
    private final int quantiles;
    private final int smallestCategory;

    Binning(int quantiles, int smallestCategory) {
        this.quantiles = quantiles;
        this.smallestCategory = smallestCategory;
    }

    BinnedFeature bins(Feature feature, List<TrainingCase> cases) {
        List<String> values = cases.stream()
                .map(trainingCase -> trainingCase.features().get(feature.name()))
                .filter(Objects::nonNull)
                .toList();
        List<Bin> bins = switch (feature.type()) {
            case NUMERIC -> intervals(values);
            case CATEGORICAL -> categories(values);
        };
        return new BinnedFeature(
                feature.name(),
                feature.type(),
                bins,
                empty(Bin.MISSING, null, null, null),
                empty(Bin.OTHER, null, null, null));
    }

    /** Cuts where an equal share of the values lies below; equal cuts become one. */
    private List<Bin> intervals(List<String> values) {
        List<BigDecimal> sorted = values.stream()
                .filter(BinnedFeature::isNumber)
                .map(BigDecimal::new)
                .sorted()
                .toList();
        List<String> cuts = new ArrayList<>();
        for (int q = 1; q < quantiles && !sorted.isEmpty(); q++) {
            BigDecimal cut = sorted.get((int) ((long) sorted.size() * q / quantiles));
            String text = cut.stripTrailingZeros().toPlainString();
            if (cut.compareTo(sorted.get(0)) > 0 && !cuts.contains(text)) {
                cuts.add(text);
            }
        }
        List<Bin> bins = new ArrayList<>();
        for (int i = 0; i <= cuts.size() && !sorted.isEmpty(); i++) {
            String from = i == 0 ? null : cuts.get(i - 1);
            String below = i == cuts.size() ? null : cuts.get(i);
            bins.add(empty(intervalLabel(from, below), from, below, null));
        }
        return bins;
    }

    /** One bin for each category with enough cases, the largest first; the others share one. */
    private List<Bin> categories(List<String> values) {
        Map<String, Long> counts = values.stream()
                .collect(Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()));
        return counts.entrySet().stream()
                .filter(entry -> entry.getValue() >= smallestCategory)
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .map(entry -> empty(entry.getKey(), null, null, entry.getKey()))
                .toList();
    }

    private static String intervalLabel(@Nullable String from, @Nullable String below) {
        if (from == null) {
            return below == null ? "any" : "below " + below;
        }
        return below == null ? from + " and more" : from + " to below " + below;
    }

    private static Bin empty(String label, @Nullable String from, @Nullable String below, @Nullable String value) {
        return new Bin(label, from, below, value, 0, 0, 0);
    }
}

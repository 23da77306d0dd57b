package docket.benchmark.report;

import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/** The median of several figures, the lowest and the highest. */
public record Spread(double median, double min, double max) {

    /** @param values at least one */
    public static Spread of(double... values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        double median = sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
        return new Spread(median, sorted[0], sorted[sorted.length - 1]);
    }

    public static Spread of(Collection<Double> values) {
        return of(values.stream().mapToDouble(Double::doubleValue).toArray());
    }

    /** The value that this share of the sorted values does not exceed. */
    public static double at(double share, double... values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[(int) Math.min(sorted.length - 1L, Math.round(share * sorted.length))];
    }

    /** The spread as files say it. */
    public Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("median", rounded(median));
        json.put("min", rounded(min));
        json.put("max", rounded(max));
        return json;
    }

    public static double rounded(double value) {
        return Math.round(value * 1_000) / 1_000.0;
    }

    /** The spread as tables say it, with the decimals that {@code format} asks for, e.g. {@code %.1f}. */
    public String text(String format) {
        return (format + " (" + format + "–" + format + ")").formatted(median, min, max);
    }
}

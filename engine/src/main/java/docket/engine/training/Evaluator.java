package docket.engine.training;

import docket.engine.scoring.Scorecard.Decile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;

/** Measures how well probabilities agreed with what happened. All results are millionths. */
final class Evaluator {
    private static final double MICROS = 1_000_000;
    private static final int TENTHS = 10;
    private static final int RESAMPLES = 2_000;
    private static final long SEED = 20_170_109;

    /** What was said of a case, and what happened to it. */
    record Outcome(long sum, int probabilityMicros, boolean returned) {}

    private final List<Outcome> byScore;

    Evaluator(List<Outcome> outcomes) {
        byScore =
                outcomes.stream().sorted(Comparator.comparingLong(Outcome::sum)).toList();
    }

    /**
     * The chance that a returned case scored higher than one that passed; a tie counts half. 500,000 if there is none
     * of either.
     */
    int aucMicros() {
        long positives = byScore.stream().filter(Outcome::returned).count();
        long negatives = byScore.size() - positives;
        if (positives == 0 || negatives == 0) {
            return 500_000;
        }
        long wins2 = 0;
        long negativesBelow = 0;
        for (int i = 0; i < byScore.size(); ) {
            int end = i;
            long tiedPositives = 0;
            while (end < byScore.size()
                    && byScore.get(end).sum() == byScore.get(i).sum()) {
                tiedPositives += byScore.get(end).returned() ? 1 : 0;
                end++;
            }
            long tiedNegatives = end - i - tiedPositives;
            wins2 += tiedPositives * (2 * negativesBelow + tiedNegatives);
            negativesBelow += tiedNegatives;
            i = end;
        }
        return (int) Math.round(MICROS * wins2 / (2.0 * positives * negatives));
    }

    /** The mean squared distance between what was said and what happened. */
    int brierMicros() {
        return brier(byScore.stream().mapToDouble(outcome -> distance(outcome.probabilityMicros() / MICROS, outcome)));
    }

    /** The mean squared distance, had the same probability been said of every case. */
    int brierMicros(double probability) {
        return brier(byScore.stream().mapToDouble(outcome -> distance(probability, outcome)));
    }

    /**
     * By how much the probabilities were at least nearer to what happened than one that is always said: the lower end
     * of the two-sided 95 % bootstrap interval of the gain in Brier (percentiles of 2,000 resamples of the cases, of a
     * fixed seed). Above 0, chance alone hardly explains the gain.
     */
    int leastGainMicros(double probability) {
        double[] gains = byScore.stream()
                .mapToDouble(outcome ->
                        distance(probability, outcome) - distance(outcome.probabilityMicros() / MICROS, outcome))
                .toArray();
        SplittableRandom random = new SplittableRandom(SEED);
        double[] means = new double[RESAMPLES];
        for (int i = 0; i < RESAMPLES; i++) {
            double sum = 0;
            for (int n = 0; n < gains.length; n++) {
                sum += gains[random.nextInt(gains.length)];
            }
            means[i] = sum / gains.length;
        }
        Arrays.sort(means);
        return (int) Math.round(MICROS * means[RESAMPLES / 40]);
    }

    List<Decile> calibration() {
        List<Decile> deciles = new ArrayList<>();
        for (int tenth = 0; tenth < TENTHS; tenth++) {
            List<Outcome> cases = byScore.subList(part(tenth), part(tenth + 1));
            if (!cases.isEmpty()) {
                double predicted = cases.stream()
                        .mapToInt(Outcome::probabilityMicros)
                        .average()
                        .orElse(0);
                long returned = cases.stream().filter(Outcome::returned).count();
                deciles.add(new Decile(
                        cases.size(), (int) Math.round(predicted), (int) Math.round(MICROS * returned / cases.size())));
            }
        }
        return deciles;
    }

    private int part(int tenth) {
        return (int) ((long) byScore.size() * tenth / TENTHS);
    }

    private static double distance(double probability, Outcome outcome) {
        double difference = probability - (outcome.returned() ? 1 : 0);
        return difference * difference;
    }

    private static int brier(java.util.stream.DoubleStream distances) {
        return (int) Math.round(MICROS * distances.average().orElse(0));
    }
}

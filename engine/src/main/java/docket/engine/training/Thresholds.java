package docket.engine.training;

import docket.engine.scoring.Scorecard.Threshold;
import java.util.List;

/** Chooses from which probability on a person is asked to check. */
final class Thresholds {
    private static final int NEVER = 1_000_000;
    private static final String CHOSEN_BY =
            "The lowest probability such that at most %d %% of the training cases reach it, and no lower than their rate"
                    + " of return: so many a clerk can look at twice. The later cases had no say.";

    private static final String CHOSEN_BELOW_BY =
            "The highest probability such that at most %d %% of the training cases lie below it, and no higher than their rate"
                    + " of use: so many a committee can look at twice. The later cases had no say.";

    private Thresholds() {}

    /** @param trainingProbabilities in millionths; at most {@code percent} of them are at or above the threshold */
    static Threshold choose(List<Integer> trainingProbabilities, int percent, int returnRateMicros) {
        List<Integer> descending = trainingProbabilities.stream()
                .sorted((a, b) -> Integer.compare(b, a))
                .toList();
        int most = descending.size() * percent / 100;
        int threshold = NEVER;
        for (int i = 0; i < most; i++) {
            boolean lastOfItsValue = i + 1 == descending.size() || descending.get(i + 1) < descending.get(i);
            if (lastOfItsValue && descending.get(i) >= returnRateMicros) {
                threshold = descending.get(i);
            }
        }
        return new Threshold(threshold, 1, CHOSEN_BY.formatted(percent));
    }

    /** The same from the other side, for what is good: at most {@code percent} of the probabilities are below the threshold. */
    static Threshold chooseBelow(List<Integer> trainingProbabilities, int percent, int rateMicros) {
        List<Integer> ascending = trainingProbabilities.stream().sorted().toList();
        int first = ascending.size() * percent / 100;
        int threshold = first < ascending.size() ? Math.min(ascending.get(first), rateMicros) : rateMicros;
        return new Threshold(threshold, 1, CHOSEN_BELOW_BY.formatted(percent), true);
    }
}

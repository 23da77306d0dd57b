package docket.engine.training;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * Cases in two parts by time: what was submitted and decided before a moment, to learn from, and what was submitted
 * from then on, to be judged by. Between them fall those that were under way at that moment: nobody could have learned
 * from them.
 */
record Split(List<TrainingCase> earlier, List<TrainingCase> later, int underWay) {
    private static final int LEAST_EARLIER = 40;
    private static final int LEAST_RETURNED = 5;
    private static final int LEAST_LATER = 10;

    /** @param earlierPercent how many of the cases were submitted before the moment */
    static Split of(List<TrainingCase> cases, int earlierPercent) {
        List<TrainingCase> sorted = sorted(cases);
        if (sorted.isEmpty()) {
            throw new NotEnoughCases("There is no decided case to learn from");
        }
        Instant moment =
                sorted.get((int) ((long) sorted.size() * earlierPercent / 100)).submittedAt();
        List<TrainingCase> before = sorted.stream()
                .filter(trainingCase -> trainingCase.submittedAt().isBefore(moment))
                .toList();
        List<TrainingCase> earlier = before.stream()
                .filter(trainingCase -> trainingCase.knownAt().isBefore(moment))
                .toList();
        List<TrainingCase> later = sorted.subList(before.size(), sorted.size());
        return new Split(earlier, later, before.size() - earlier.size()).checked();
    }

    static List<TrainingCase> sorted(List<TrainingCase> cases) {
        return cases.stream()
                .sorted(Comparator.comparing(TrainingCase::submittedAt).thenComparing(TrainingCase::id))
                .toList();
    }

    static int returned(List<TrainingCase> cases) {
        return (int) cases.stream().filter(TrainingCase::returned).count();
    }

    private Split checked() {
        int returned = returned(earlier);
        if (earlier.size() < LEAST_EARLIER
                || returned < LEAST_RETURNED
                || earlier.size() - returned < LEAST_RETURNED
                || later.size() < LEAST_LATER) {
            throw new NotEnoughCases(
                    "Expected at least %d earlier cases, %d of them returned and %d not, and %d later ones; found %d, %d, %d and %d"
                            .formatted(
                                    LEAST_EARLIER,
                                    LEAST_RETURNED,
                                    LEAST_RETURNED,
                                    LEAST_LATER,
                                    earlier.size(),
                                    returned,
                                    earlier.size() - returned,
                                    later.size()));
        }
        return this;
    }
}

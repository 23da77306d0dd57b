package docket.api.cases;

import docket.api.words.Called;
import docket.engine.scoring.ScoreRecord;
import java.util.Comparator;
import java.util.List;

/**
 * What a score says and what weighed most in it, for reading.
 *
 * @param probability of the case coming back, as per cent
 * @param threshold from which on the advice is to check, as per cent
 */
public record ScoreInWords(ScoreRecord.Advice advice, String probability, String threshold, List<Reason> reasons) {

    private static final int MOST = 6;

    /** One feature of the case with its value, or that it has none. {@code comesBack}: it speaks for the case coming back, else against it. */
    public record Reason(String name, String value, boolean comesBack) {}

    static ScoreInWords of(ScoreRecord score, Called called) {
        return new ScoreInWords(
                score.advice(),
                called.words().percent(score.probabilityMicros()),
                called.words().percent(score.checkThresholdMicros()),
                score.features().stream()
                        .filter(feature -> feature.contribution() != 0)
                        .sorted(Comparator.comparingLong(
                                (ScoreRecord.Feature feature) -> -Math.abs(feature.contribution())))
                        .limit(MOST)
                        .map(feature -> new Reason(
                                called.words().feature(feature.name()),
                                feature.value() == null
                                        ? called.words().say("score.missing")
                                        : called.feature(feature.name(), feature.value()),
                                feature.contribution() > 0))
                        .toList());
    }
}

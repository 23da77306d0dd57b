package docket.engine.scoring;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that is needed to explain a score and to make it again without calling a model. Points are integer micro-logits;
 * {@code base} plus all contributions is {@code sum} exactly; {@code probabilityMicros} is the logistic of the sum in
 * millionths.
 */
public record ScoreRecord(
        String model,
        int modelVersion,
        String modelSha256,
        String trainingDataSha256,
        String featureSchemaSha256,
        List<Feature> features,
        long base,
        long sum,
        int probabilityMicros,
        int checkThresholdMicros,
        int thresholdVersion,
        Advice advice,
        long latencyMicros,
        @Nullable String fallback) {

    /** What the score says to the person who decides. {@code NONE}: the model has nothing to go by. */
    public enum Advice {
        NOTHING_FOUND,
        CHECK,
        NONE
    }

    /**
     * One feature: its value as text, or null where it was missing; the event it came from; the bin it fell into, and
     * the points of that bin.
     */
    public record Feature(
            String name, @Nullable String value, @Nullable String sourceEvent, String bin, long contribution) {}

    /** The same score with its latency, which is known only after it was made. */
    public ScoreRecord took(long micros) {
        return new ScoreRecord(
                model,
                modelVersion,
                modelSha256,
                trainingDataSha256,
                featureSchemaSha256,
                features,
                base,
                sum,
                probabilityMicros,
                checkThresholdMicros,
                thresholdVersion,
                advice,
                micros,
                fallback);
    }
}

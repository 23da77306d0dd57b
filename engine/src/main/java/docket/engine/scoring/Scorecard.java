package docket.engine.scoring;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An additive scorecard, complete: what it is for, what it learned from, how good it is, and every point it gives. Points
 * are integer micro-logits, probabilities and rates are millionths. The canonical JSON of this record is the model file
 * and its SHA-256 is the model's name.
 *
 * @param process whose cases it scores; null: those of every process that has no card of its own
 * @param base the score of a request of which every feature is average
 * @param withheld features that were declared but kept out of the model, each with the reason
 */
public record Scorecard(
        String format,
        String name,
        int version,
        @Nullable String process,
        String intendedUse,
        String limits,
        FeatureSchema schema,
        String schemaSha256,
        long base,
        List<BinnedFeature> features,
        Threshold threshold,
        List<Withheld> withheld,
        TrainingData trainingData,
        Evaluation evaluation) {
    public static final String FORMAT = "docket-scorecard/1";

    public Scorecard {
        if (!FORMAT.equals(format)) {
            throw new IllegalArgumentException("Expected a card of format " + FORMAT + " but found " + format);
        }
        if (!schema.sha256().equals(schemaSha256)) {
            throw new IllegalArgumentException("Expected schema " + schemaSha256 + " but found " + schema.sha256());
        }
    }

    /** The same card under another name and version. */
    public Scorecard as(String otherName, int otherVersion) {
        return new Scorecard(
                format,
                otherName,
                otherVersion,
                process,
                intendedUse,
                limits,
                schema,
                schemaSha256,
                base,
                features,
                threshold,
                withheld,
                trainingData,
                evaluation);
    }

    /**
     * A probability at or above {@code micros} advises to check.
     *
     * @param below true where one below it does, because the card says how likely something good is; else null
     */
    public record Threshold(
            int micros,
            int version,
            String chosenBy,
            @Nullable Boolean below) {

        public Threshold(int micros, int version, String chosenBy) {
            this(micros, version, chosenBy, null);
        }

        public boolean advisesToCheck(int probabilityMicros) {
            return Boolean.TRUE.equals(below) ? probabilityMicros < micros : probabilityMicros >= micros;
        }
    }

    public record Withheld(String feature, String reason) {}

    /**
     * What the points were learned from: {@code cases} decided rounds that were submitted from {@code from} to {@code
     * until} (RFC 3339). {@code sha256} covers these and the later ones of the evaluation.
     */
    public record TrainingData(
            String source, String sha256, String label, int cases, int returned, String from, String until) {}

    /**
     * How the card did on {@code cases} that were submitted after those it learned from. {@code baseRateBrierMicros} is
     * the Brier score of always saying the training cases' rate of return, {@code leastGainMicros} the lower end of the 95 %
     * bootstrap interval of what the card gains over it (null in cards of before it was asked); {@code notYetKnown} cases were left out of the
     * training because their end was not known when the later ones began.
     */
    public record Evaluation(
            int cases,
            int returned,
            String from,
            String until,
            int notYetKnown,
            int aucMicros,
            int brierMicros,
            int baseRateBrierMicros,
            @Nullable Integer leastGainMicros,
            int checked,
            int checkedAndReturned,
            List<Decile> calibration) {

        /**
         * Whether the card was nearer to what happened than always saying the training cases' rate of return, by more than
         * chance explains.
         */
        public boolean beatsBaseRate() {
            return leastGainMicros == null ? brierMicros < baseRateBrierMicros : leastGainMicros > 0;
        }
    }

    /** A tenth of the later cases, by predicted probability: what was said on average, and what happened. */
    public record Decile(int cases, int predictedMicros, int observedMicros) {}
}

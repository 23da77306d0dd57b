package docket.engine.scoring;

import org.jspecify.annotations.Nullable;

/** What came of an attempt to score. Either way the case goes on and a person decides. */
public sealed interface ScoringResult {

    record Scored(ScoreRecord score) implements ScoringResult {}

    /**
     * No score could be made.
     *
     * @param model the SHA-256 of the model that was tried, null where none was at hand
     * @param reason {@link #NO_MODEL}, {@link #TIMEOUT}, {@link #UNFIT} or {@link #ERROR}
     */
    record Failed(@Nullable String model, String reason, String detail, long latencyMicros) implements ScoringResult {
        public static final String NO_MODEL = "no-model";
        public static final String TIMEOUT = "timeout";

        /** The model looks at what the form of the case does not have. */
        public static final String UNFIT = "unfit";

        public static final String ERROR = "error";
    }
}

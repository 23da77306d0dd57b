package docket.engine.scoring;

import org.jspecify.annotations.Nullable;

/**
 * One bin of a feature, and the micro-logit points it gives. A numeric bin holds {@code from <= value < below}, decimal
 * texts, absent where open; a categorical bin holds one {@code value}; the missing and the other bin have neither.
 * {@code cases} of the training examples fell into it, of which {@code returned} came back.
 */
public record Bin(
        String label,
        @Nullable String from,
        @Nullable String below,
        @Nullable String value,
        long points,
        int cases,
        int returned) {
    public static final String MISSING = "(missing)";
    public static final String OTHER = "(other)";
}

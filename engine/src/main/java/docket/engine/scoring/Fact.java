package docket.engine.scoring;

import org.jspecify.annotations.Nullable;

/**
 * What is known of a case for one feature: the value as text, and the id of the event it was read from. Both are null
 * where the value is missing; a blank text and the word {@code UNKNOWN} count as missing.
 */
public record Fact(@Nullable String value, @Nullable String sourceEvent) {
    public static final Fact MISSING = new Fact(null, null);

    public static Fact of(@Nullable String value, @Nullable String sourceEvent) {
        boolean missing = value == null || value.isBlank() || value.equals("UNKNOWN");
        return missing ? MISSING : new Fact(value, sourceEvent);
    }
}

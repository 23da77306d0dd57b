package docket.engine.export;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The bounds of an export: events from the first bound on, up to but without the second. Null bounds nothing. Times are
 * those of the events themselves, whose order in the log may differ a little.
 */
public record Range(
        @Nullable Long fromIndex,
        @Nullable Long toIndex,
        @Nullable Instant fromTime,
        @Nullable Instant toTime) {

    /** The whole record. */
    public static final Range ALL = new Range(null, null, null, null);
}

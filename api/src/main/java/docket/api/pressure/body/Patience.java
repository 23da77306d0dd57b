package docket.api.pressure.body;

import java.time.Duration;

/**
 * How long a body is waited for. A body is late when it took longer than {@code grace} and the time in which what has
 * come of it would have come at {@code bytesPerSecond}.
 */
public record Patience(Duration grace, int bytesPerSecond) {

    boolean isOver(long nanos, long received) {
        return nanos > nanosFor(received);
    }

    /** The longest that so many bytes may take, in nanoseconds. */
    long nanosFor(long bytes) {
        return grace.toNanos() + bytes * 1_000_000_000L / bytesPerSecond;
    }
}

package docket.api.operation;

import java.sql.SQLException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Keeps an answer of the database that serves for a while. One caller asks, the others wait for what it learns.
 * Thread-safe.
 */
final class LastAnswer<T> {

    interface Question<T> {
        T ask() throws SQLException;
    }

    private final Question<T> question;
    private final long freshNanos;
    private @Nullable T known;
    private long askedAt;

    LastAnswer(Duration fresh, Question<T> question) {
        this.freshNanos = fresh.toNanos();
        this.question = question;
    }

    /** @throws SQLException where the database does not answer; the next call asks it again */
    synchronized T now() throws SQLException {
        T last = known;
        if (last != null && System.nanoTime() - askedAt < freshNanos) {
            return last;
        }
        known = null;
        last = question.ask();
        known = last;
        askedAt = System.nanoTime();
        return last;
    }
}

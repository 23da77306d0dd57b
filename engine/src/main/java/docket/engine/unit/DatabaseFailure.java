package docket.engine.unit;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.transaction.CannotCreateTransactionException;

/** What a failure says of the database, in the words of the driver (SQLState) or of Spring. */
public enum DatabaseFailure {
    /** Somebody else was faster (40001, 40P01, 55P03). The same work may succeed in a new transaction. */
    LOST_RACE,

    /**
     * The server is not there, shuts down, or has no room for another connection (classes 08, 57P, 53), or it ended a
     * transaction in which this program stood still (25P03, 25P04). It may be back in a moment. A failure without a
     * state was not the server's: the connection had been closed before, or the pool gave none in time.
     */
    GONE,

    /** A value that no column takes: too long, out of range, or with characters that it cannot keep (class 22). */
    BAD_VALUE,

    /** A key that is there already (23505). */
    DUPLICATE;

    private static final Set<String> LOST_RACES = Set.of("40001", "40P01", "55P03");
    private static final Pattern NOT_THERE = Pattern.compile("08...|57P0.|53...|25P0[34]");

    /** What this failure itself says, without its causes; null where it says nothing of the database. */
    public static @Nullable DatabaseFailure of(Throwable failure) {
        if (failure instanceof CannotCreateTransactionException
                || failure instanceof DataAccessResourceFailureException
                || failure instanceof SQLTransientConnectionException) {
            return GONE;
        }
        if (!(failure instanceof SQLException sql)) {
            return null;
        }
        String state = sql.getSQLState();
        if (state != null && LOST_RACES.contains(state)) {
            return LOST_RACE;
        }
        if (state != null && state.startsWith("22")) {
            return BAD_VALUE;
        }
        if ("23505".equals(state)) {
            return DUPLICATE;
        }
        return state == null || NOT_THERE.matcher(state).matches() ? GONE : null;
    }

    /** Whether the failure, or a cause of it, is of this kind. */
    public boolean isIn(@Nullable Throwable failure) {
        for (Throwable t = failure; t != null; t = t.getCause()) {
            if (of(t) == this) {
                return true;
            }
        }
        return false;
    }
}

package docket.audit;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.axonframework.serialization.SerializationException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;

/** Collects what is wrong, as sentences. What cannot be read is a finding, and the check goes on. */
final class Findings {

    private final Connection connection;
    private final List<String> sentences = new ArrayList<>();

    Findings(Connection connection) {
        this.connection = connection;
    }

    void clear() {
        sentences.clear();
    }

    void add(String sentence) {
        sentences.add(sentence);
    }

    void addAll(Collection<String> found) {
        sentences.addAll(found);
    }

    List<String> all() {
        return List.copyOf(sentences);
    }

    void guarded(String what, Runnable check) throws SQLException {
        attempt(check).ifPresent(cause -> add(what + " is not possible: " + cause.getMessage()));
    }

    boolean tried(Runnable check) throws SQLException {
        return attempt(check).isEmpty();
    }

    /** Runs the check and answers why it failed, if it did; the transaction then stands as before. */
    private Optional<Throwable> attempt(Runnable check) throws SQLException {
        @Nullable Savepoint before = connection.getAutoCommit() ? null : connection.setSavepoint();
        try {
            check.run();
            return Optional.empty();
        } catch (DataAccessException | SerializationException | IllegalArgumentException | IllegalStateException e) {
            if (before != null) {
                connection.rollback(before);
            }
            Throwable cause = e;
            while (cause.getCause() != null) {
                cause = cause.getCause();
            }
            return Optional.of(cause);
        }
    }
}

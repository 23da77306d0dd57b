package docket.engine.unit;

import java.sql.SQLException;
import java.util.Set;
import java.util.function.Predicate;
import org.axonframework.modelling.command.ConcurrencyException;

/** What the database and the event store say when somebody else was faster. */
public final class LostRaces implements Predicate<Throwable> {

    private static final String SERIALIZATION_FAILURE = "40001";
    private static final String DEADLOCK = "40P01";
    private static final String LOCK_NOT_AVAILABLE = "55P03";
    private static final Set<String> STATES = Set.of(SERIALIZATION_FAILURE, DEADLOCK, LOCK_NOT_AVAILABLE);

    @Override
    public boolean test(Throwable failure) {
        return failure instanceof ConcurrencyException
                || failure instanceof SQLException sql
                        && sql.getSQLState() != null
                        && STATES.contains(sql.getSQLState());
    }
}

package docket.engine.unit;

import java.util.function.Predicate;
import org.axonframework.modelling.command.ConcurrencyException;

/** Knows the failures with which the database and the event store say that somebody else was faster. */
public final class LostRaces implements Predicate<Throwable> {

    @Override
    public boolean test(Throwable failure) {
        return failure instanceof ConcurrencyException || DatabaseFailure.of(failure) == DatabaseFailure.LOST_RACE;
    }
}

package docket.api.rest.problem;

import docket.engine.refusal.RefusalCode;
import docket.engine.refusal.Refused;
import docket.engine.refusal.Who;
import docket.engine.unit.DatabaseFailure;
import java.util.Optional;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ParseException;
import org.camunda.bpm.engine.ProcessEnginePersistenceException;
import org.camunda.bpm.engine.TaskAlreadyClaimedException;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.security.access.AccessDeniedException;
import org.xml.sax.SAXException;

/** What the engine's own exceptions say to whoever called it. */
public final class EngineRefusals {

    /** A race that was lost for good, a task that another has, a model that cannot be parsed, or a value for no column. */
    public static Optional<Refused> of(Throwable thrown) {
        for (Throwable t = thrown; t != null; t = t.getCause()) {
            if (t instanceof OptimisticLockingException || t instanceof ConcurrencyFailureException) {
                return Optional.of(new Refused(RefusalCode.CONCURRENT_CHANGE));
            }
            if (t instanceof TaskAlreadyClaimedException claimed) {
                return Optional.of(new Refused(
                        RefusalCode.ALREADY_CLAIMED, claimed.getTaskId(), new Who(claimed.getTaskAssignee())));
            }
            if (t instanceof SAXException || t instanceof ParseException) {
                return Optional.of(new Refused(RefusalCode.MODEL_REFUSED, words(t)));
            }
        }
        return DatabaseFailure.BAD_VALUE.isIn(thrown)
                ? Optional.of(new Refused(RefusalCode.VALUE_NOT_KEPT))
                : Optional.empty();
    }

    /** A right that is missing. */
    public static Optional<Refused> ofRight(Throwable thrown) {
        for (Throwable t = thrown; t != null; t = t.getCause()) {
            if (t instanceof AuthorizationException || t instanceof AccessDeniedException) {
                return Optional.of(new Refused(RefusalCode.FORBIDDEN));
            }
        }
        return Optional.empty();
    }

    /**
     * The engine's no: nothing but exceptions of its own, none of them about the database. It has one type for most of
     * what it does not do (a task of a process deleted, an error that nothing catches, a suspended instance) and calls all
     * of it a fault of the server.
     */
    public static Optional<Refused> ofNo(Throwable thrown) {
        Throwable last = thrown;
        for (Throwable t = thrown; t != null; t = t.getCause()) {
            if (!t.getClass().getName().startsWith("org.camunda.bpm.")
                    || t instanceof ProcessEnginePersistenceException) {
                return Optional.empty();
            }
            last = t;
        }
        return Optional.of(new Refused(RefusalCode.ENGINE_REFUSED, words(last)));
    }

    /** What the engine says, without its numbers. */
    public static String words(Throwable said) {
        return String.valueOf(said.getMessage()).replaceAll("ENGINE(-REST)?-[0-9]+ |[. ]+$", "");
    }

    private EngineRefusals() {}
}

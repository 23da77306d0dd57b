package docket.api.problem;

import docket.engine.casefile.command.line.StepRefusal;
import docket.engine.refusal.Refused;
import docket.engine.refusal.RequestRefusal;
import docket.engine.refusal.Who;
import docket.engine.unit.DatabaseFailure;
import docket.processes.deployment.ModelRefusal;
import docket.processes.refusal.EngineRefusal;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEnginePersistenceException;
import org.camunda.bpm.engine.TaskAlreadyClaimedException;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.security.access.AccessDeniedException;
import org.xml.sax.SAXException;

/** What the engine's own exceptions say to whoever called it. */
public final class EngineRefusals {

    private static final Pattern ENGINES_TABLE = Pattern.compile("\\bact_\\w");
    private static final Pattern OURS_OR_ENGINES =
            Pattern.compile("^(docket|org\\.camunda)\\.(?!bpm\\.engine\\.impl\\.(util|calendar)\\.)");
    private static final Pattern READS_PARAMETERS = Pattern.compile(
            "^org\\.camunda\\.bpm\\.engine\\.(rest|impl\\.cmd|impl\\.cfg\\.auth|impl\\.metrics|impl\\.persistence\\.entity\\.MeterLogManager)\\b");

    private static final Map<Pattern, String> NOISE = noise();

    private static Map<Pattern, String> noise() {
        Map<Pattern, String> noise = new LinkedHashMap<>();
        noise.put(Pattern.compile("ENGINE(-REST)?-[0-9]+ "), "");
        noise.put(
                Pattern.compile("Cannot correlate a message with name '([^']*)' to a single execution. ([0-9]+) .*"),
                "'$1' is waited for at $2 places: name the case as businessKey, and where it waits at several, tell them all"
                        + " with \"all\": true");
        noise.put(Pattern.compile("\\s*\\(through reference chain: .*", Pattern.DOTALL), "");
        noise.put(Pattern.compile("\\[Source: [^;\\]]*(; )?"), "[");
        noise.put(Pattern.compile("\\b([a-z]\\w*\\.)*[A-Z]\\w*(Exception|Error): "), "");
        noise.put(Pattern.compile("([\\w.-]+):[0-9]+:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"), "$1");
        noise.put(Pattern.compile(" to java type [\\w.$]+"), "");
        noise.put(Pattern.compile("`?\\b(java type |class )?([a-z]\\w*\\.){2,}([A-Z]\\w*[.$]?)+(<[^>]*>)?`?"), "…");
        noise.put(Pattern.compile("[. ]+$"), "");
        return noise;
    }

    /** A race that was lost for good, a task that another has, a model that is no XML, or a value for no column. */
    public static Optional<Refused> of(Throwable thrown) {
        for (Throwable t = thrown; t != null; t = t.getCause()) {
            if (t instanceof OptimisticLockingException || t instanceof ConcurrencyFailureException) {
                return Optional.of(new Refused(RequestRefusal.CONCURRENT_CHANGE));
            }
            if (t instanceof TaskAlreadyClaimedException claimed) {
                return Optional.of(new Refused(
                        StepRefusal.ALREADY_CLAIMED, claimed.getTaskId(), new Who(claimed.getTaskAssignee())));
            }
            if (t instanceof SAXException) {
                return Optional.of(new Refused(ModelRefusal.MODEL_REFUSED, words(t)));
            }
        }
        if (DatabaseFailure.DUPLICATE.isIn(thrown) && isOfEnginesTable(thrown)) {
            return Optional.of(new Refused(EngineRefusal.ALREADY_THERE));
        }
        return DatabaseFailure.BAD_VALUE.isIn(thrown)
                ? Optional.of(new Refused(EngineRefusal.VALUE_NOT_KEPT))
                : Optional.empty();
    }

    private static boolean isOfEnginesTable(Throwable thrown) {
        for (Throwable t = thrown; t != null; t = t.getCause()) {
            if (t instanceof SQLException
                    && ENGINES_TABLE.matcher(String.valueOf(t.getMessage())).find()) {
                return true;
            }
        }
        return false;
    }

    /**
     * What the engine's REST, or one of the engine's commands, stumbles over by itself: a parameter that is missing, that
     * cannot be read, or that names nothing. Whatever passes through Docket's own classes before is a fault of ours.
     */
    public static Optional<Refused> ofParameter(Throwable thrown) {
        Throwable last = thrown;
        for (Throwable t = thrown; t != null; t = t.getCause()) {
            last = t;
        }
        boolean stumbled = last instanceof NullPointerException
                || last instanceof IllegalArgumentException
                || last instanceof IndexOutOfBoundsException
                || last instanceof ArithmeticException
                || last instanceof ClassCastException
                || last instanceof DateTimeException;
        return stumbled && isOfEngine(last)
                ? Optional.of(new Refused(RequestRefusal.INVALID_REQUEST, "parameter"))
                : Optional.empty();
    }

    private static boolean isOfEngine(Throwable thrown) {
        return Arrays.stream(thrown.getStackTrace())
                .map(StackTraceElement::getClassName)
                .filter(name -> OURS_OR_ENGINES.matcher(name).find())
                .findFirst()
                .filter(name -> READS_PARAMETERS.matcher(name).find())
                .isPresent();
    }

    /** A right that is missing. */
    public static Optional<Refused> ofRight(Throwable thrown) {
        for (Throwable t = thrown; t != null; t = t.getCause()) {
            if (t instanceof AuthorizationException || t instanceof AccessDeniedException) {
                return Optional.of(new Refused(RequestRefusal.FORBIDDEN));
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
        return Optional.of(new Refused(EngineRefusal.ENGINE_REFUSED, words(last)));
    }

    /** What the engine says, without its numbers and the names of its classes. */
    public static String words(Throwable said) {
        return plain(String.valueOf(said.getMessage()));
    }

    /** A text of the engine or of a parser as a caller may read it, who knows neither classes nor versions of a definition. */
    public static String plain(String said) {
        String plain = said;
        for (Map.Entry<Pattern, String> noise : NOISE.entrySet()) {
            plain = noise.getKey().matcher(plain).replaceAll(noise.getValue());
        }
        return plain;
    }

    private EngineRefusals() {}
}

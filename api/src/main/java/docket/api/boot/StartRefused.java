package docket.api.boot;

import docket.api.settings.SettingRefused;
import docket.engine.refusal.Refused;
import docket.processes.deployment.ModelRefusal;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.boot.ExitCodeGenerator;

/** Docket does not start here; the message says why and {@link #action} what to do. */
public final class StartRefused extends RuntimeException implements ExitCodeGenerator {

    private static final long serialVersionUID = 1L;

    /** The process's exit code. */
    public static final int EXIT_CODE = 3;

    private final String action;

    StartRefused(String why, String action) {
        super(why);
        this.action = action;
    }

    StartRefused(String why, String action, Throwable cause) {
        super(why, cause);
        this.action = action;
    }

    /** Finds why a start was refused in a chain of causes: itself, a setting, or models that the lint refuses. */
    public static Optional<StartRefused> in(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof StartRefused refused) {
                return Optional.of(refused);
            }
            if (cause instanceof SettingRefused refused) {
                return Optional.of(new StartRefused(String.valueOf(refused.getMessage()), refused.action(), refused));
            }
        }
        return Refused.in(failure)
                .filter(refused -> refused.code() == ModelRefusal.MODEL_REFUSED)
                .map(StartRefused::models);
    }

    private static StartRefused models(Refused refused) {
        String findings = refused.errors().stream()
                .map(error -> "\n  " + error.text(Locale.ENGLISH))
                .collect(Collectors.joining());
        return new StartRefused(
                "The lint refuses models under bpmn/:" + findings,
                "Correct each in Camunda Modeler or a text editor, ask \"./mvnw -q -pl bpmn test\" until it says nothing, and"
                        + " start again. docs/models.md says what a model may hold.",
                refused);
    }

    /** What the operator can do. */
    public String action() {
        return action;
    }

    @Override
    public int getExitCode() {
        return EXIT_CODE;
    }
}

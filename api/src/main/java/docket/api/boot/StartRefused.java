package docket.api.boot;

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

    /** What the operator can do. */
    public String action() {
        return action;
    }

    @Override
    public int getExitCode() {
        return EXIT_CODE;
    }
}

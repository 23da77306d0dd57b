package docket.cli.terminal;

import docket.api.settings.Settings;
import java.io.PrintStream;
import java.util.Map;

/**
 * What a command is called in.
 *
 * @param environment the variables of docs/operations.md
 * @param out for results
 * @param err for whatever is none: refusals, and how far something is
 */
public record Surroundings(Map<String, String> environment, PrintStream out, PrintStream err) {

    /** Those of this process. */
    public static Surroundings ofThisProcess() {
        return new Surroundings(System.getenv(), System.out, System.err);
    }

    /** What they set. */
    public Settings settings() {
        return Settings.of(environment);
    }
}

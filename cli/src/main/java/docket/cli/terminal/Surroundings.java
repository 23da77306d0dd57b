package docket.cli.terminal;

import docket.api.boot.RunningDatabase;
import docket.api.zone.JvmZone;
import docket.engine.unit.Envelope;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Map;
import javax.sql.DataSource;

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

    /** A variable; one without a value is as none. */
    public String value(String variable, String otherwise) {
        String set = environment.getOrDefault(variable, "");
        return set.isBlank() ? otherwise : set;
    }

    public Path data() {
        return Path.of(value("DOCKET_DATA", "data"));
    }

    public Path masterKey() {
        return Path.of(value(
                "DOCKET_MASTER_KEY_FILE",
                data().resolve("keys").resolve("master.json").toString()));
    }

    public String agency() {
        return value("DOCKET_AGENCY", "docket.example");
    }

    public ZoneId zone() throws CommandFailed {
        String zone = value("DOCKET_ZONE", JvmZone.ofTheMachine().getId());
        try {
            return ZoneId.of(zone);
        } catch (DateTimeException e) {
            throw new CommandFailed("DOCKET_ZONE is " + zone + ", which is no time zone. Asia/Seoul is one.");
        }
    }

    public Envelope envelope() throws CommandFailed {
        return new Envelope(agency(), zone());
    }

    /** Of the Docket that runs on the data folder, or on the outside database. */
    public DataSource database() throws CommandFailed {
        return RunningDatabase.find(environment)
                .orElseThrow(() -> new CommandFailed(
                        "No database answers. Start Docket with ./docket up on this folder, or set DOCKET_DB_URL."));
    }
}

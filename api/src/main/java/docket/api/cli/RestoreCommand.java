package docket.api.cli;

import docket.api.backup.BackupRefused;
import docket.api.backup.Restore;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;

/** {@code ./docket restore}: makes a data folder of a backup, and verifies it. */
public final class RestoreCommand implements CliCommand {

    private static final String USAGE = """
            Usage: ./docket restore FOLDER
              FOLDER          what ./docket backup made
            The data folder (DOCKET_DATA) is made of it; it must be empty, or not there.
            """;

    private final Map<String, String> environment;
    private final PrintStream out;

    public RestoreCommand() {
        this(System.getenv(), System.out);
    }

    RestoreCommand(Map<String, String> environment, PrintStream out) {
        this.environment = environment;
        this.out = out;
    }

    @Override
    public String name() {
        return "restore";
    }

    @Override
    public String summary() {
        return "Make a data folder of a backup, and verify it";
    }

    @Override
    public int run(String[] args) throws IOException {
        try {
            Arguments arguments = Arguments.parse(args, Set.of(), Set.of("--help"));
            if (arguments.flag("--help")) {
                out.print(USAGE);
                return 0;
            }
            Path data = Path.of(environment.getOrDefault("DOCKET_DATA", "data"));
            Restore.Restored restored = new Restore(Path.of(arguments.word("backup"))).to(data);
            out.printf(
                    "%s is restored from the backup of %s. The log's %d entries were hashed again, %d cases made again"
                            + " from their events.%n",
                    restored.data(), restored.madeAt(), restored.logEntries(), restored.cases());
            Path masterKey = restored.data().resolve("keys").resolve("master.json");
            if (!Files.exists(masterKey)) {
                out.println("The master key is not in this backup: put it at " + masterKey
                        + " (chmod 600) before the start, if personal data were ever stored.");
            }
            if (restored.findings().isEmpty()) {
                out.println(
                        "Nothing differs. Start it with ./docket up. The log is signed again once ./docket log resume"
                                + " or ./docket log begin has said where it goes on (docs/operations.md).");
                return 0;
            }
            restored.findings().forEach(finding -> out.println("  " + finding));
            out.printf(
                    "%d findings: do not work on it before you know why.%n",
                    restored.findings().size());
            return 1;
        } catch (Arguments.Misused e) {
            out.println(e.getMessage());
            out.print(USAGE);
            return 2;
        } catch (BackupRefused e) {
            out.println(e.getMessage());
            return 1;
        }
    }
}

package docket.api.cli;

import docket.api.backup.Backup;
import docket.api.backup.BackupRefused;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;

/** {@code ./docket backup}: backs a running Docket's data folder up. */
public final class BackupCommand implements CliCommand {

    private static final String WITHOUT = "--without-master-key";
    private static final String USAGE = """
            Usage: ./docket backup FOLDER [--without-master-key]
              FOLDER          is made; it holds the database, its passwords and the keys
              --without-master-key
                              keep the master key apart: nobody opens a personal field with the backup alone
            Docket goes on meanwhile. DOCKET_DATA says which, as for ./docket up.
            """;

    private final Map<String, String> environment;
    private final PrintStream out;

    public BackupCommand() {
        this(System.getenv(), System.out);
    }

    BackupCommand(Map<String, String> environment, PrintStream out) {
        this.environment = environment;
        this.out = out;
    }

    @Override
    public String name() {
        return "backup";
    }

    @Override
    public String summary() {
        return "Back a running Docket up, with its keys";
    }

    @Override
    public int run(String[] args) throws IOException {
        try {
            Arguments arguments = Arguments.parse(args, Set.of(), Set.of("--help", WITHOUT));
            if (arguments.flag("--help")) {
                out.print(USAGE);
                return 0;
            }
            Path target = Path.of(arguments.word("folder to make"));
            if (!environment.getOrDefault("DOCKET_DB_URL", "").isBlank()) {
                out.println("DOCKET_DB_URL names a PostgreSQL of your own: back it up with its own pg_basebackup or"
                        + " pg_dump, and the master key with it (docs/operations.md says how).");
                return 1;
            }
            boolean without = arguments.flag(WITHOUT);
            Path data = Path.of(environment.getOrDefault("DOCKET_DATA", "data"));
            Path keys = data.resolve("keys");
            Path masterKey = file("DOCKET_MASTER_KEY_FILE", keys.resolve("master.json"));
            Path logKey = file("DOCKET_LOG_KEY_FILE", keys.resolve("log.key"));
            Backup.Made made = new Backup(data, without ? null : masterKey, logKey).take(target);
            out.printf(
                    "%s: %d files, %.1f MB. Everything that was confirmed before it began is in it: the log's %d entries"
                            + " up to index %d, SHA-256 over their leaf hashes %s.%n",
                    made.folder(),
                    made.files(),
                    made.bytes() / 1e6,
                    made.logEntries(),
                    made.logEntries() - 1,
                    made.logDigest());
            out.println((without
                            ? "The master key is not in it: keep a copy of " + masterKey
                                    + " elsewhere, or personal data are lost. It holds other secrets:"
                            : "It holds secrets: the master key of personal data,")
                    + " the key of the log and the database's passwords. Only you can"
                    + " read it; keep it so, and where the machine's end does not reach it.");
            return 0;
        } catch (Arguments.Misused e) {
            out.println(e.getMessage());
            out.print(USAGE);
            return 2;
        } catch (BackupRefused e) {
            out.println(e.getMessage());
            return 1;
        }
    }

    private Path file(String variable, Path otherwise) {
        String set = environment.getOrDefault(variable, "");
        return set.isBlank() ? otherwise : Path.of(set);
    }
}

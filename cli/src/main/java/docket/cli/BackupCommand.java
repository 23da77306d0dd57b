package docket.cli;

import docket.api.backup.Backup;
import docket.api.backup.BackupRefused;
import docket.api.settings.Settings;
import docket.cli.terminal.CliCommand;
import docket.cli.terminal.CommandFailed;
import docket.cli.terminal.Surroundings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ./docket backup}: backs a running Docket's data folder up. */
@Command(
        description = "Back a running Docket up, with its keys.",
        footer = {"", "Docket goes on meanwhile. DOCKET_DATA says which, as for ./docket up."})
public final class BackupCommand extends CliCommand implements Callable<Integer> {

    @Parameters(paramLabel = "FOLDER", description = "Is made; it holds the database, its passwords and the keys.")
    private Path target;

    @Option(
            names = "--without-master-key",
            description = "Keep the master key apart: nobody opens a personal field with the backup alone.")
    private boolean without;

    public BackupCommand(Surroundings here) {
        super(here);
    }

    @Override
    public Integer call() throws IOException, BackupRefused, CommandFailed {
        Settings settings = here.settings();
        if (settings.db().outside()) {
            throw new CommandFailed("DOCKET_DB_URL names a PostgreSQL of your own: back it up with its own"
                    + " pg_basebackup or pg_dump, and the master key with it (docs/operations.md says how).");
        }
        Backup.Report made = new Backup(
                        settings.data(),
                        without ? null : settings.masterKey(),
                        settings.log().key())
                .take(target);
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
                        ? "The master key is not in it: keep a copy of " + settings.masterKey()
                                + " elsewhere, or personal data are lost. It holds other secrets:"
                        : "It holds secrets: the master key of personal data,")
                + " the key of the log and the database's passwords. Only you can"
                + " read it; keep it so, and where the machine's end does not reach it.");
        return 0;
    }
}

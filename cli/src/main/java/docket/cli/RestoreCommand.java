package docket.cli;

import docket.api.backup.BackupRefused;
import docket.api.backup.Restore;
import docket.cli.terminal.CliCommand;
import docket.cli.terminal.Surroundings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code ./docket restore}: makes a data folder of a backup, and verifies it. */
@Command(
        description = "Make a data folder of a backup, and verify it.",
        footer = {"", "The data folder (DOCKET_DATA) is made of it; it must be empty, or not there."})
public final class RestoreCommand extends CliCommand implements Callable<Integer> {

    @Parameters(paramLabel = "FOLDER", description = "What ./docket backup made.")
    private Path backup;

    public RestoreCommand(Surroundings here) {
        super(here);
    }

    @Override
    public Integer call() throws IOException, BackupRefused {
        Restore.Restored restored = new Restore(backup).to(here.settings().data());
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
            out.println("Nothing differs. Start it with ./docket up. The log is signed again once ./docket log resume"
                    + " or ./docket log begin has said where it goes on (docs/operations.md).");
            return 0;
        }
        restored.findings().forEach(finding -> out.println("  " + finding));
        out.printf(
                "%d findings: do not work on it before you know why.%n",
                restored.findings().size());
        return 1;
    }
}

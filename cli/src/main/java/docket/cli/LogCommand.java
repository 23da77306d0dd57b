package docket.cli;

import docket.cli.terminal.CliCommand;
import docket.cli.terminal.CommandFailed;
import docket.cli.terminal.Surroundings;
import docket.engine.proof.LogFiles;
import docket.engine.proof.LogUpkeep;
import docket.engine.refusal.Refused;
import docket.engine.refusal.RequestRefusal;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code ./docket log}: what a person does about the log: another key, going on after a restore, another log. */
@Command(
        description = "Say what was signed last; another key for the log, or going on after a restore.",
        footer = {
            "",
            "Docket may be running. DOCKET_DATA, DOCKET_LOG_FOLDER and DOCKET_LOG_KEY_FILE are those of ./docket up."
        })
public final class LogCommand extends CliCommand implements Callable<Integer> {

    public LogCommand(Surroundings here) {
        super(here);
    }

    private LogUpkeep log() {
        return new LogUpkeep(here.settings().log());
    }

    /** Without an action. */
    @Override
    public Integer call() throws IOException {
        LogFiles files = here.settings().log();
        LogUpkeep log = new LogUpkeep(files);
        String checkpoint = log.checkpoint();
        out.println("Key           " + log.verifierKey());
        out.println("Folder        " + files.folder());
        out.println("Signed last   " + checkpoint.strip().replace("\n", "\n              "));
        return 0;
    }

    @Command(description = "Another key signs from the next checkpoint on; the one there was is gone.")
    int rotate() throws IOException {
        out.println("From the next checkpoint on this key signs: " + log().rotate()
                + "\nThe program records it. Give it to whoever verifies.");
        return 0;
    }

    @Command(description = "After a restore: sign on from the newest checkpoint that anybody holds.")
    int resume(@Parameters(paramLabel = "CHECKPOINT", description = "A file that has it.") Path checkpoint)
            throws IOException, CommandFailed {
        try {
            out.println("The log goes on from " + log().resume(checkpoint)
                    + " entries, if the order still leads there; health says so otherwise.");
        } catch (Refused e) {
            if (e.code() != RequestRefusal.INVALID_REQUEST) {
                throw e;
            }
            throw new CommandFailed("There is no checkpoint of this log in " + checkpoint
                    + ", or only one that is older than what is known here. Nothing was changed.");
        }
        return 0;
    }

    @Command(description = "Another log, with a key and a name of its own, where the former one cannot go on.")
    int begin() throws IOException {
        out.println("Another log was begun, under the key "
                + log().begin(here.settings().agency(), Instant.now())
                + "\nThe program records it. Whoever holds a checkpoint of the former one has to be told why.");
        return 0;
    }
}

package docket.cli;

import docket.api.settings.Settings;
import docket.audit.Fsck;
import docket.cli.terminal.CliCommand;
import docket.cli.terminal.CommandFailed;
import docket.cli.terminal.ProgressBar;
import docket.cli.terminal.Surroundings;
import docket.engine.proof.check.KeptCheckpoint;
import docket.engine.proof.note.NoteFile;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./docket fsck}: checks the database of a running Docket, and says what is wrong with it. */
@Command(
        description = "Check the whole database of a running Docket against its log and its signed tree.",
        footer = {"", "It is the Docket of DOCKET_DATA, or of DOCKET_DB_URL. Ends with 1 where anything differs."})
public final class FsckCommand extends CliCommand implements Callable<Integer> {

    private static final int MOST_SHOWN = 100;

    private static final String NEXT = """
             findings. What next: stop Docket, and keep its data folder, or its database, and the log's folder as they are.
            What was signed still says what was: restore the newest backup into another folder (./docket restore), run fsck
            there, and compare the places that are named here. docs/operations.md says what each finding means.""";

    @Option(
            names = "--kept",
            paramLabel = "FILE",
            description = "A checkpoint of it that you kept: the order must still begin as it says.")
    private @Nullable Path kept;

    public FsckCommand(Surroundings here) {
        super(here);
    }

    @Override
    public Integer call() throws IOException, InterruptedException, SQLException, CommandFailed {
        KeptCheckpoint checkpoint = kept == null ? null : checkpoint(kept);
        long began = System.nanoTime();
        ProgressBar bar = new ProgressBar(here.err());
        OpenRecord record = OpenRecord.of(here);
        Settings settings = record.settings();
        try (var connection = record.database().getConnection()) {
            Fsck.Report report = new Fsck(connection, settings.log(), settings.masterKey(), Fsck.Waits.RUNNING, bar::at)
                    .run(checkpoint);
            double seconds = (System.nanoTime() - began) / 1e9;
            bar.end();
            out.printf(
                    "%d entries, %d of them signed, and %d cases in %.1f s.%n",
                    report.entries(), report.signed(), report.cases(), seconds);
            report.findings().stream().limit(MOST_SHOWN).forEach(finding -> out.println("  WRONG  " + finding));
            out.println(
                    report.findings().isEmpty()
                            ? "Nothing differs."
                            : report.findings().size() + NEXT);
            return report.findings().isEmpty() ? 0 : 1;
        }
    }

    private static KeptCheckpoint checkpoint(Path file) throws IOException, CommandFailed {
        return KeptCheckpoint.read(NoteFile.read(file))
                .orElseThrow(() ->
                        new CommandFailed(file + " is no checkpoint: keep what GET /api/audit/checkpoint answers."));
    }
}

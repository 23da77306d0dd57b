package docket.api.cli.fsck;

import docket.api.boot.RunningDatabase;
import docket.api.cli.CliCommand;
import docket.api.cli.ProgressBar;
import docket.engine.proof.LogFiles;
import docket.engine.proof.check.KeptCheckpoint;
import docket.engine.proof.note.NoteFile;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;

/** {@code ./docket fsck}: checks the database of a running Docket, and says what is wrong with it. */
public final class FsckCommand implements CliCommand {

    private static final int MOST_SHOWN = 100;

    private static final String USAGE = """
            Usage: ./docket fsck [--kept FILE]
              checks the Docket of DOCKET_DATA, or of DOCKET_DB_URL, which runs.
              --kept FILE     a checkpoint of it that you kept: the order must still begin as it says
            """;

    private static final String NEXT = """
             findings. What next: stop Docket, and keep its data folder, or its database, and the log's folder as they are.
            What was signed still says what was: restore the newest backup into another folder (./docket restore), run fsck
            there, and compare the places that are named here. docs/operations.md says what each finding means.""";

    private final Map<String, String> environment;
    private final PrintStream out;

    public FsckCommand() {
        this(System.getenv(), System.out);
    }

    public FsckCommand(Map<String, String> environment, PrintStream out) {
        this.environment = environment;
        this.out = out;
    }

    @Override
    public String name() {
        return "fsck";
    }

    @Override
    public String summary() {
        return "Check a whole database against its log and its signed tree";
    }

    @Override
    public int run(String[] args) throws Exception {
        Optional<KeptCheckpoint> kept = Optional.empty();
        if (args.length == 2 && args[0].equals("--kept")) {
            try {
                kept = KeptCheckpoint.read(NoteFile.read(Path.of(args[1])));
            } catch (IOException e) {
                out.println(e.getMessage());
                return 2;
            }
            if (kept.isEmpty()) {
                out.println(args[1] + " is no checkpoint: keep what GET /api/audit/checkpoint answers.");
                return 2;
            }
        } else if (args.length > 0) {
            out.print(USAGE);
            return args[0].equals("--help") ? 0 : 2;
        }
        Optional<DataSource> database = RunningDatabase.find(environment);
        if (database.isEmpty()) {
            out.println("No database answers. Start Docket with ./docket up on this folder, or set DOCKET_DB_URL.");
            return 1;
        }
        long began = System.nanoTime();
        ProgressBar bar = new ProgressBar(out);
        try (var connection = database.get().getConnection()) {
            Fsck.Report report = new Fsck(
                            connection, LogFiles.in(environment), masterKey(), Fsck.Waits.RUNNING, bar::at)
                    .run(kept.orElse(null));
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

    private Path masterKey() {
        String file = environment.getOrDefault("DOCKET_MASTER_KEY_FILE", "");
        return file.isBlank()
                ? Path.of(environment.getOrDefault("DOCKET_DATA", "data"), "keys", "master.json")
                : Path.of(file);
    }
}

package docket.api.cli;

import docket.api.boot.RunningDatabase;
import docket.engine.personal.MasterKeyRotated;
import docket.engine.personal.MasterKeyRotation;
import docket.engine.store.RecordStore;
import docket.engine.unit.Act;
import docket.engine.unit.Actor;
import docket.engine.unit.Door;
import docket.engine.unit.Envelope;
import docket.engine.unit.LostRaces;
import docket.engine.unit.RootUnit;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

/** {@code ./docket master-key rotate}: another key wraps the keys of all persons. */
public final class MasterKeyCommand implements CliCommand {

    private static final String USAGE = """
            Usage: ./docket master-key rotate
                     another master key wraps the keys of all persons; the one there was is gone from its file, and
                     opens nothing any more. Stopped or killed, the next one goes on
            Docket runs. DOCKET_DATA, DOCKET_DB_URL and DOCKET_MASTER_KEY_FILE are those of ./docket up; all nodes read one file.
            """;

    private final Map<String, String> environment;
    private final PrintStream out;

    public MasterKeyCommand() {
        this(System.getenv(), System.out);
    }

    MasterKeyCommand(Map<String, String> environment, PrintStream out) {
        this.environment = environment;
        this.out = out;
    }

    @Override
    public String name() {
        return "master-key";
    }

    @Override
    public String summary() {
        return "Another master key for the keys of all persons";
    }

    @Override
    public int run(String[] args) {
        if (args.length != 1 || !args[0].equals("rotate")) {
            out.print(USAGE);
            return args.length == 1 && args[0].equals("--help") ? 0 : 2;
        }
        Optional<DataSource> database = RunningDatabase.find(environment);
        if (database.isEmpty()) {
            out.println("No database answers. Start Docket with ./docket up on this folder, or set DOCKET_DB_URL.");
            return 1;
        }
        try {
            MasterKeyRotated done = rotate(database.get(), file());
            out.printf(
                    "The master key %s wraps the keys of %d persons; it replaces %s. That is on record"
                            + " (master-key-rotated).%n",
                    done.to(), done.keys(), String.join(", ", done.from()));
            out.println(
                    "Keep a copy of " + file() + " apart from the backups, and destroy the copies of the former one:"
                            + " without it no older backup that was made with --without-master-key opens a personal field."
                            + " Then make a new backup.");
            return 0;
        } catch (IOException | IllegalStateException e) {
            out.println(e.getMessage());
            return 1;
        }
    }

    private MasterKeyRotated rotate(DataSource database, Path file) throws IOException {
        Envelope envelope = new Envelope(
                environment.getOrDefault("DOCKET_AGENCY", "docket.example"),
                ZoneId.of(environment.getOrDefault(
                        "DOCKET_ZONE", ZoneId.systemDefault().getId())));
        RootUnit rootUnit = new RootUnit(new DataSourceTransactionManager(database), new LostRaces(), List.of());
        Long all = new JdbcTemplate(database).queryForObject("SELECT count(*) FROM docket.person_key", Long.class);
        ProgressBar bar = new ProgressBar(out);
        try {
            return new MasterKeyRotation(
                            database, file, rootUnit, new RecordStore(database, List.of()).eventStore(), envelope)
                    .run(
                            new Act(new Actor.Machine("docket master-key", "1"), Door.CLI),
                            done -> bar.at("keys", done, all == null ? done : all));
        } finally {
            bar.end();
        }
    }

    private Path file() {
        String set = environment.getOrDefault("DOCKET_MASTER_KEY_FILE", "");
        return set.isBlank()
                ? Path.of(environment.getOrDefault("DOCKET_DATA", "data"), "keys", "master.json")
                : Path.of(set);
    }
}

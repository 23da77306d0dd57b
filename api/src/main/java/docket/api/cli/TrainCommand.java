package docket.api.cli;

import docket.api.boot.RunningDatabase;
import docket.engine.scoring.CardReport;
import docket.engine.scoring.JdbcModelStore;
import docket.engine.scoring.Model;
import docket.engine.scoring.ModelStore;
import docket.engine.scoring.training.NewModels;
import docket.engine.scoring.training.NotEnoughCases;
import docket.engine.scoring.training.RecordedCases;
import docket.engine.scoring.training.RequestLog;
import docket.engine.scoring.training.ScorecardTrainer;
import docket.engine.scoring.training.TrainingCases;
import docket.engine.store.RecordStore;
import docket.engine.unit.Act;
import docket.engine.unit.Actor;
import docket.engine.unit.Door;
import docket.engine.unit.Envelope;
import docket.engine.unit.RootUnit;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

/** {@code ./docket train}: learns a scorecard, says how good it is, and stores it beside the record. */
public final class TrainCommand implements CliCommand {

    private static final String USAGE = """
            Usage: ./docket train [options]
              --log FILE      learn from a log of payment requests instead of the record
              --currency C    of the log's amounts (EUR)
              --use           score with what was learned from the log from now on
              --use-anyway    score with what was learned, even if it is no better than the base rate
            What is learned from the record is used from now on, if it is better on later cases than always
            saying the base rate; else it is only stored. What is learned from a log is stored under a name
            of its own, unless --use or --use-anyway is given.
            """;
    private static final String NAME_OF_LOG = ScorecardTrainer.RETURN_RISK + "-of-log";

    private static final int LISTED = 20;

    private final Map<String, String> environment;
    private final PrintStream out;

    public TrainCommand() {
        this(System.getenv(), System.out);
    }

    TrainCommand(Map<String, String> environment, PrintStream out) {
        this.environment = environment;
        this.out = out;
    }

    @Override
    public String name() {
        return "train";
    }

    @Override
    public String summary() {
        return "Train a scoring model on the cases of the record, or on a log";
    }

    @Override
    public int run(String[] args) {
        try {
            Arguments arguments =
                    Arguments.parse(args, Set.of("--log", "--currency"), Set.of("--use", "--use-anyway", "--help"));
            if (arguments.flag("--help")) {
                out.print(USAGE);
                return 0;
            }
            arguments.noWords();
            return train(arguments);
        } catch (Arguments.Misused e) {
            out.println(e.getMessage());
            out.print(USAGE);
            return 2;
        } catch (NotEnoughCases e) {
            out.println("There is too little to learn from. " + e.getMessage());
            return 1;
        } catch (UncheckedIOException e) {
            out.println("The log cannot be read: " + e.getMessage());
            return 1;
        }
    }

    private int train(Arguments arguments) throws Arguments.Misused {
        Optional<DataSource> database = RunningDatabase.find(environment);
        Optional<RequestLog> log = log(arguments);
        boolean anyway = arguments.flag("--use-anyway");
        boolean toUse = log.isEmpty() || anyway || arguments.flag("--use");
        String name = toUse ? ScorecardTrainer.RETURN_RISK : NAME_OF_LOG;
        if (database.isEmpty()) {
            return withoutDatabase(name, log);
        }
        TrainingCases cases = log.isPresent() ? log.get() : new RecordedCases(database.get(), zone());
        NewModels models = newModels(database.get());
        Model model = toUse && !anyway ? models.trainIfBetter(act(), name, cases) : models.train(act(), name, cases);
        report(model, log);
        out.printf(
                "Stored as version %d of %s.%n",
                model.card().version(), model.card().name());
        out.println(whatItIsFor(model, database.get()));
        return 0;
    }

    private static String whatItIsFor(Model model, DataSource database) {
        String name = model.card().name();
        if (name.equals(ScorecardTrainer.RETURN_RISK)) {
            return "A running Docket scores with it from now on.";
        }
        if (name.equals(NAME_OF_LOG)) {
            return "Requests are not scored with it; --use would do that.";
        }
        String now = store(database)
                .current(ScorecardTrainer.RETURN_RISK)
                .map(current -> "version " + current.card().version() + " stays in use")
                .orElse("there still is none in use");
        return "It is no better than always saying the base rate, so requests are not scored with it: " + now
                + ". --use-anyway would use it.";
    }

    private int withoutDatabase(String name, Optional<RequestLog> log) {
        if (log.isEmpty()) {
            out.println(
                    "There is no record to learn from: no database answers. Start one with ./docket up, or give a log"
                            + " with --log FILE.");
            return 1;
        }
        report(Model.of(new ScorecardTrainer().train(name, 1, log.get())), log);
        out.println("Not stored: no database answers. Start one with ./docket up, and train again.");
        return 0;
    }

    private void report(Model model, Optional<RequestLog> log) {
        out.print(CardReport.of(model));
        List<String> unreadable = log.map(RequestLog::unreadable).orElse(List.of());
        if (!unreadable.isEmpty()) {
            out.printf("%d lines of the log are no case:%n", unreadable.size());
            unreadable.stream().limit(LISTED).forEach(line -> out.println("  " + line));
        }
        out.println();
    }

    private static Optional<RequestLog> log(Arguments arguments) throws Arguments.Misused {
        Optional<String> file = arguments.option("--log");
        if (file.isPresent() && !Files.isReadable(Path.of(file.get()))) {
            throw new Arguments.Misused("There is no log " + file.get() + " to read");
        }
        String currency = arguments.option("--currency").orElse("EUR");
        return file.map(path -> new RequestLog(Path.of(path), currency));
    }

    private NewModels newModels(DataSource database) {
        return new NewModels(
                new RootUnit(new DataSourceTransactionManager(database), failure -> false, List.of()),
                store(database),
                new RecordStore(database, List.of()).eventStore(),
                new Envelope(environment.getOrDefault("DOCKET_AGENCY", "docket.example"), zone()));
    }

    private static ModelStore store(DataSource database) {
        return new JdbcModelStore(database, Clock.systemUTC());
    }

    private static Act act() {
        String version = TrainCommand.class.getPackage().getImplementationVersion();
        return new Act(new Actor.Machine("docket train", version == null ? "" : version), Door.CLI, null, null);
    }

    private ZoneId zone() {
        String zone = environment.getOrDefault("DOCKET_ZONE", "");
        try {
            return zone.isBlank() ? ZoneId.systemDefault() : ZoneId.of(zone);
        } catch (DateTimeException e) {
            return ZoneId.systemDefault();
        }
    }
}

package docket.cli;

import docket.api.boot.RunningDatabase;
import docket.cli.terminal.CliCommand;
import docket.cli.terminal.CommandFailed;
import docket.cli.terminal.Surroundings;
import docket.engine.scoring.CardReport;
import docket.engine.scoring.JdbcModelStore;
import docket.engine.scoring.Model;
import docket.engine.scoring.ModelStore;
import docket.engine.store.RecordStore;
import docket.engine.training.NewModels;
import docket.engine.training.NotEnoughCases;
import docket.engine.training.RecordedCases;
import docket.engine.training.RequestLog;
import docket.engine.training.ScorecardTrainer;
import docket.engine.training.TrainingCases;
import docket.engine.unit.Act;
import docket.engine.unit.Actor;
import docket.engine.unit.Door;
import docket.engine.unit.RootUnit;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./docket train}: learns a scorecard, says how good it is, and stores it beside the record. */
@Command(
        description = "Train a scoring model on the cases of the record, or on a log.",
        footer = {
            "",
            "What is learned from the record is used from now on, if it is better on later cases than always saying the"
                    + " base rate; else it is only stored. What is learned from a log is stored under a name of its own,"
                    + " unless --use or --use-anyway is given."
        })
public final class TrainCommand extends CliCommand implements Callable<Integer> {

    private static final String NAME_OF_LOG = ScorecardTrainer.RETURN_RISK + "-of-log";
    private static final int LISTED = 20;

    @Option(
            names = "--log",
            paramLabel = "FILE",
            description = "Learn from a log of payment requests instead of the record.")
    private @Nullable Path file;

    @Option(
            names = "--currency",
            paramLabel = "C",
            defaultValue = "EUR",
            description = "Of the log's amounts (${DEFAULT-VALUE}).")
    private String currency;

    @Option(names = "--use", description = "Score with what was learned from the log from now on.")
    private boolean use;

    @Option(
            names = "--use-anyway",
            description = "Score with what was learned, even if it is no better than the base rate.")
    private boolean anyway;

    public TrainCommand(Surroundings here) {
        super(here);
    }

    @Override
    public Integer call() throws IOException, CommandFailed {
        try {
            return train();
        } catch (NotEnoughCases e) {
            throw new CommandFailed("There is too little to learn from. " + e.getMessage());
        }
    }

    private int train() throws IOException, CommandFailed {
        Optional<RequestLog> log = log();
        Optional<DataSource> database = RunningDatabase.find(here.environment());
        boolean toUse = log.isEmpty() || anyway || use;
        String name = toUse ? ScorecardTrainer.RETURN_RISK : NAME_OF_LOG;
        if (database.isEmpty()) {
            return withoutDatabase(name, log);
        }
        TrainingCases cases = log.isPresent() ? log.get() : new RecordedCases(database.get(), here.zone());
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

    private int withoutDatabase(String name, Optional<RequestLog> log) throws CommandFailed {
        if (log.isEmpty()) {
            throw new CommandFailed(
                    "There is no record to learn from: no database answers. Start one with ./docket up, or give a log"
                            + " with --log FILE.");
        }
        report(Model.of(new ScorecardTrainer().train(name, 1, log.get())), log);
        out.println("Not stored: no database answers. Start one with ./docket up, and train again.");
        return 0;
    }

    private void report(Model model, Optional<RequestLog> log) {
        out.print(CardReport.of(model));
        log.map(RequestLog::notes).orElse(List.of()).forEach(note -> out.println("Of the log: " + note));
        List<String> unreadable = log.map(RequestLog::unreadable).orElse(List.of());
        if (!unreadable.isEmpty()) {
            out.printf("%d lines of the log are no case:%n", unreadable.size());
            unreadable.stream().limit(LISTED).forEach(line -> out.println("  " + line));
        }
        out.println();
    }

    private Optional<RequestLog> log() throws IOException {
        return file == null ? Optional.empty() : Optional.of(new RequestLog(readable(file), currency));
    }

    private NewModels newModels(DataSource database) throws CommandFailed {
        return new NewModels(
                new RootUnit(new DataSourceTransactionManager(database), failure -> false, List.of()),
                store(database),
                new RecordStore(database).eventStore(),
                here.envelope());
    }

    private static ModelStore store(DataSource database) {
        return new JdbcModelStore(database, Clock.systemUTC());
    }

    private static Act act() {
        String version = TrainCommand.class.getPackage().getImplementationVersion();
        return new Act(new Actor.Machine("docket train", version == null ? "" : version), Door.CLI, null, null);
    }
}

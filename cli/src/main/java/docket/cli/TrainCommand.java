package docket.cli;

import docket.cli.terminal.CliCommand;
import docket.cli.terminal.CommandFailed;
import docket.cli.terminal.Surroundings;
import docket.engine.allocation.past.UseSchema;
import docket.engine.scoring.CardReport;
import docket.engine.scoring.Model;
import docket.engine.scoring.ModelNames;
import docket.engine.training.CardPlan;
import docket.engine.training.NewModels;
import docket.engine.training.NotEnoughCases;
import docket.engine.training.RecordedCases;
import docket.engine.training.RequestLog;
import docket.engine.training.ScorecardTrainer;
import docket.engine.training.TrainingCases;
import docket.engine.unit.Act;
import docket.processes.scoring.DeployedFeatures;
import docket.processes.scoring.LoggedFeatures;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./docket train}: learns a scorecard, says how good it is, and stores it beside the record. */
@Command(
        description = "Train the scoring models of processes on the cases of the record, or one on a log.",
        footer = {
            "",
            "What is learned from the record is used from now on, if it is better on later cases than always saying the"
                    + " base rate; else it is only stored. What is learned from a log is stored under a name of its own,"
                    + " unless --use or --use-anyway is given."
        })
public final class TrainCommand extends CliCommand implements Callable<Integer> {

    private static final String PURPOSE_OF_LOG = ModelNames.RETURN_RISK + "-of-log";
    private static final LoggedFeatures LOGS = new LoggedFeatures();
    private static final int LISTED = 20;

    @Option(
            names = "--process",
            paramLabel = "P",
            description = "Learn for this process alone, from its own cases; else for each that names features.")
    private @Nullable String process;

    @Option(
            names = "--features",
            paramLabel = "LIST",
            description = "What the process's model is to look at, instead of docket.features: amount,chairs:numeric,…")
    private @Nullable String named;

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

    @Option(
            names = "--lines",
            description =
                    "Learn from the budget lines of closed years how likely money that is asked for in a round is used.")
    private boolean lines;

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
        if (named != null && process == null) {
            throw new CommandFailed("Features are a process's: say of which with --process.");
        }
        if (lines && (process != null || named != null || file != null || use)) {
            throw new CommandFailed("--lines learns from the record's budget lines: it goes with --use-anyway alone.");
        }
        Optional<OpenRecord> found = OpenRecord.find(here);
        if (found.isEmpty()) {
            return withoutDatabase();
        }
        OpenRecord record = found.get();
        if (lines) {
            stored(ModelNames.USE_LIKELIHOOD, UseSchema.PLAN, record.pastLines(), !anyway, record);
            return 0;
        }
        DeployedFeatures features = new DeployedFeatures(record.database());
        if (file == null && process == null) {
            return all(features, record);
        }
        CardPlan plan = process == null ? LOGS.plan() : features.plan(process, named);
        if (file == null) {
            one(plan, record);
        } else {
            RequestLog log = log(file, plan);
            boolean toUse = use || anyway;
            String purpose = toUse ? ModelNames.RETURN_RISK : PURPOSE_OF_LOG;
            stored(ModelNames.of(purpose, process), plan, log, toUse && !anyway, record);
        }
        return 0;
    }

    /** A card for each process that names features. One with too few cases stops nothing, unless all have too few. */
    private int all(DeployedFeatures features, OpenRecord record) throws CommandFailed {
        List<String> processes = features.processes();
        if (processes.isEmpty()) {
            throw new CommandFailed("No process names what a score could go by: docs/scoring.md says how.");
        }
        List<String> tooFew = new ArrayList<>();
        for (String key : processes) {
            try {
                one(features.plan(key, null), record);
                out.println();
            } catch (NotEnoughCases e) {
                tooFew.add(key + ": " + e.getMessage());
            }
        }
        if (tooFew.size() == processes.size()) {
            throw new CommandFailed("There is too little to learn from. " + String.join(" ", tooFew));
        }
        tooFew.forEach(one -> out.println("Too little to learn from for " + one));
        return 0;
    }

    private void one(CardPlan plan, OpenRecord record) {
        stored(
                ModelNames.of(ModelNames.RETURN_RISK, plan.process()),
                plan,
                new RecordedCases(record.database(), record.settings().agencyZone(), plan),
                !anyway,
                record);
    }

    private void stored(String name, CardPlan plan, TrainingCases cases, boolean onlyIfBetter, OpenRecord record) {
        NewModels models = new NewModels(record.rootUnit(), record.models(), record.events(), record.envelope());
        Act act = OpenRecord.act("train");
        Model model =
                onlyIfBetter ? models.trainIfBetter(act, name, plan, cases) : models.train(act, name, plan, cases);
        report(model, cases);
        out.printf(
                "Stored as version %d of %s.%n",
                model.card().version(), model.card().name());
        out.println(whatItIsFor(model, record));
    }

    private String whatItIsFor(Model model, OpenRecord record) {
        String inUse = lines
                ? ModelNames.USE_LIKELIHOOD
                : ModelNames.of(ModelNames.RETURN_RISK, model.card().process());
        String name = model.card().name();
        if (name.equals(inUse)) {
            return process == null && file != null
                    ? "A running Docket scores with it from now on, where a process has no model of its own."
                    : "A running Docket scores with it from now on.";
        }
        if (ModelNames.purpose(name).equals(PURPOSE_OF_LOG)) {
            return "Requests are not scored with it; --use would do that.";
        }
        String now = record.models()
                .current(inUse)
                .map(current -> "version " + current.card().version() + " stays in use")
                .orElse("there still is none in use");
        return "It is no better than always saying the base rate, so requests are not scored with it: " + now
                + ". --use-anyway would use it.";
    }

    private int withoutDatabase() throws IOException, CommandFailed {
        if (file == null || process != null) {
            throw new CommandFailed(
                    "There is no record to learn from, and no process: no database answers. Start one with ./docket up,"
                            + " or give a log with --log FILE.");
        }
        RequestLog log = log(file, LOGS.plan());
        report(Model.of(new ScorecardTrainer().train(PURPOSE_OF_LOG, 1, LOGS.plan(), log)), log);
        out.println("Not stored: no database answers. Start one with ./docket up, and train again.");
        return 0;
    }

    private void report(Model model, TrainingCases cases) {
        out.print(CardReport.of(model));
        if (cases instanceof RequestLog log) {
            log.notes().forEach(note -> out.println("Of the log: " + note));
            List<String> unreadable = log.unreadable();
            if (!unreadable.isEmpty()) {
                out.printf("%d lines of the log are no case:%n", unreadable.size());
                unreadable.stream().limit(LISTED).forEach(line -> out.println("  " + line));
            }
        }
        out.println();
    }

    private RequestLog log(Path path, CardPlan plan) throws IOException {
        return new RequestLog(readable(path), currency, plan, LOGS.names());
    }
}

package docket.api.cli;

import docket.api.boot.RunningDatabase;
import docket.engine.access.Reads;
import docket.engine.order.LogSpan;
import docket.engine.refusal.Refused;
import docket.engine.scoring.JdbcModelStore;
import docket.engine.store.RecordStore;
import docket.engine.store.json.RecordJson;
import docket.engine.unit.Act;
import docket.engine.unit.Actor;
import docket.engine.unit.Door;
import docket.engine.unit.Envelope;
import docket.engine.unit.RootUnit;
import docket.engine.whatif.OutcomeFile;
import docket.engine.whatif.Summary;
import docket.processes.whatif.Alternative;
import docket.processes.whatif.WhatIfs;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

/** {@code ./docket what-if}: what another model or authority table would have said about all past cases. */
public final class WhatIfCommand implements CliCommand {

    private static final String USAGE = """
            Usage: ./docket what-if --model MODEL | --authority TABLE [options]
              --model MODEL      its SHA-256, its version as 3 or return-risk:3, or a card's file
              --authority TABLE  a deployed version as 3 or authority:3, or a file.dmn
              --from INDEX       cases opened from this log index on (0)
              --to INDEX         as the record stood before this one (the end of the log)
              --list FILE        write there which would have gone otherwise; as CSV, or .jsonl as JSON Lines
              --all              list every round
              --json FILE        write the table there too
            Nothing is written to any case. That it was asked is recorded before it is answered.
            """;

    private final Map<String, String> environment;
    private final PrintStream out;

    public WhatIfCommand() {
        this(System.getenv(), System.out);
    }

    WhatIfCommand(Map<String, String> environment, PrintStream out) {
        this.environment = environment;
        this.out = out;
    }

    @Override
    public String name() {
        return "what-if";
    }

    @Override
    public String summary() {
        return "Ask what another model or authority table would have said about past cases";
    }

    @Override
    public int run(String[] args) throws IOException {
        try {
            Arguments arguments = Arguments.parse(
                    args,
                    Set.of("--model", "--authority", "--from", "--to", "--list", "--json"),
                    Set.of("--all", "--help"));
            if (arguments.flag("--help")) {
                out.print(USAGE);
                return 0;
            }
            arguments.noWords();
            return ask(arguments);
        } catch (Arguments.Misused e) {
            out.println(e.getMessage());
            out.print(USAGE);
            return 2;
        } catch (Refused refused) {
            out.println(refused.text(Locale.getDefault()));
            refused.errors().forEach(error -> out.println("  " + error.message()));
            return 1;
        }
    }

    private int ask(Arguments arguments) throws Arguments.Misused, IOException {
        if (arguments.option("--model").isPresent()
                == arguments.option("--authority").isPresent()) {
            throw new Arguments.Misused("Give either --model or --authority");
        }
        Long from = arguments.index("--from");
        Long to = arguments.index("--to");
        Optional<DataSource> database = RunningDatabase.find(environment);
        if (database.isEmpty()) {
            out.println("No database answers. Start Docket with ./docket up on this folder, or set DOCKET_DB_URL.");
            return 1;
        }
        WhatIfs whatIfs = whatIfs(database.get());
        Alternative alternative = alternative(arguments, whatIfs);
        WhatIfs.Asked asked = whatIfs.ask(
                act(),
                alternative,
                LogSpan.of(database.get(), from, to),
                Map.of("account", System.getProperty("user.name", "")));
        Summary summary = answer(asked, arguments);
        print(asked, summary);
        Optional<String> json = arguments.option("--json");
        if (json.isPresent()) {
            Files.write(
                    Path.of(json.get()),
                    RecordJson.mapper().writerWithDefaultPrettyPrinter().writeValueAsBytes(summary));
            out.println("The table is in " + json.get() + ".");
        }
        arguments.option("--list").ifPresent(file -> out.println("The list is in " + file + "."));
        return 0;
    }

    private static Alternative alternative(Arguments arguments, WhatIfs whatIfs) throws IOException {
        boolean model = arguments.option("--model").isPresent();
        String given = arguments.option(model ? "--model" : "--authority").orElseThrow();
        if (!Files.isRegularFile(Path.of(given))) {
            return model ? whatIfs.model(given) : whatIfs.table(given);
        }
        byte[] file = Files.readAllBytes(Path.of(given));
        return model ? whatIfs.card(file) : whatIfs.tableFile(file);
    }

    private Summary answer(WhatIfs.Asked asked, Arguments arguments) throws IOException {
        ProgressBar bar = new ProgressBar(out);
        LogSpan.Progress progress = (done, all) -> bar.at("entries", done, all);
        String file = arguments.option("--list").orElse(null);
        List<String> details = asked.alternative().question().details();
        try (OutputStream stream =
                        file == null ? OutputStream.nullOutputStream() : Files.newOutputStream(Path.of(file));
                OutcomeFile list = new OutcomeFile(stream, file != null && !file.endsWith(".jsonl"), details)) {
            Summary summary = asked.answer(
                    outcome -> {
                        if (file != null && (outcome.otherwise() || arguments.flag("--all"))) {
                            list.accept(outcome);
                        }
                    },
                    progress);
            bar.end();
            return summary;
        }
    }

    private void print(WhatIfs.Asked asked, Summary summary) {
        Alternative alternative = asked.alternative();
        out.printf(
                "With %s %s (SHA-256 %s), log from %,d to %,d:%n",
                alternative.what(),
                alternative.name(),
                alternative.sha256(),
                asked.span().from(),
                asked.span().to());
        out.printf(
                "  %,d cases, %,d of them otherwise; %,d rounds, %,d otherwise, %,d the same on other grounds%n",
                summary.cases(),
                summary.casesOtherwise(),
                summary.rounds(),
                summary.otherwise(),
                summary.onOtherGrounds());
        if (summary.erased() > 0) {
            out.printf("  %,d cases left out: what they asked for was disposed of%n", summary.erased());
        }
        out.printf(
                "%n  %-16s %-16s %8s %9s %8s %9s%n",
                "organisation", "kind", "cases", "otherwise", "rounds", "otherwise");
        for (Summary.Row row : summary.rows()) {
            out.printf(
                    "  %-16s %-16s %,8d %,9d %,8d %,9d%n",
                    row.organization(), row.kind(), row.cases(), row.casesOtherwise(), row.rounds(), row.otherwise());
            row.changes()
                    .forEach(change -> out.printf(
                            "      %,8d  %s → %s%s%n",
                            change.rounds(),
                            change.before(),
                            change.after(),
                            change.refused() ? ", and the line refused" : ""));
        }
    }

    private WhatIfs whatIfs(DataSource database) {
        Reads reads = new Reads(
                new RootUnit(new DataSourceTransactionManager(database), failure -> false, List.of()),
                new RecordStore(database, List.of()).eventStore(),
                new Envelope(environment.getOrDefault("DOCKET_AGENCY", "docket.example"), zone()),
                database,
                Clock.systemUTC());
        return new WhatIfs(database, new JdbcModelStore(database, Clock.systemUTC()), reads, zone());
    }

    private static Act act() {
        String version = WhatIfCommand.class.getPackage().getImplementationVersion();
        return new Act(
                new Actor.Machine("docket what-if", Objects.requireNonNullElse(version, "")), Door.CLI, null, null);
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

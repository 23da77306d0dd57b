package docket.cli;

import docket.cli.terminal.CliCommand;
import docket.cli.terminal.CommandFailed;
import docket.cli.terminal.ProgressBar;
import docket.cli.terminal.Surroundings;
import docket.engine.order.LogSpan;
import docket.engine.store.json.RecordJson;
import docket.engine.whatif.OutcomeFile;
import docket.engine.whatif.Summary;
import docket.processes.whatif.Alternative;
import docket.processes.whatif.WhatIfs;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ./docket what-if}: what another model or authority table would have said about all past cases. */
@Command(
        description = "Ask what another model or another authority table would have said about all past cases.",
        footer = {
            "",
            "Asked of the cases that were opened in that part of the log, as they stood at its end.",
            "Nothing is written to any case. That it was asked is recorded before it is answered."
        })
public final class WhatIfCommand extends CliCommand implements Callable<Integer> {

    static final class Asked {
        @Option(
                names = "--model",
                paramLabel = "MODEL",
                description = "Its SHA-256, its version as 3 or return-risk:3, or a card's file.")
        @Nullable
        String model;

        @Option(
                names = "--authority",
                paramLabel = "TABLE",
                description = "A deployed version as 3 or authority:3, or a file.dmn.")
        @Nullable
        String authority;
    }

    @ArgGroup(multiplicity = "1")
    private Asked asked = new Asked();

    @Mixin
    private AskedSpan span = new AskedSpan();

    @Option(
            names = "--list",
            paramLabel = "FILE",
            description = "Write there which would have gone otherwise; as CSV, or .jsonl as JSON Lines.")
    private @Nullable Path list;

    @Option(names = "--all", description = "List every round.")
    private boolean all;

    @Option(names = "--json", paramLabel = "FILE", description = "Write the table there too.")
    private @Nullable Path json;

    public WhatIfCommand(Surroundings here) {
        super(here);
    }

    @Override
    public Integer call() throws IOException, CommandFailed {
        if (span.isBackwards()) {
            throw misused("--to must not be before --from");
        }
        writable(json);
        writable(list);
        OpenRecord record = OpenRecord.of(here);
        WhatIfs whatIfs = new WhatIfs(
                record.database(),
                record.models(),
                record.reads(),
                record.settings().agencyZone());
        WhatIfs.Asked question = whatIfs.ask(
                OpenRecord.act("what-if"),
                alternative(whatIfs),
                span.in(record.database()),
                Map.of("account", System.getProperty("user.name", "")));
        Summary summary = answer(question);
        print(question, summary);
        if (json != null) {
            Files.write(
                    json, RecordJson.mapper().writerWithDefaultPrettyPrinter().writeValueAsBytes(summary));
            out.println("The table is in " + json + ".");
        }
        if (list != null) {
            out.println("The list is in " + list + ".");
        }
        return 0;
    }

    private Alternative alternative(WhatIfs whatIfs) throws IOException {
        boolean model = asked.model != null;
        String given = Objects.requireNonNull(model ? asked.model : asked.authority);
        if (!Files.isRegularFile(Path.of(given))) {
            return model ? whatIfs.model(given) : whatIfs.table(given);
        }
        byte[] file = Files.readAllBytes(Path.of(given));
        return model ? whatIfs.card(file) : whatIfs.tableFile(file);
    }

    private Summary answer(WhatIfs.Asked question) throws IOException {
        ProgressBar bar = new ProgressBar(here.err());
        LogSpan.Progress progress = (done, entries) -> bar.at("entries", done, entries);
        List<String> details = question.alternative().question().details();
        boolean csv = list != null && !list.toString().endsWith(".jsonl");
        try (OutputStream stream = list == null ? OutputStream.nullOutputStream() : Files.newOutputStream(list);
                OutcomeFile file = new OutcomeFile(stream, csv, details)) {
            Summary summary = question.answer(
                    outcome -> {
                        if (list != null && (outcome.otherwise() || all)) {
                            file.accept(outcome);
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
}

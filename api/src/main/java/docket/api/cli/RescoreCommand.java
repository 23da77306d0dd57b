package docket.api.cli;

import docket.api.boot.RunningDatabase;
import docket.engine.order.LogSpan;
import docket.engine.scoring.JdbcModelStore;
import docket.engine.scoring.RecordedScores;
import docket.engine.scoring.RecordedScores.Finding;
import docket.engine.scoring.RecordedScores.Report;
import docket.engine.scoring.RecordedScores.Verdict;
import docket.engine.store.json.RecordJson;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;

/** {@code ./docket rescore}: makes every recorded score again and says which are not what their model says. */
public final class RescoreCommand implements CliCommand {

    private static final String USAGE = """
            Usage: ./docket rescore [options]
              --from INDEX    from this log index on (0)
              --to INDEX      up to, but without this one (the end of the log)
              --json FILE     write the report there too
            Each score of the record is made again from its recorded inputs with its recorded model, and
            compared bit for bit. Nothing is written. Exits with 1 where one is different.
            """;
    private static final int LISTED = 1_000;

    private final Map<String, String> environment;
    private final PrintStream out;

    public RescoreCommand() {
        this(System.getenv(), System.out);
    }

    RescoreCommand(Map<String, String> environment, PrintStream out) {
        this.environment = environment;
        this.out = out;
    }

    @Override
    public String name() {
        return "rescore";
    }

    @Override
    public String summary() {
        return "Make every recorded score again from its inputs, and compare";
    }

    @Override
    public int run(String[] args) throws IOException {
        try {
            Arguments arguments = Arguments.parse(args, Set.of("--from", "--to", "--json"), Set.of("--help"));
            if (arguments.flag("--help")) {
                out.print(USAGE);
                return 0;
            }
            arguments.noWords();
            return rescore(arguments);
        } catch (Arguments.Misused e) {
            out.println(e.getMessage());
            out.print(USAGE);
            return 2;
        }
    }

    private int rescore(Arguments arguments) throws Arguments.Misused, IOException {
        Long from = arguments.index("--from");
        Long to = arguments.index("--to");
        Optional<DataSource> database = RunningDatabase.find(environment);
        if (database.isEmpty()) {
            out.println("No database answers. Start Docket with ./docket up on this folder, or set DOCKET_DB_URL.");
            return 1;
        }
        DataSource source = database.get();
        List<Finding> findings = new ArrayList<>();
        ProgressBar bar = new ProgressBar(out);
        long began = System.nanoTime();
        Report report = new RecordedScores(source, new JdbcModelStore(source, Clock.systemUTC()))
                .makeAllAgain(
                        LogSpan.of(source, from, to),
                        finding -> {
                            if (findings.size() < LISTED) {
                                findings.add(finding);
                            }
                        },
                        (done, all) -> bar.at("entries", done, all));
        bar.end();
        print(report, findings, (System.nanoTime() - began) / 1e9);
        Optional<String> file = arguments.option("--json");
        if (file.isPresent()) {
            Files.write(Path.of(file.get()), json(report, findings));
            out.println("Written to " + file.get() + ".");
        }
        return report.holds() ? 0 : 1;
    }

    private void print(Report report, List<Finding> findings, double seconds) {
        out.printf(
                "%,d scores in the log from %,d to %,d, in %.1f s.%n",
                report.all(), report.span().from(), report.span().to(), seconds);
        out.printf("  %,10d  the same, bit for bit%n", report.count(Verdict.SAME));
        out.printf("  %,10d  different%n", report.count(Verdict.DIFFERENT));
        out.printf("  %,10d  of a model that the store does not have%n", report.count(Verdict.NO_MODEL));
        out.printf("  %,10d  whose inputs were erased: they cannot be made again%n", report.count(Verdict.ERASED));
        out.printf("  %,10d  of them made with the model last known, by fallback%n", report.fallback());
        out.printf("Besides, %,d submissions that no model scored.%n", report.failed());
        findings.forEach(finding -> out.printf(
                "  %-9s case %s, event %s, log index %d%n",
                finding.verdict(), finding.caseId(), finding.eventId(), finding.logIndex()));
        if (findings.size() == LISTED) {
            out.printf("  (no more than %,d are listed)%n", LISTED);
        }
        if (!report.holds()) {
            out.println("What next: ./docket fsck says whether the events or the models were altered since they were"
                    + " signed; docs/operations.md says what to do then.");
        }
    }

    private static byte[] json(Report report, List<Finding> findings) throws IOException {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("from", report.span().from());
        json.put("to", report.span().to());
        json.put("scores", report.all());
        json.put("same", report.count(Verdict.SAME));
        json.put("different", report.count(Verdict.DIFFERENT));
        json.put("withoutModel", report.count(Verdict.NO_MODEL));
        json.put("erased", report.count(Verdict.ERASED));
        json.put("fallback", report.fallback());
        json.put("failed", report.failed());
        json.put("findings", findings);
        return RecordJson.mapper().writerWithDefaultPrettyPrinter().writeValueAsBytes(json);
    }
}

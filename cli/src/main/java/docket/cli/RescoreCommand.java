package docket.cli;

import docket.cli.terminal.CliCommand;
import docket.cli.terminal.CommandFailed;
import docket.cli.terminal.ProgressBar;
import docket.cli.terminal.Surroundings;
import docket.engine.rescore.RecordedScores;
import docket.engine.rescore.RecordedScores.Finding;
import docket.engine.rescore.RecordedScores.Report;
import docket.engine.rescore.RecordedScores.Verdict;
import docket.engine.store.json.RecordJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ./docket rescore}: makes every recorded score again and says which are not what their model says. */
@Command(
        description = "Make every recorded score again from its inputs with its model, and compare bit for bit.",
        footer = {"", "Nothing is written to any case. Ends with 1 where one is different."})
public final class RescoreCommand extends CliCommand implements Callable<Integer> {

    private static final int LISTED = 1_000;

    @Mixin
    private AskedSpan span = new AskedSpan();

    @Option(names = "--json", paramLabel = "FILE", description = "Write the report there too.")
    private @Nullable Path json;

    public RescoreCommand(Surroundings here) {
        super(here);
    }

    @Override
    public Integer call() throws IOException, CommandFailed {
        if (span.isBackwards()) {
            throw misused("--to must not be before --from");
        }
        writable(json);
        OpenRecord record = OpenRecord.of(here);
        List<Finding> findings = new ArrayList<>();
        ProgressBar bar = new ProgressBar(here.err());
        long began = System.nanoTime();
        Report report = new RecordedScores(record.database(), record.models())
                .makeAllAgain(
                        span.in(record.database()),
                        finding -> {
                            if (findings.size() < LISTED) {
                                findings.add(finding);
                            }
                        },
                        (done, all) -> bar.at("entries", done, all));
        bar.end();
        print(report, findings, (System.nanoTime() - began) / 1e9);
        if (json != null) {
            Files.write(json, json(report, findings));
            out.println("Written to " + json + ".");
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

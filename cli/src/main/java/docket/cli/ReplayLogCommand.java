package docket.cli;

import docket.cli.client.DocketApi;
import docket.cli.replay.CasePlan;
import docket.cli.replay.LogFile;
import docket.cli.replay.LogPlan;
import docket.cli.replay.Replay;
import docket.cli.replay.ReplayReport;
import docket.cli.terminal.CliCommand;
import docket.cli.terminal.CommandFailed;
import docket.cli.terminal.Numbers;
import docket.cli.terminal.Surroundings;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ./docket replay-log}: runs a log of payment requests through the REST API of a running Docket. */
@Command(
        description =
                "Run a log of payment requests through the REST API of a running Docket, and compare what comes out.",
        footer = {"", "The sample people's password is read from DOCKET_SAMPLE_PASSWORD."})
public final class ReplayLogCommand extends CliCommand implements Callable<Integer> {

    @Parameters(paramLabel = "FILE", description = "Newline-delimited JSON, plain or gzipped: one case a line.")
    private Path file;

    @Option(
            names = "--url",
            description = "Where Docket runs (${DEFAULT-VALUE}).",
            defaultValue = "http://localhost:8080")
    private String url;

    @Option(
            names = "--clients",
            paramLabel = "N",
            description = "How many cases at once (${DEFAULT-VALUE}).",
            defaultValue = "8",
            converter = Numbers.Positive.class)
    private int clients;

    @Option(
            names = "--limit",
            paramLabel = "N",
            description = "Only the first N cases of the log.",
            converter = Numbers.Positive.class)
    private int limit = Integer.MAX_VALUE;

    @Option(names = "--only", paramLabel = "CASE", description = "Only this case of the log.")
    private @Nullable String only;

    @Option(names = "--verbose", description = "List without end: every excluded case, every mismatch.")
    private boolean verbose;

    public ReplayLogCommand(Surroundings here) {
        super(here);
    }

    @Override
    public Integer call() throws IOException, InterruptedException, CommandFailed {
        URI docket = url();
        LogFile log = selected(LogFile.read(readable(file)));
        LogPlan plan = LogPlan.of(log);
        ReplayReport report = new ReplayReport(out, here.err(), verbose);
        report.plan(plan);
        if (log.cases().isEmpty()) {
            throw new CommandFailed(
                    only == null
                            ? "No line of " + file
                                    + " is a case. Name a log of payment requests: JSON, one case a line."
                            : "No case of " + file + " is called " + only
                                    + ". Leave --only out to see those there are.");
        }
        if (plan.cases().isEmpty()) {
            return 0;
        }
        String password = here.settings().passwords().sample();
        if (password.isEmpty()) {
            throw new CommandFailed("Set DOCKET_SAMPLE_PASSWORD to the password of the sample people.");
        }
        DocketApi api = new DocketApi(docket, password);
        String problem = api.problem(CasePlan.DRAFTER.person());
        if (problem != null) {
            throw new CommandFailed(problem);
        }
        return report.result(new Replay(api, clients).run(plan.cases(), report)) ? 0 : 1;
    }

    private LogFile selected(LogFile log) {
        return new LogFile(
                log.cases().stream()
                        .filter(logged -> only == null || logged.caseId().equals(only))
                        .limit(limit)
                        .toList(),
                only == null ? log.unreadable() : List.of());
    }

    private URI url() {
        try {
            URI docket = URI.create(url.replaceAll("/+$", ""));
            if (Set.of("http", "https").contains(String.valueOf(docket.getScheme())) && docket.getHost() != null) {
                return docket;
            }
        } catch (IllegalArgumentException e) {
            // said below
        }
        throw misused("'" + url + "' is not an address of Docket, such as http://localhost:8080");
    }
}

package docket.api.cli;

import docket.api.cli.client.DocketApi;
import docket.api.cli.replay.CasePlan;
import docket.api.cli.replay.LogFile;
import docket.api.cli.replay.LogPlan;
import docket.api.cli.replay.Replay;
import docket.api.cli.replay.ReplayReport;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** {@code ./docket replay-log}: runs a log of payment requests through the REST API of a running Docket. */
public final class ReplayLogCommand implements CliCommand {

    private static final String USAGE = """
            Usage: ./docket replay-log FILE [options]
              FILE            newline-delimited JSON, plain or gzipped: one case a line
              --url URL       where Docket runs (http://localhost:8080)
              --clients N     how many cases at once (8)
              --limit N       only the first N cases of the log
              --only CASE     only this case of the log
              --verbose       list without end: every excluded case, every mismatch
            The sample people's password is read from DOCKET_SAMPLE_PASSWORD.
            """;

    private final Map<String, String> environment;
    private final PrintStream out;

    public ReplayLogCommand() {
        this(System.getenv(), System.out);
    }

    ReplayLogCommand(Map<String, String> environment, PrintStream out) {
        this.environment = environment;
        this.out = out;
    }

    @Override
    public String name() {
        return "replay-log";
    }

    @Override
    public String summary() {
        return "Run a log of payment requests through the REST API and compare what comes out";
    }

    @Override
    public int run(String[] args) throws IOException, InterruptedException {
        try {
            return replay(Arguments.parse(
                    args, Set.of("--url", "--clients", "--limit", "--only"), Set.of("--verbose", "--help")));
        } catch (Arguments.Misused e) {
            out.println(e.getMessage());
            out.print(USAGE);
            return 2;
        }
    }

    private int replay(Arguments arguments) throws Arguments.Misused, IOException, InterruptedException {
        if (arguments.flag("--help")) {
            out.print(USAGE);
            return 0;
        }
        Path file = Path.of(arguments.word("FILE"));
        URI url = url(arguments.option("--url").orElse("http://localhost:8080"));
        int clients = arguments.positive("--clients", 8);
        LogFile log = selected(read(file), arguments);
        LogPlan plan = LogPlan.of(log);
        ReplayReport report = new ReplayReport(out, arguments.flag("--verbose"));
        report.plan(plan);
        if (plan.cases().isEmpty()) {
            return 0;
        }
        String password = environment.get("DOCKET_SAMPLE_PASSWORD");
        if (password == null) {
            throw new Arguments.Misused("Set DOCKET_SAMPLE_PASSWORD to the password of the sample people");
        }
        DocketApi api = new DocketApi(url, password);
        String problem = api.problem(CasePlan.DRAFTER.person());
        if (problem != null) {
            out.println(problem);
            return 1;
        }
        return report.result(new Replay(api, clients).run(plan.cases(), report)) ? 0 : 1;
    }

    private static LogFile read(Path file) throws Arguments.Misused {
        try {
            return LogFile.read(file);
        } catch (IOException e) {
            throw new Arguments.Misused("The log cannot be read: " + e);
        }
    }

    private static LogFile selected(LogFile log, Arguments arguments) throws Arguments.Misused {
        int limit = arguments.positive("--limit", Integer.MAX_VALUE);
        String only = arguments.option("--only").orElse(null);
        return new LogFile(
                log.cases().stream()
                        .filter(logged -> only == null || logged.caseId().equals(only))
                        .limit(limit)
                        .toList(),
                only == null ? log.unreadable() : List.of());
    }

    private static URI url(String text) throws Arguments.Misused {
        try {
            URI url = URI.create(text.replaceAll("/+$", ""));
            if (Set.of("http", "https").contains(String.valueOf(url.getScheme())) && url.getHost() != null) {
                return url;
            }
        } catch (IllegalArgumentException e) {
            // said below
        }
        throw new Arguments.Misused("'" + text + "' is not an address of Docket, such as http://localhost:8080");
    }
}

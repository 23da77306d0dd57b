package docket.cli;

import docket.cli.client.DocketApi;
import docket.cli.replay.LogFile;
import docket.cli.replay.LogPlan;
import docket.cli.replay.Replay;
import docket.cli.replay.ReplayReport;
import docket.cli.terminal.CommandFailed;
import docket.cli.terminal.Surroundings;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code ./docket replay-log}: runs a log of payment requests through the REST API of a running Docket. */
@Command(
        description =
                "Run a log of payment requests through the REST API of a running Docket, and compare what comes out.",
        footer = {"", "The sample people's password is read from DOCKET_SAMPLE_PASSWORD."})
public final class ReplayLogCommand extends ReplayCommand implements Callable<Integer> {

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
            throw nothing("payment requests");
        }
        if (plan.cases().isEmpty()) {
            return 0;
        }
        DocketApi api = api(docket);
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
}

package docket.cli;

import docket.cli.client.DocketApi;
import docket.cli.replay.ReplayReport;
import docket.cli.replay.budget.BudgetReplay;
import docket.cli.replay.budget.BudgetReport;
import docket.cli.replay.budget.ChangePlan;
import docket.cli.terminal.CommandFailed;
import docket.cli.terminal.Surroundings;
import java.io.IOException;
import java.net.URI;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code ./docket replay-budget}: runs a log of changes to a budget through the REST API of a running Docket. */
@Command(
        description =
                "Run a log of changes to a budget through the REST API of a running Docket, and compare every line.",
        footer = {"", "The sample people's password is read from DOCKET_SAMPLE_PASSWORD."})
public final class ReplayBudgetCommand extends ReplayCommand implements Callable<Integer> {

    public ReplayBudgetCommand(Surroundings here) {
        super(here);
    }

    @Override
    public Integer call() throws IOException, InterruptedException, CommandFailed {
        URI docket = url();
        ChangePlan log = ChangePlan.of(readable(file));
        ChangePlan plan = (only == null ? log : log.only(only)).first(limit);
        BudgetReport told = new BudgetReport(out, verbose);
        told.plan(plan);
        if (plan.changes().isEmpty()) {
            throw nothing("changes to a budget");
        }
        DocketApi api = api(docket);
        return new BudgetReplay(api, clients).run(plan, new ReplayReport(out, here.err(), verbose), told) ? 0 : 1;
    }
}

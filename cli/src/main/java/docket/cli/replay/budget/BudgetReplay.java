package docket.cli.replay.budget;

import docket.cli.client.DocketApi;
import docket.cli.replay.Replay;
import docket.cli.replay.ReplayReport;
import docket.cli.replay.Tally;
import docket.cli.replay.budget.PlannedChange.Line;
import docket.cli.terminal.CommandFailed;
import java.io.IOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Replays a log of changes: opens the lines, asks for each change in the log's order, decides it, and compares every line. */
public final class BudgetReplay {

    private final DocketApi api;
    private final int clients;

    public BudgetReplay(DocketApi api, int clients) {
        this.api = api;
        this.clients = clients;
    }

    /**
     * @return whether every line came out as what it began with and all that was approved
     * @throws CommandFailed where the lines could not be opened or read
     */
    public boolean run(ChangePlan plan, ReplayReport report, BudgetReport told)
            throws IOException, InterruptedException, CommandFailed {
        LinesOnDocket lines = new LinesOnDocket(api);
        lines.open(plan);
        Map<Line, BigInteger> begun = lines.budgets();
        Turns turns = new Turns();
        Results results = new Results();
        List<ChangeReplay> works = new ArrayList<>();
        for (PlannedChange change : plan.changes()) {
            works.add(new ChangeReplay(api, lines, turns, works.size(), change, results));
        }
        Tally tally = Replay.run(works, clients, report);
        boolean agrees = report.result(tally);
        Compared compared = new Compared(begun, results.changed(), lines.budgets());
        told.result(compared, results.refused(), results.raised());
        return agrees && compared.agree();
    }

    /** Collects what becomes of changes. Thread-safe. */
    private static final class Results implements ChangeReplay.Results {

        private final Map<Line, BigInteger> changed = new TreeMap<>();
        private final Map<String, List<String>> refused = new TreeMap<>();
        private int raised;

        @Override
        public synchronized void approved(PlannedChange change) {
            change.parts().forEach(part -> changed.merge(part.line(), part.minorUnits(), BigInteger::add));
        }

        @Override
        public synchronized void refused(PlannedChange change, String code, String reason) {
            refused.computeIfAbsent(code, any -> new ArrayList<>()).add(change.requestId() + ": " + reason);
        }

        @Override
        public synchronized void raised(PlannedChange change) {
            raised++;
        }

        synchronized Map<Line, BigInteger> changed() {
            return new TreeMap<>(changed);
        }

        synchronized Map<String, List<String>> refused() {
            return new TreeMap<>(refused);
        }

        synchronized int raised() {
            return raised;
        }
    }
}

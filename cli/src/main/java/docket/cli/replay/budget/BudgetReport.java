package docket.cli.replay.budget;

import docket.engine.budget.terms.ChangeType;
import java.io.PrintStream;
import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What a person at the command line is told of the budget: the plan, what was refused, how the lines came out. */
public final class BudgetReport {

    private static final int LISTED = 10;

    private final PrintStream out;
    private final boolean verbose;

    public BudgetReport(PrintStream out, boolean verbose) {
        this.out = out;
        this.verbose = verbose;
    }

    public void plan(ChangePlan plan) {
        line(
                "%,d requests in the log: %,d to replay on %,d lines, %,d only listed",
                plan.changes().size() + plan.excluded().size(),
                plan.changes().size(),
                plan.lines().size(),
                plan.excluded().size());
        list(plan.excluded().stream().map(one -> one.where() + ": " + one.why()).toList());
        Map<ChangeType, Long> types = new TreeMap<>(
                plan.changes().stream().collect(Collectors.groupingBy(PlannedChange::type, Collectors.counting())));
        types.forEach((type, count) -> line("  %,6d  %s", count, type));
        plan.notes().forEach((note, count) -> line("  noted in %,d: %s", count, note));
    }

    /**
     * @param refused by the code of the refusal
     * @param raised how many were decided above the log's level
     */
    void result(Compared compared, Map<String, List<String>> refused, int raised) {
        line(
                "refused by Docket     %,d",
                refused.values().stream().mapToInt(List::size).sum());
        refused.forEach((code, requests) -> {
            line("  %,6d  %s", requests.size(), code);
            list(requests);
        });
        if (raised > 0) {
            line("above the log's level %,d  (the authority table gives them to the director)", raised);
        }
        List<String> different = compared.different();
        BigInteger began = Compared.sum(compared.begun());
        BigInteger changed = Compared.sum(compared.changed());
        BigInteger now = Compared.sum(compared.now());
        line(
                "lines                 %,d  (%,d changed)",
                compared.now().size(), compared.changed().size());
        line("lines that differ     %,d", different.size());
        list(different);
        line(
                "total in %s          %s began, %s changed, %s now: %s",
                PlannedChange.CURRENCY,
                PlannedChange.decimal(began),
                PlannedChange.decimal(changed),
                PlannedChange.decimal(now),
                began.add(changed).equals(now) ? "equal" : "DIFFERS");
    }

    private void list(List<String> all) {
        all.stream().limit(verbose ? Long.MAX_VALUE : LISTED).forEach(one -> line("          %s", one));
        if (!verbose && all.size() > LISTED) {
            line("          and %,d more (--verbose names each)", all.size() - LISTED);
        }
    }

    private void line(String format, Object... values) {
        out.printf(Locale.ROOT, format + "%n", values);
    }
}

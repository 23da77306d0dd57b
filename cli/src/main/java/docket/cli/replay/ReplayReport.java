package docket.cli.replay;

import docket.cli.replay.LogPlan.Excluded;
import docket.cli.replay.Tally.Snapshot;
import docket.cli.replay.Work.Outcome;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;

/** What a person at the command line is told: the plan, the progress, the result. */
public final class ReplayReport {

    private static final int BAR = 30;
    private static final int LISTED = 100;
    private static final long PLAIN_LINE_EVERY_SECONDS = 10;

    private final PrintStream out;
    private final PrintStream progress;
    private final boolean verbose;
    private final boolean terminal = System.console() != null;
    private long told;

    public ReplayReport(PrintStream out, PrintStream progress, boolean verbose) {
        this.out = out;
        this.progress = progress;
        this.verbose = verbose;
    }

    public void plan(LogPlan plan) {
        line(
                "%,d cases in the log: %,d to replay, %,d only listed",
                plan.cases().size() + plan.excluded().size(),
                plan.cases().size(),
                plan.excluded().size());
        plan.excludedByReason().forEach((reason, cases) -> {
            line("  %,6d  %s", cases.size(), reason.text());
            for (Excluded one : verbose ? cases : cases.subList(0, Math.min(LISTED, cases.size()))) {
                line("          %s: %s", one.caseId(), one.detail());
            }
            if (!verbose && cases.size() > LISTED) {
                line("          and %,d more (--verbose names each)", cases.size() - LISTED);
            }
        });
        plan.notes().forEach((note, count) -> line("  noted in %,d: %s", count, note));
    }

    /** Draws the bar on a terminal; elsewhere writes a line now and then. */
    void progress(Snapshot now) {
        String counts = String.format(
                Locale.ROOT,
                "%,d of %,d cases · %,d decisions · %.1f/s · %,d mismatches",
                now.done(),
                now.planned(),
                now.decisions(),
                now.decisionsPerSecond(),
                now.mismatches());
        if (terminal) {
            int filled = BAR * now.done() / now.planned();
            progress.print("\r[" + "#".repeat(filled) + ".".repeat(BAR - filled) + "] " + counts + "\u001B[K");
            progress.flush();
        } else if (now.elapsed().toSeconds() >= told + PLAIN_LINE_EVERY_SECONDS) {
            told = now.elapsed().toSeconds();
            progress.println(counts);
        }
    }

    /** @return whether everything came out as in the log */
    public boolean result(Tally tally) {
        Snapshot end = tally.snapshot();
        if (terminal) {
            progress(end);
            progress.println();
        }
        List<Outcome> mismatched = tally.mismatched();
        mismatched.stream().limit(verbose ? Long.MAX_VALUE : LISTED).forEach(outcome -> {
            line("%s differs from the log:", outcome.caseId());
            outcome.mismatches().forEach(mismatch -> line("  %s", mismatch));
        });
        if (end.done() < end.planned()) {
            line("%,d cases were not begun", end.planned() - end.done());
        }
        line("cases                 %,d", end.done());
        line("decisions             %,d", end.decisions());
        line("mismatches            %,d", end.mismatches());
        line(
                "decisions per second  %.1f  (in %,d s)",
                end.decisionsPerSecond(), end.elapsed().toSeconds());
        return tally.agrees();
    }

    private void line(String format, Object... values) {
        out.printf(Locale.ROOT, format + "%n", values);
    }
}

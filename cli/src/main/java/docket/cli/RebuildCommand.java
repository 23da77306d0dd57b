package docket.cli;

import docket.cli.terminal.CliCommand;
import docket.cli.terminal.CommandFailed;
import docket.cli.terminal.ProgressBar;
import docket.cli.terminal.Surroundings;
import docket.engine.view.Projected;
import docket.engine.view.Projections;
import docket.engine.view.Rebuild;
import java.util.Iterator;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ./docket rebuild}: makes the projections anew from the events, beside those that a running Docket shows. */
@Command(
        description = "Make what a running Docket shows anew from the events, beside it, and say what differs.",
        footer = {"", "Clerks work on. When it is stopped, the next one goes on from there."})
public final class RebuildCommand extends CliCommand implements Callable<Integer> {

    private static final String REPLACE = "--replace";

    /** What can be given, for the help. */
    static final class Views implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Projections.codes().iterator();
        }
    }

    @Parameters(
            arity = "0..1",
            paramLabel = "VIEW",
            completionCandidates = Views.class,
            description = "Only this one of ${COMPLETION-CANDIDATES}.")
    private @Nullable String only;

    @Option(names = REPLACE, description = "Put right what differs, too; which rows that were is recorded.")
    private boolean replace;

    public RebuildCommand(Surroundings here) {
        super(here);
    }

    @Override
    public Integer call() throws CommandFailed {
        if (only != null && !Projections.codes().contains(only)) {
            throw misused("There is no projection called '" + only + "'");
        }
        OpenRecord record = OpenRecord.of(here);
        boolean right = true;
        for (Projected<?> view : new Projections(record.store(), record.database()).all()) {
            if (only != null && !only.equals(view.code())) {
                continue;
            }
            right &= rebuild(record, view);
        }
        return right ? 0 : 1;
    }

    private boolean rebuild(OpenRecord record, Projected<?> view) throws CommandFailed {
        ProgressBar bar = new ProgressBar(here.err());
        long began = System.nanoTime();
        Rebuild.Report report;
        try {
            report = new Rebuild(
                            record.store(), record.events(), record.database(), record.rootUnit(), record.envelope())
                    .run(
                            view,
                            replace,
                            OpenRecord.act("rebuild"),
                            (done, all) -> bar.at("events of " + view.code(), done, all));
        } catch (Rebuild.UnderWay e) {
            throw new CommandFailed(String.valueOf(e.getMessage()));
        } finally {
            bar.end();
        }
        double seconds = (System.nanoTime() - began) / 1e9;
        long replayed = report.events() - report.resumed();
        out.printf(
                "%s: %d rows from %d events, in %.1f s (%.0f events a second)%s%n",
                view.code(),
                report.rows(),
                replayed,
                seconds,
                replayed / seconds,
                report.resumed() == 0 ? "" : ", after " + report.resumed() + " events before it was stopped");
        report.differing().forEach(line -> out.println("  DIFFERS  " + line));
        if (report.found() > report.differing().size()) {
            out.println("  and " + (report.found() - report.differing().size()) + " more");
        }
        out.println("  digest " + report.digest());
        out.println(verdict(report, replace));
        return report.found() == 0 || replace;
    }

    private static String verdict(Rebuild.Report report, boolean replace) {
        if (report.found() == 0) {
            return "  What is shown is what the events say.";
        }
        return replace
                ? "  " + report.found() + " rows were put right, and that is on record (view-put-right)."
                : "  " + report.found()
                        + " rows are shown otherwise than their events say. Nothing was changed. Find out why"
                        + " (./docket fsck), then put them right with " + REPLACE + ".";
    }
}

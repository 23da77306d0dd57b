package docket.api.cli;

import docket.api.boot.RunningDatabase;
import docket.engine.store.RecordStore;
import docket.engine.unit.Act;
import docket.engine.unit.Actor;
import docket.engine.unit.Door;
import docket.engine.unit.Envelope;
import docket.engine.unit.LostRaces;
import docket.engine.unit.RootUnit;
import docket.engine.view.Rebuild;
import docket.engine.view.Rebuild.View;
import java.io.PrintStream;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

/** {@code ./docket rebuild}: makes the projections anew from the events, beside those that a running Docket shows. */
public final class RebuildCommand implements CliCommand {

    private static final int BAR = 30;
    private static final String REPLACE = "--replace";
    private static final String USAGE = """
            Usage: ./docket rebuild [cases | budget-lines] [--replace]
              makes what is shown of cases and budget lines anew from the events, beside the running Docket of DOCKET_DATA, or
              of DOCKET_DB_URL, and says what differs. Clerks work on. When it is stopped, the next one goes on from there.
              --replace       also puts right what differs; which rows that were is recorded
            """;

    private final boolean terminal = System.console() != null;
    private final Map<String, String> environment;
    private final PrintStream out;

    public RebuildCommand() {
        this(System.getenv(), System.out);
    }

    RebuildCommand(Map<String, String> environment, PrintStream out) {
        this.environment = environment;
        this.out = out;
    }

    @Override
    public String name() {
        return "rebuild";
    }

    @Override
    public String summary() {
        return "Make what is shown anew from the events, and compare";
    }

    @Override
    public int run(String[] args) {
        List<View> views;
        boolean replace;
        try {
            Arguments arguments = Arguments.parse(args, Set.of(), Set.of("--help", REPLACE));
            if (arguments.flag("--help")) {
                out.print(USAGE);
                return 0;
            }
            views = views(arguments.words());
            replace = arguments.flag(REPLACE);
        } catch (Arguments.Misused e) {
            out.println(e.getMessage());
            out.print(USAGE);
            return 2;
        }
        Optional<DataSource> database = RunningDatabase.find(environment);
        if (database.isEmpty()) {
            out.println("No database answers. Start Docket with ./docket up on this folder, or set DOCKET_DB_URL.");
            return 1;
        }
        boolean right = true;
        for (View view : views) {
            right &= rebuild(database.get(), view, replace);
        }
        return right ? 0 : 1;
    }

    private static List<View> views(List<String> words) throws Arguments.Misused {
        List<View> views = Arrays.stream(View.values())
                .filter(view -> words.isEmpty() || words.equals(List.of(view.code())))
                .toList();
        if (views.isEmpty()) {
            throw new Arguments.Misused("There is no projection called '" + String.join(" ", words) + "'");
        }
        return views;
    }

    private boolean rebuild(DataSource database, View view, boolean replace) {
        RecordStore store = new RecordStore(database, List.of());
        Envelope envelope = new Envelope(
                environment.getOrDefault("DOCKET_AGENCY", "docket.example"),
                ZoneId.of(environment.getOrDefault(
                        "DOCKET_ZONE", ZoneId.systemDefault().getId())));
        RootUnit rootUnit = new RootUnit(new DataSourceTransactionManager(database), new LostRaces(), List.of());
        Act act = new Act(new Actor.Machine("docket rebuild", version()), Door.CLI);
        long began = System.nanoTime();
        Rebuild.Report report;
        try {
            report = new Rebuild(store, store.eventStore(), database, rootUnit, envelope)
                    .run(view, replace, act, (done, all) -> show(view, done, all));
        } catch (Rebuild.UnderWay e) {
            out.println(e.getMessage());
            return false;
        }
        double seconds = (System.nanoTime() - began) / 1e9;
        long replayed = report.events() - report.resumed();
        out.printf(
                "%s%s: %d rows from %d events, in %.1f s (%.0f events a second)%s%n",
                terminal ? "\r" + " ".repeat(BAR * 3) + "\r" : "",
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

    private static String version() {
        String version = RebuildCommand.class.getPackage().getImplementationVersion();
        return version == null ? "" : version;
    }

    private void show(View view, long done, long all) {
        if (!terminal) {
            return;
        }
        int filled = all == 0 ? BAR : (int) (BAR * Math.min(done, all) / all);
        out.printf(
                "\r  [%s%s] %d of %d events of %s ",
                "#".repeat(filled), " ".repeat(BAR - filled), done, all, view.code());
    }
}

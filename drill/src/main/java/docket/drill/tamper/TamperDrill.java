package docket.drill.tamper;

import docket.api.boot.EmbeddedDatabase;
import docket.api.boot.RunningDatabase;
import docket.audit.Fsck;
import docket.cli.client.DocketApi;
import docket.drill.clerks.Clerks;
import docket.drill.clerks.Ledger;
import docket.drill.clerks.SharedOut;
import docket.drill.victim.Victim;
import docket.engine.proof.LogFiles;
import docket.engine.proof.check.KeptCheckpoint;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * A Docket works, and is stopped. Then somebody with every right on its database and its log's folder alters what was
 * recorded in one way after another, each undone before the next, and {@code ./docket fsck} must find it and name the
 * place.
 */
public final class TamperDrill {

    private static final int SIGNED_WITHIN_MILLIS = 60_000;
    private static final int LOOK_MILLIS = 100;
    private static final int UNTOUCHED_EVERY = 100;
    private static final int SHOWN = 3;

    /** How many cases there are, how many alterations, and the seed of all chance. */
    public record Plan(int cases, int ways, int clients, long seed) {}

    private final Plan plan;
    private final List<Way> ways;
    private final PrintStream out;
    private final List<String> findings = new ArrayList<>();
    private final Map<String, Integer> done = new TreeMap<>();

    public TamperDrill(Plan plan, PrintStream out) {
        this(plan, Way.all(), out);
    }

    TamperDrill(Plan plan, List<Way> ways, PrintStream out) {
        this.plan = plan;
        this.ways = ways;
        this.out = out;
    }

    /**
     * Runs the drill.
     *
     * @param folder the Docket's folder, to be looked at afterwards
     * @return what was altered and not found, or found where nothing was altered
     */
    public List<String> run(Path folder) throws IOException, InterruptedException, SQLException {
        out.printf("Tamper drill: %d cases, %d ways, seed %d%n", plan.cases(), plan.ways(), plan.seed());
        Path data = folder.resolve("data");
        LogFiles files = LogFiles.of(data);
        String kept = work(folder, files);
        try (EmbeddedDatabase server = EmbeddedDatabase.startApart(data);
                Connection connection = RunningDatabase.superuser(data).getConnection()) {
            connection.setAutoCommit(false);
            untouched(connection, files, kept, "before anything was altered");
            Random random = new Random(plan.seed());
            List<Way> order = new ArrayList<>();
            for (int number = 1; number <= plan.ways() && findings.size() < UNTOUCHED_EVERY; number++) {
                if (order.isEmpty()) {
                    order.addAll(ways);
                    Collections.shuffle(order, random);
                }
                alter(connection, files, kept, order.remove(0), random, number);
                if (number % UNTOUCHED_EVERY == 0) {
                    untouched(connection, files, kept, "after way " + number);
                    out.printf("  %d altered, found and undone%n", number);
                }
            }
            untouched(connection, files, kept, "after all was undone");
        }
        done.forEach((name, times) -> out.printf("  %4d  %s%n", times, name));
        return List.copyOf(findings);
    }

    /**
     * Makes cases that are under way and that are ended, all of it signed. Answers a checkpoint that was given out
     * meanwhile.
     */
    private String work(Path folder, LogFiles files) throws IOException, InterruptedException, SQLException {
        Ledger ledger = new Ledger();
        Path checkpoint = files.folder().resolve("checkpoint");
        String kept;
        try (Victim victim = new Victim(folder)) {
            victim.startAndAwaitUp();
            DocketApi api = Clerks.prepare(victim, plan.cases());
            SharedOut.approve(api);
            try (Clerks clerks = new Clerks(api, ledger, plan.seed(), plan.cases(), plan.clients())) {
                await(clerks, plan.cases() / 3);
                kept = Files.readString(checkpoint);
                await(clerks, plan.cases() * 3 / 4);
            }
            findings.addAll(ledger.complaints());
            JdbcTemplate sql = new JdbcTemplate(victim.database());
            long before = -1;
            long giveUp = System.nanoTime() + SIGNED_WITHIN_MILLIS * 1_000_000L;
            for (long size = size(checkpoint);
                    (size != before || !isAllSigned(sql, size)) && System.nanoTime() < giveUp;
                    size = size(checkpoint)) {
                before = size;
                Thread.sleep(10 * LOOK_MILLIS);
            }
        }
        return kept;
    }

    private static void await(Clerks clerks, int ended) throws InterruptedException {
        while (clerks.ended() < ended) {
            Thread.sleep(LOOK_MILLIS);
        }
    }

    private static long size(Path checkpoint) throws IOException {
        return Long.parseLong(Files.readString(checkpoint).split("\n")[1]);
    }

    private static boolean isAllSigned(JdbcTemplate sql, long size) {
        return Long.valueOf(size).equals(sql.queryForObject("SELECT count(*) FROM docket.domain_event", Long.class));
    }

    private void alter(Connection connection, LogFiles files, String kept, Way way, Random random, int number)
            throws IOException, InterruptedException, SQLException {
        Scene scene = new Scene(
                new JdbcTemplate(new SingleConnectionDataSource(connection, true)),
                files.folder(),
                files.key(),
                random,
                kept);
        try {
            List<String> named = way.act().alter(scene);
            List<String> reported = fsck(connection, files, kept);
            for (String name : named) {
                if (reported.stream().noneMatch(finding -> finding.contains(name))) {
                    findings.add("way " + number + ", " + way.name() + ": nothing names '" + name + "', found were "
                            + reported.size() + ": "
                            + reported.stream().limit(SHOWN).toList());
                }
            }
            done.merge(way.name(), 1, Integer::sum);
        } finally {
            connection.rollback();
            scene.undo();
        }
    }

    private void untouched(Connection connection, LogFiles files, String kept, String when)
            throws IOException, InterruptedException, SQLException {
        fsck(connection, files, kept).forEach(finding -> findings.add(when + ", found: " + finding));
        connection.rollback();
    }

    private static List<String> fsck(Connection connection, LogFiles files, String kept)
            throws IOException, InterruptedException, SQLException {
        return new Fsck(
                        connection,
                        files,
                        files.key().resolveSibling("master.json"),
                        Fsck.Waits.STOPPED,
                        (what, at, all) -> {})
                .run(KeptCheckpoint.read(kept).orElseThrow())
                .findings();
    }
}

package docket.drill.kill;

import docket.api.boot.EmbeddedDatabase;
import docket.api.boot.RunningDatabase;
import docket.cli.client.DocketApi;
import docket.drill.clerks.Clerks;
import docket.drill.clerks.Ledger;
import docket.drill.clerks.Reminder;
import docket.drill.examination.Examination;
import docket.drill.examination.TakeOver;
import docket.drill.victim.Patience;
import docket.drill.victim.Victim;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Clients take cases through several Dockets that work on one PostgreSQL, while one node after the other is killed,
 * paused and brought back, and at last upgraded, one after the other.
 */
public final class NodesDrill {

    private static final Duration CLIENT_PATIENCE = Duration.ofMinutes(5);
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(5);
    private static final long JOBS_WITHIN_MILLIS = 30_000;
    private static final double CLIENT_WAITS_AT_MOST_SECONDS = 45;
    private static final int MANY = 1_000_000;
    private static final int CASES_OF_MONEY = 1_000;
    private static final String CONNECTIONS = "120";

    /**
     * What happens in the drill.
     *
     * @param rounds how often a node is killed and a node is paused
     * @param pauseSeconds how long a paused node stands still
     * @param upgrade whether all nodes are replaced by a later build, one after the other
     */
    public record Plan(int nodes, int rounds, int pauseSeconds, boolean upgrade, int clients, long seed) {}

    private final Plan plan;
    private final PrintStream out;
    private final Random random;
    private final Ledger ledger = new Ledger();
    private final Examination examination = new Examination();
    private final List<Victim> nodes = new ArrayList<>();
    private final List<String> findings = new ArrayList<>();

    public NodesDrill(Plan plan, PrintStream out) {
        this.plan = plan;
        this.out = out;
        this.random = new Random(plan.seed());
    }

    /**
     * Runs the drill.
     *
     * @param folder of the database and the nodes, to be looked at afterwards
     * @return what was found wrong
     */
    public List<String> run(Path folder) throws IOException, InterruptedException, SQLException {
        out.printf("Nodes drill: %d nodes, %d clients, seed %d%n", plan.nodes(), plan.clients(), plan.seed());
        Path data = folder.resolve("database");
        Path cache = Path.of(
                System.getenv().getOrDefault("DOCKET_CACHE", System.getProperty("user.home") + "/.cache/docket"));
        try (EmbeddedDatabase first = EmbeddedDatabase.start(data, cache, "docket_auditor")) {
            new JdbcTemplate(RunningDatabase.superuser(data))
                    .execute("ALTER SYSTEM SET max_connections = " + CONNECTIONS); // 26 for each node
        }
        try (EmbeddedDatabase server = EmbeddedDatabase.start(data, cache, "docket_auditor")) {
            try {
                startNodes(folder, server);
                disturb(folder, data);
            } finally {
                for (Victim node : nodes) {
                    node.resume();
                    node.close();
                }
            }
        }
        findings.addAll(doubleNumbers(data));
        findings.addAll(ledger.complaints());
        return List.copyOf(findings);
    }

    /** Starts the nodes: the first migrates and makes the key that all share, the others only verify. */
    private void startNodes(Path folder, EmbeddedDatabase server) throws IOException, InterruptedException {
        Map<String, String> settings = new HashMap<>(server.environment());
        settings.put("DOCKET_MASTER_KEY_FILE", folder.resolve("master.json").toString());
        for (int i = 1; i <= plan.nodes(); i++) {
            Victim node = new Victim(Files.createDirectory(folder.resolve("node-" + i)), settings, null);
            nodes.add(node);
            node.start();
            if (i == 1) {
                node.awaitUp();
                settings.remove("DOCKET_DB_OWNER_USER");
                settings.remove("DOCKET_DB_OWNER_PASSWORD");
            }
        }
        for (Victim node : nodes) {
            node.awaitUp();
        }
    }

    private void disturb(Path folder, Path data) throws IOException, InterruptedException, SQLException {
        DataSource database = RunningDatabase.superuser(data);
        List<URI> urls = nodes.stream().map(Victim::url).toList();
        DocketApi api = new DocketApi(urls, Victim.PASSWORD, CLIENT_PATIENCE, ANSWER_WITHIN);
        Clerks.openLines(api, CASES_OF_MONEY);
        Reminder.deploy(urls.get(0), Victim.PASSWORD);
        try (Clerks clerks = new Clerks(api, ledger, plan.seed(), MANY, plan.clients())) {
            for (int round = 1; round <= plan.rounds() && findings.isEmpty(); round++) {
                killed(clerks, database);
                paused(clerks, database);
            }
            if (plan.upgrade() && findings.isEmpty()) {
                upgraded(clerks, database, new LaterBuild(folder.resolve("later-build")));
            }
            clerks.beginNoMore();
            clerks.awaitEnd(CLIENT_PATIENCE.toMillis());
        }
        findings.addAll(new Examination().findings(database, ledger.acts()));
    }

    private void killed(Clerks clerks, DataSource database) throws IOException, InterruptedException, SQLException {
        Victim node = oneOfThem(clerks, database);
        node.kill();
        TakeOver.Times times = new TakeOver(new JdbcTemplate(database), JOBS_WITHIN_MILLIS).measured();
        node.start();
        node.awaitUp();
        examine(clerks, database, "a node was killed", times);
    }

    private void paused(Clerks clerks, DataSource database) throws IOException, InterruptedException, SQLException {
        Victim node = oneOfThem(clerks, database);
        long began = System.nanoTime();
        node.pause();
        TakeOver.Times times = new TakeOver(new JdbcTemplate(database), JOBS_WITHIN_MILLIS).measured();
        Thread.sleep(Math.max(0, plan.pauseSeconds() * 1_000L - (System.nanoTime() - began) / 1_000_000));
        node.resume();
        node.awaitUp();
        examine(clerks, database, "a node was paused for " + plan.pauseSeconds() + " s", times);
    }

    /** Upgrades node after node; in between, one that is not upgraded yet is started again. */
    private void upgraded(Clerks clerks, DataSource database, LaterBuild later)
            throws IOException, InterruptedException, SQLException {
        JdbcTemplate sql = new JdbcTemplate(database);
        long before = LaterBuild.last(sql);
        replaced(clerks, database, "node 1 was upgraded", nodes.get(0), later.classPath());
        long since = LaterBuild.last(sql);
        Victim old = nodes.get(nodes.size() - 1);
        replaced(clerks, database, "node " + nodes.size() + ", not upgraded, was started again", old, null);
        for (int i = 1; i < nodes.size(); i++) {
            replaced(clerks, database, "node " + (i + 1) + " was upgraded", nodes.get(i), later.classPath());
        }
        findings.addAll(LaterBuild.findings(sql, before, since));
    }

    private void replaced(Clerks clerks, DataSource database, String what, Victim node, @Nullable String classPath)
            throws IOException, InterruptedException, SQLException {
        if (!findings.isEmpty()) {
            return;
        }
        node.stop();
        TakeOver.Times times = new TakeOver(new JdbcTemplate(database), JOBS_WITHIN_MILLIS).measured();
        if (classPath != null) {
            node.become(classPath);
        }
        node.start();
        node.awaitUp();
        examine(clerks, database, what, times);
    }

    /** One of the nodes, at a moment when some node has a job in hand. */
    private Victim oneOfThem(Clerks clerks, DataSource database) throws InterruptedException {
        clerks.awaitEnd(random.nextInt(1_000));
        ledger.longestWait();
        Patience.until(
                new JdbcTemplate(database),
                2_000,
                "SELECT EXISTS (SELECT FROM camunda.act_ru_job WHERE lock_owner_ IS NOT NULL)");
        return nodes.get(random.nextInt(nodes.size()));
    }

    private void examine(Clerks clerks, DataSource database, String what, TakeOver.Times times)
            throws IOException, InterruptedException, SQLException {
        List<String> differences = new ArrayList<>(clerks.paused(() -> examination.findings(database, ledger.acts())));
        differences.addAll(times.findings());
        double waited = ledger.longestWait();
        if (waited > CLIENT_WAITS_AT_MOST_SECONDS) {
            differences.add("a client waited " + waited + " s for an answer");
        }
        out.printf(
                "  %s: events numbered after %.1f s, %d jobs in hand done after %.1f s, longest wait of a client %.1f s,"
                        + " %d cases ended, %d differences%n",
                what, times.numbered(), times.jobs(), times.done(), waited, clerks.ended(), differences.size());
        differences.forEach(difference -> out.println("    " + difference));
        findings.addAll(differences);
    }

    /** Finds numbers that two sequencers gave at once: they would have collided, and PostgreSQL would have said so. */
    private static List<String> doubleNumbers(Path data) throws IOException {
        List<String> collisions = new ArrayList<>();
        try (Stream<Path> logs = Files.list(data.resolve("log"))) {
            for (Path log : logs.toList()) {
                try (Stream<String> lines = Files.lines(log)) {
                    lines.filter(line -> line.contains("duplicate key") && line.contains("log_entry"))
                            .forEach(collisions::add);
                }
            }
        }
        return collisions;
    }
}

package docket.benchmark.visible;

import com.fasterxml.jackson.databind.JsonNode;
import docket.benchmark.machine.Machine;
import docket.benchmark.machine.Postgres;
import docket.benchmark.machine.Programs;
import docket.benchmark.machine.WorkerProgram;
import docket.benchmark.report.Options;
import docket.benchmark.report.Results;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Measures the time from the commit of an event to a streaming projection that has committed it, and to a client of the
 * feed that has read it, while cases are done at a steady rate; for Docket, and for Axon's own store on the same
 * PostgreSQL.
 */
public final class VisibleBenchmark {

    private static final int WARM_UP_SECONDS = 10;
    private static final String LENGTH =
            "SELECT avg(octet_length(payload) + octet_length(metadata))::int FROM docket.domain_event"
                    + " WHERE global_index > (SELECT max(global_index) - 1000 FROM docket.domain_event)";

    private final Postgres postgres;
    private final Map<String, WorkerProgram> programs = new LinkedHashMap<>();
    private int eventBytes;

    private VisibleBenchmark(Postgres postgres) {
        this.postgres = postgres;
    }

    public static void run(Path home, Options given) throws Exception {
        int rounds = given.number("--rounds", 3);
        int seconds = given.number("--seconds", 8);
        List<Integer> rates = given.numbers("--rates", "5,40");
        given.refuseOthers();
        Path work = home.resolve("benchmark/target/visible");
        List<Turn> turns = new ArrayList<>();
        try (Postgres postgres = Postgres.start(work.resolve("postgresql"))) {
            VisibleBenchmark benchmark = new VisibleBenchmark(postgres);
            try {
                benchmark.start(new Programs(home, postgres, work));
                benchmark.warmUp(Collections.max(rates));
                List<Entrant> order = new ArrayList<>(List.of(Entrant.values()));
                for (int round = 0; round < rounds; round++) {
                    for (int rate : rates) {
                        for (Entrant entrant : order) {
                            benchmark.turn(entrant, rate, seconds, turns);
                        }
                    }
                    Collections.rotate(order, -1);
                }
            } finally {
                for (WorkerProgram program : benchmark.programs.values()) {
                    program.close();
                }
            }
            VisibleReport report = new VisibleReport(rounds, seconds, rates, turns, postgres.version(), Machine.now());
            new Results(home, "visible").write(report.text(), report.json(), report.chart());
        }
    }

    private void start(Programs starting) throws Exception {
        for (Entrant entrant : Entrant.values()) {
            String database = entrant.database();
            System.err.println("Starting " + entrant.label);
            postgres.createDatabase(database, entrant == Entrant.DOCKET ? "docket_owner" : "postgres");
            sql(database, Follower.TABLE);
            programs.put(
                    database,
                    entrant == Entrant.DOCKET
                            ? starting.inDocket(database, DocketVisible.class, List.of(), List.of())
                            : starting.beside(
                                    database,
                                    StockVisible.class,
                                    entrant == Entrant.AXON_OUTER ? List.of("outer") : List.of(),
                                    List.of(),
                                    Map.of("BENCH_DB_URL", postgres.url(database))));
        }
    }

    private void warmUp(int rate) throws Exception {
        for (Entrant entrant : Entrant.values()) {
            System.err.println("Warming up " + entrant.label);
            turn(entrant, rate, WARM_UP_SECONDS, new ArrayList<>());
            if (entrant == Entrant.DOCKET) {
                try (Connection connection = postgres.connect(entrant.database());
                        Statement statement = connection.createStatement();
                        ResultSet row = statement.executeQuery(LENGTH)) {
                    row.next();
                    eventBytes = row.getInt(1);
                }
            }
        }
    }

    private void turn(Entrant entrant, int rate, int seconds, List<Turn> turns) throws Exception {
        WorkerProgram program = Objects.requireNonNull(programs.get(entrant.database()));
        Map<String, ?> order = Map.of("perSecond", rate, "millis", seconds * 1_000L, "eventBytes", eventBytes);
        postgres.beginMeasuring();
        if (entrant != Entrant.DOCKET) {
            JsonNode answer = program.order(order);
            add(turns, Turn.of(entrant.label, rate, answer.get("committed"), answer.get("seen")));
            return;
        }
        try (FeedClient feed = new FeedClient(
                program.port(), program.order(Map.of("head", true)).get("head").asLong())) {
            JsonNode answer = program.order(order);
            Thread.sleep(500);
            add(turns, Turn.of(Entrant.DOCKET.label, rate, answer.get("committed"), answer.get("seen")));
            add(
                    turns,
                    Turn.of(
                            Entrant.FEED,
                            rate,
                            answer.get("committed"),
                            feed.seen().byEvent()));
        }
    }

    private static void add(List<Turn> turns, Turn turn) {
        System.err.println("  " + turn);
        turns.add(turn);
    }

    private void sql(String database, String sql) throws SQLException {
        try (Connection connection = postgres.connect(database);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}

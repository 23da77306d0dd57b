package docket.benchmark.cost;

import com.fasterxml.jackson.databind.JsonNode;
import docket.benchmark.contest.CamundaContestant;
import docket.benchmark.contest.ContestantWorker;
import docket.benchmark.contest.DocketContestant;
import docket.benchmark.machine.Machine;
import docket.benchmark.machine.Postgres;
import docket.benchmark.machine.Programs;
import docket.benchmark.machine.WorkerProgram;
import docket.benchmark.report.Bars;
import docket.benchmark.report.Options;
import docket.benchmark.report.Results;
import docket.benchmark.report.Spread;
import docket.benchmark.report.Table;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Measures bytes on disk and of the write-ahead log for a case, memory at rest and under load, seconds of a start. */
public final class CostBenchmark {

    private static final int CLIENTS = 8;
    private static final double MEGABYTE = 1 << 20;
    private static final List<String> CONTESTANTS = List.of("Docket", "Camunda FULL", "Camunda NONE");

    private final Postgres postgres;
    private final Programs starting;

    private CostBenchmark(Postgres postgres, Programs starting) {
        this.postgres = postgres;
        this.starting = starting;
    }

    /** What one contestant costs; disk and write-ahead log are bytes of one case, memory is in bytes. */
    private record Cost(long cases, long diskBytes, double walBytes, JsonNode rest, JsonNode load) {}

    public static void run(Path home, Options given) throws Exception {
        int seconds = given.number("--seconds", 20);
        int starts = given.number("--starts", 3);
        given.refuseOthers();
        Path work = home.resolve("benchmark/target/cost");
        List<Double> cold = new ArrayList<>();
        List<Double> warm = new ArrayList<>();
        Startup startup = new Startup(home, work.resolve("start"));
        System.err.println("Starting, once without counting");
        startup.cold();
        for (int n = 0; n < starts; n++) {
            cold.add(startup.cold());
            warm.add(startup.warm());
            System.err.printf("  cold %.1f s, warm %.1f s%n", cold.get(n), warm.get(n));
        }
        Map<String, Cost> costs = new LinkedHashMap<>();
        String version;
        try (Postgres postgres = Postgres.start(work.resolve("postgresql"))) {
            version = postgres.version();
            CostBenchmark benchmark = new CostBenchmark(postgres, new Programs(home, postgres, work));
            for (String contestant : CONTESTANTS) {
                System.err.println("Loading " + contestant);
                costs.put(contestant, benchmark.cost(contestant, seconds));
            }
        }
        write(home, version, costs, Spread.of(cold), Spread.of(warm));
    }

    private Cost cost(String contestant, int seconds) throws Exception {
        String database = contestant.toLowerCase(java.util.Locale.ROOT).replace(' ', '_');
        try (WorkerProgram program = start(contestant, database)) {
            vacuum(database);
            long before = postgres.sizeOf(database);
            JsonNode rest = program.order(Map.of("memory", true));
            postgres.beginMeasuring();
            long cases = program.order(Map.of("clients", CLIENTS, "millis", seconds * 1_000L))
                    .get("cases")
                    .asLong();
            program.order(Map.of("settle", true));
            double wal = postgres.statements(database).stream()
                    .mapToLong(Postgres.Counted::walBytes)
                    .sum();
            JsonNode load = program.order(Map.of("memory", true));
            vacuum(database);
            return new Cost(cases, (postgres.sizeOf(database) - before) / cases, wal / cases, rest, load);
        }
    }

    private WorkerProgram start(String contestant, String database) throws Exception {
        if (contestant.equals("Docket")) {
            return starting.inDocket(
                    database, ContestantWorker.class, List.of(DocketContestant.class.getName()), List.of());
        }
        postgres.createDatabase(database, "postgres");
        return starting.beside(
                database,
                ContestantWorker.class,
                List.of(CamundaContestant.class.getName()),
                List.of(),
                Map.of(
                        "BENCH_DB_URL",
                        postgres.url(database),
                        "BENCH_HISTORY",
                        contestant.endsWith("NONE") ? "none" : "full"));
    }

    private void vacuum(String database) throws Exception {
        try (Connection connection = postgres.connect(database);
                Statement statement = connection.createStatement()) {
            statement.execute("VACUUM ANALYZE");
            statement.execute("CHECKPOINT");
        }
    }

    private static void write(Path home, String postgres, Map<String, Cost> costs, Spread cold, Spread warm)
            throws Exception {
        Machine machine = Machine.now();
        Table table = new Table(
                "",
                "bytes on disk a case",
                "WAL bytes a case",
                "resident MB: at rest",
                "after load",
                "live heap MB: at rest",
                "after load");
        Map<String, Object> figures = new LinkedHashMap<>();
        Bars bars = new Bars("Bytes on disk for a case", List.of("after VACUUM"));
        costs.forEach((contestant, cost) -> {
            table.row(
                    contestant,
                    "%,d".formatted(cost.diskBytes()),
                    "%,.0f".formatted(cost.walBytes()),
                    megabytes(cost.rest(), "resident"),
                    megabytes(cost.load(), "residentPeak"),
                    megabytes(cost.rest(), "heapLive"),
                    megabytes(cost.load(), "heapLive"));
            figures.put(contestant, cost);
            bars.group(contestant, List.of(Spread.of(cost.diskBytes())));
        });
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("benchmark", "cost");
        json.put("machine", machine);
        json.put("postgres", postgres);
        json.put("startSecondsOnAnEmptyFolder", cold.json());
        json.put("startSecondsOnTheSameFolder", warm.json());
        json.put("contestants", figures);
        String text = "What a case and the program take; PostgreSQL " + postgres + "; " + machine + "\n\n" + table
                + "\nTables and indexes after VACUUM; memory of the program alone, at most 512 MB of heap; resident"
                + " after load is the highest there was.\n"
                + "From ./docket up to Tasklist after a log-in, seconds: on an empty folder " + cold.text("%.1f")
                + ", on the same folder again " + warm.text("%.1f") + ".\n";
        new Results(home, "cost").write(text, json, bars.svg());
    }

    private static String megabytes(JsonNode memory, String field) {
        return "%.0f".formatted(memory.get(field).asLong() / MEGABYTE);
    }
}

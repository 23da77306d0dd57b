package docket.benchmark.reading;

import com.fasterxml.jackson.databind.JsonNode;
import docket.benchmark.fill.Filling;
import docket.benchmark.machine.Machine;
import docket.benchmark.machine.Postgres;
import docket.benchmark.machine.Programs;
import docket.benchmark.machine.WorkerProgram;
import docket.benchmark.report.Options;
import docket.benchmark.report.Results;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * Reads the same events in every way there is, in rotating order, and compares with a cursor that anybody could write.
 */
public final class ReadingBenchmark {

    private static final String DATABASE = "docket";

    private ReadingBenchmark() {}

    public static void run(Path home, Options given) throws Exception {
        long events = given.counts("--events", "200k").get(0);
        int rounds = given.number("--rounds", 3);
        given.refuseOthers();
        Path work = home.resolve("benchmark/target/reading");
        List<Turn> turns = new ArrayList<>();
        try (Postgres postgres = Postgres.start(work.resolve("postgresql"))) {
            Programs starting = new Programs(home, postgres, work);
            new Filling(postgres, starting, DATABASE).fill(events, 0);
            try (WorkerProgram stock = starting.beside(
                            "axon",
                            StockReading.class,
                            List.of(),
                            List.of(),
                            Map.of("BENCH_DB_URL", postgres.url(DATABASE)));
                    Connection connection = postgres.connect(DATABASE);
                    Statement statement = connection.createStatement()) {
                System.err.println("Copying the events into Axon's table");
                statement.execute(StockReading.FILL);
                statement.execute("CHECKPOINT");
                try (WorkerProgram docket = starting.inDocket(DATABASE, DocketReading.class, List.of(), List.of())) {
                    List<Way> order = new ArrayList<>(List.of(Way.values()));
                    for (int round = 0; round <= rounds; round++) {
                        for (Way way : order) {
                            Turn turn = way == Way.FSCK
                                    ? fsck(events, postgres, starting)
                                    : turn(way, events, postgres, way == Way.AXON ? stock : docket);
                            System.err.printf("Round %d: %s%n", round, turn);
                            if (round > 0) {
                                turns.add(turn);
                            }
                        }
                        Collections.rotate(order, -1);
                    }
                }
            }
            ReadingReport report = new ReadingReport(events, rounds, turns, postgres.version(), Machine.now());
            new Results(home, "reading").write(report.text(), report.json(), report.chart());
        }
    }

    /** Measures {@code fsck}, a program of its own each time, from its start to its end. */
    private static Turn fsck(long events, Postgres postgres, Programs programs) throws Exception {
        long postgresCpu = postgres.cpuMillis();
        long began = System.nanoTime();
        long programCpu = programs.run(DATABASE, "fsck");
        long nanos = System.nanoTime() - began;
        return new Turn(
                Way.FSCK,
                events / (nanos / 1e9),
                programCpu * 1e3 / events,
                (postgres.cpuMillis() - postgresCpu) * 1e3 / events);
    }

    private static Turn turn(Way way, long events, Postgres postgres, WorkerProgram program) throws Exception {
        long programCpu = program.cpuMillis();
        long postgresCpu = postgres.cpuMillis();
        long read = events;
        long nanos;
        if (way == Way.EXPORT) {
            long began = System.nanoTime();
            new Export(program.port()).read(events);
            nanos = System.nanoTime() - began;
        } else {
            JsonNode answer = program.order(Map.of("read", way.key(), "events", events));
            read = answer.get("events").asLong();
            nanos = answer.get("nanos").asLong();
        }
        return new Turn(
                way,
                read / (nanos / 1e9),
                (program.cpuMillis() - programCpu) * 1e3 / read,
                (postgres.cpuMillis() - postgresCpu) * 1e3 / read);
    }
}

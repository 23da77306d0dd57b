package docket.benchmark.hotline;

import com.fasterxml.jackson.databind.JsonNode;
import docket.benchmark.machine.Machine;
import docket.benchmark.machine.Postgres;
import docket.benchmark.machine.Programs;
import docket.benchmark.machine.WorkerProgram;
import docket.benchmark.report.Options;
import docket.benchmark.report.Results;
import docket.benchmark.report.Spread;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Measures many clients on one budget line: what a reservation costs after ten thousand of them and after ten, and how
 * many there are in a second.
 */
public final class HotlineBenchmark {

    private static final int COMPARED = 100;

    private final WorkerProgram docket;
    private final int clients;
    private final int reservations;
    private final int starts;

    private HotlineBenchmark(WorkerProgram docket, int clients, int reservations, int starts) {
        this.docket = docket;
        this.clients = clients;
        this.reservations = reservations;
        this.starts = starts;
    }

    public static void run(Path home, Options given) throws Exception {
        int rounds = given.number("--rounds", 3);
        int reservations = given.number("--reservations", 10_000);
        int clients = given.number("--clients", 64);
        int starts = given.number("--starts", 640);
        given.refuseOthers();
        Path work = home.resolve("benchmark/target/hotline");
        try (Postgres postgres = Postgres.start(work.resolve("postgresql"));
                WorkerProgram docket = new Programs(home, postgres, work)
                        .inDocket("docket", DocketHotline.class, List.of(), List.of())) {
            HotlineBenchmark benchmark = new HotlineBenchmark(docket, clients, reservations, starts);
            System.err.println("Warming up");
            benchmark.crowd("reserve", "warm", 4, 1_000);
            benchmark.crowd("start", "warm", 4, 300);
            benchmark.compare("reserve", "warm", COMPARED);
            benchmark.compare("start", "warm", COMPARED);
            List<Round> measured = new ArrayList<>();
            for (int round = 1; round <= rounds; round++) {
                postgres.beginMeasuring();
                measured.add(benchmark.round("hot-" + round));
                System.err.println("Round " + round + ": " + measured.get(round - 1));
            }
            HotlineReport report =
                    new HotlineReport(clients, reservations, measured, postgres.version(), Machine.now());
            new Results(home, "hotline").write(report.text(), report.json(), report.chart());
        }
    }

    private Round round(String line) throws Exception {
        Crowd reserving = crowd("reserve", line, clients, reservations);
        Compared reserve = compare("reserve", line, COMPARED);
        Crowd starting = crowd("start", line, clients, starts);
        Compared start = compare("start", line, COMPARED);
        JsonNode kept = docket.order(Map.of("line", line));
        return new Round(
                reserving,
                reserve,
                starting,
                start,
                kept.get("events").asLong(),
                kept.get("snapshots").asLong(),
                kept.get("snapshotBytes").asLong());
    }

    private Crowd crowd(String how, String line, int clients, int times) throws Exception {
        JsonNode answer = docket.order(Map.of("crowd", how, "line", line, "clients", clients, "times", times));
        double[] millis = millis(answer.get("micros"));
        return new Crowd(
                millis.length / (answer.get("nanos").asLong() / 1e9), Spread.at(0.5, millis), Spread.at(0.99, millis));
    }

    private Compared compare(String how, String line, int times) throws Exception {
        JsonNode answer = docket.order(Map.of("compare", how, "line", line, "times", times));
        return new Compared(Spread.at(0.5, millis(answer.get("early"))), Spread.at(0.5, millis(answer.get("late"))));
    }

    private static double[] millis(JsonNode micros) {
        double[] millis = new double[micros.size()];
        for (int i = 0; i < millis.length; i++) {
            millis[i] = micros.get(i).asLong() / 1_000.0;
        }
        return millis;
    }

    /** What many clients at once came to. */
    record Crowd(double perSecond, double p50Millis, double p99Millis) {}

    /** Medians of one client's reservations, on a new line and on the hot one. */
    record Compared(double tenthMillis, double lateMillis) {
        double ratio() {
            return lateMillis / tenthMillis;
        }
    }

    /** What one line came to, from its first reservation on. */
    record Round(
            Crowd reserving,
            Compared reserve,
            Crowd starting,
            Compared start,
            long events,
            long snapshots,
            long snapshotBytes) {}
}

package docket.benchmark.cases;

import com.fasterxml.jackson.databind.JsonNode;
import docket.benchmark.contest.CamundaContestant;
import docket.benchmark.contest.ContestantWorker;
import docket.benchmark.contest.DocketContestant;
import docket.benchmark.contest.RestContestant;
import docket.benchmark.machine.Postgres;
import docket.benchmark.machine.Programs;
import docket.benchmark.machine.WorkerProgram;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** All entrants at their marks: each in a program of its own, on a database of its own, one server for all. */
final class Field implements AutoCloseable {

    private final Path work;
    private final Postgres postgres;
    private final Programs starting;
    private final Map<Entrant, WorkerProgram> programs = new EnumMap<>(Entrant.class);
    private final Map<Entrant, Long> cases = new EnumMap<>(Entrant.class);
    private final Map<Entrant, Long> emptySizes = new EnumMap<>(Entrant.class);

    /** @param home the project's folder */
    Field(Path home, Postgres postgres, Path work) throws SQLException {
        this.postgres = postgres;
        this.work = work;
        this.starting = new Programs(home, postgres, work);
    }

    /** @param recorded whose program is recorded by Java Flight Recorder */
    void call(List<Entrant> entrants, List<Entrant> recorded) throws IOException, SQLException {
        for (Entrant entrant : entrants) {
            if (entrant == Entrant.DOCKET_REST) {
                call(Entrant.DOCKET, recorded);
            }
            call(entrant, recorded);
        }
        for (Entrant entrant : programs.keySet()) {
            emptySizes.put(entrant, postgres.sizeOf(database(entrant)));
        }
    }

    private void call(Entrant entrant, List<Entrant> recorded) throws IOException, SQLException {
        if (!programs.containsKey(entrant)) {
            System.err.println("Starting " + entrant.label);
            programs.put(entrant, start(entrant, recorded.contains(entrant) ? List.of(recording(entrant)) : List.of()));
        }
    }

    private WorkerProgram start(Entrant entrant, List<String> jvmOptions) throws IOException, SQLException {
        String database = database(entrant);
        switch (entrant) {
            case DOCKET -> {
                return starting.inDocket(
                        database, ContestantWorker.class, List.of(DocketContestant.class.getName()), jvmOptions);
            }
            case DOCKET_REST -> {
                String url = "http://127.0.0.1:" + program(Entrant.DOCKET).port();
                return starting.beside(
                        entrant.key(),
                        ContestantWorker.class,
                        List.of(RestContestant.class.getName()),
                        jvmOptions,
                        Map.of("BENCH_URL", url, "BENCH_PASSWORD", Programs.PASSWORD));
            }
            case FLOWABLE_FULL -> {
                postgres.createDatabase(database, "postgres");
                return starting.besideFlowable(
                        database,
                        ContestantWorker.class,
                        List.of("docket.benchmark.flowable.FlowableContestant"),
                        jvmOptions,
                        Map.of("BENCH_DB_URL", postgres.url(database)));
            }
            default -> {
                postgres.createDatabase(database, "postgres");
                String history = entrant == Entrant.CAMUNDA_NONE ? "none" : "full";
                return starting.beside(
                        database,
                        ContestantWorker.class,
                        List.of(CamundaContestant.class.getName()),
                        jvmOptions,
                        Map.of("BENCH_DB_URL", postgres.url(database), "BENCH_HISTORY", history));
            }
        }
    }

    private String recording(Entrant entrant) {
        return "-XX:StartFlightRecording=settings=profile,filename=" + work.resolve(entrant.key() + ".jfr");
    }

    /** Lets an entrant work for a time. */
    Measured turn(Entrant entrant, int clients, int seconds) throws IOException, SQLException {
        WorkerProgram engine = program(engineOf(entrant));
        postgres.beginMeasuring();
        long programCpu = engine.cpuMillis();
        long postgresCpu = postgres.cpuMillis();
        JsonNode run = program(entrant).order(Map.of("clients", clients, "millis", seconds * 1_000L));
        long settling = System.nanoTime();
        engine.order(Map.of("settle", true));
        double took = (run.get("nanos").asLong() + System.nanoTime() - settling) / 1e9;
        long postgresAfter = postgres.cpuMillis();
        long programAfter = engine.cpuMillis();
        List<Postgres.Counted> kinds = postgres.statements(database(entrant));
        double finished = run.get("cases").asLong();
        cases.merge(engineOf(entrant), run.get("cases").asLong(), Long::sum);
        return new Measured(
                entrant,
                clients,
                run.get("cases").asLong(),
                finished / took,
                (programAfter - programCpu) / finished,
                (postgresAfter - postgresCpu) / finished,
                kinds.stream().mapToLong(Postgres.Counted::calls).sum() / finished,
                kinds.stream().mapToLong(Postgres.Counted::walBytes).sum() / finished / 1024,
                run.get("p50Micros").asLong() / 1e3,
                run.get("p99Micros").asLong() / 1e3,
                kinds);
    }

    /** What each entrant has stored, after making sure that nothing was lost. */
    Map<String, Map<String, Object>> check() throws IOException, SQLException {
        Map<String, Map<String, Object>> stored = new LinkedHashMap<>();
        List<String> losses = new ArrayList<>();
        for (Map.Entry<Entrant, Long> casesOf : cases.entrySet()) {
            Entrant entrant = casesOf.getKey();
            long bytes = postgres.sizeOf(database(entrant)) - Objects.requireNonNull(emptySizes.get(entrant));
            JsonNode answer = program(entrant).order(Map.of("check", casesOf.getValue()));
            answer.get("losses").forEach(loss -> losses.add(entrant.label + ": " + loss.asText()));
            stored.put(
                    entrant.key(),
                    Map.of(
                            "cases", casesOf.getValue(),
                            "bytesPerCase", bytes / casesOf.getValue(),
                            "rows", answer.get("stored")));
        }
        if (!losses.isEmpty()) {
            throw new IllegalStateException("Something was lost, so the figures count for nothing: " + losses);
        }
        return stored;
    }

    private static Entrant engineOf(Entrant entrant) {
        return entrant == Entrant.DOCKET_REST ? Entrant.DOCKET : entrant;
    }

    private static String database(Entrant entrant) {
        return engineOf(entrant).key().replace('-', '_');
    }

    private WorkerProgram program(Entrant entrant) {
        return Objects.requireNonNull(programs.get(entrant), entrant.label);
    }

    @Override
    public void close() throws IOException {
        for (WorkerProgram program : programs.values()) {
            program.close();
        }
    }
}

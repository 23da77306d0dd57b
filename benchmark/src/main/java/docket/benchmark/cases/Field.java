package docket.benchmark.cases;

import com.fasterxml.jackson.databind.JsonNode;
import docket.benchmark.contest.CamundaContestant;
import docket.benchmark.contest.DocketContestant;
import docket.benchmark.contest.RestContestant;
import docket.benchmark.machine.ContestantProgram;
import docket.benchmark.machine.Postgres;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** All entrants at their marks: each in a program of its own, on a database of its own, one server for all. */
final class Field implements AutoCloseable {

    private static final String PASSWORD = "benchmark-of-docket";

    private final Path home;
    private final Path work;
    private final Postgres postgres;
    private final Map<Entrant, ContestantProgram> programs = new EnumMap<>(Entrant.class);
    private final Map<Entrant, Long> cases = new EnumMap<>(Entrant.class);
    private final Map<Entrant, Long> emptySizes = new EnumMap<>(Entrant.class);

    /** @param home the project's folder */
    Field(Path home, Postgres postgres, Path work) {
        this.home = home;
        this.postgres = postgres;
        this.work = work;
    }

    /** @param recorded whose program is recorded by Java Flight Recorder */
    void call(List<Entrant> entrants, List<Entrant> recorded) throws IOException, SQLException {
        postgres.createRole("docket_owner");
        postgres.createRole("docket_app");
        postgres.createRole("docket_auditor");
        for (Entrant entrant : entrants) {
            call(entrant, recorded);
        }
        for (Entrant entrant : programs.keySet()) {
            emptySizes.put(entrant, postgres.sizeOf(database(entrant)));
        }
    }

    private void call(Entrant entrant, List<Entrant> recorded) throws IOException, SQLException {
        if (programs.containsKey(entrant)) {
            return;
        }
        if (entrant == Entrant.DOCKET_REST) {
            call(Entrant.DOCKET, recorded);
        } else {
            postgres.createDatabase(database(entrant), entrant == Entrant.DOCKET ? "docket_owner" : "postgres");
        }
        System.err.println("Starting " + entrant.label);
        programs.put(
                entrant,
                ContestantProgram.start(
                        className(entrant),
                        classpath(entrant),
                        recorded.contains(entrant) ? List.of(recording(entrant)) : List.of(),
                        environment(entrant),
                        work.resolve(entrant.key() + ".log")));
    }

    private String recording(Entrant entrant) {
        return "-XX:StartFlightRecording=settings=profile,filename=" + work.resolve(entrant.key() + ".jfr");
    }

    private static String className(Entrant entrant) {
        return switch (entrant) {
            case DOCKET -> DocketContestant.class.getName();
            case DOCKET_REST -> RestContestant.class.getName();
            case CAMUNDA_FULL, CAMUNDA_NONE -> CamundaContestant.class.getName();
            case FLOWABLE_FULL -> "docket.benchmark.flowable.FlowableContestant";
        };
    }

    private String classpath(Entrant entrant) {
        Path target = home.resolve("benchmark/target");
        Path flowable = home.resolve("benchmark/flowable/target");
        String benchmark = target.resolve("docket-benchmark.jar").toString();
        return switch (entrant) {
            case DOCKET -> home.resolve("api/target/run/program/docket.jar") + File.pathSeparator + benchmark;
            case FLOWABLE_FULL ->
                flowable.resolve("docket-benchmark-flowable.jar") + File.pathSeparator + flowable.resolve("lib/*");
            default -> benchmark + File.pathSeparator + target.resolve("lib/*");
        };
    }

    private Map<String, String> environment(Entrant entrant) {
        Map<String, String> environment = new HashMap<>();
        String url = postgres.url(database(entrant));
        switch (entrant) {
            case DOCKET -> {
                environment.put("DOCKET_DB_URL", url);
                environment.put("DOCKET_DB_PASSWORD", "benchmark");
                environment.put("DOCKET_DB_OWNER_USER", "docket_owner");
                environment.put("DOCKET_DB_OWNER_PASSWORD", "benchmark");
                environment.put("DOCKET_DATA", work.resolve("docket-data").toString());
                environment.put("DOCKET_PORT", "0");
                environment.put("DOCKET_ADMIN_PASSWORD", PASSWORD);
                environment.put("DOCKET_SAMPLE_PASSWORD", PASSWORD);
            }
            case DOCKET_REST -> {
                environment.put(
                        "BENCH_URL",
                        "http://127.0.0.1:" + program(Entrant.DOCKET).port());
                environment.put("BENCH_PASSWORD", PASSWORD);
            }
            default -> {
                environment.put("BENCH_DB_URL", url);
                environment.put("BENCH_HISTORY", entrant == Entrant.CAMUNDA_NONE ? "none" : "full");
            }
        }
        return environment;
    }

    /** Lets an entrant work for a time. */
    Measured turn(Entrant entrant, int clients, int seconds) throws IOException, SQLException {
        ContestantProgram engine = program(engineOf(entrant));
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
        for (Map.Entry<Entrant, Long> one : cases.entrySet()) {
            Entrant entrant = one.getKey();
            long bytes = postgres.sizeOf(database(entrant)) - Objects.requireNonNull(emptySizes.get(entrant));
            JsonNode answer = program(entrant).order(Map.of("check", one.getValue()));
            answer.get("losses").forEach(loss -> losses.add(entrant.label + ": " + loss.asText()));
            stored.put(
                    entrant.key(),
                    Map.of(
                            "cases", one.getValue(),
                            "bytesPerCase", bytes / one.getValue(),
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

    private ContestantProgram program(Entrant entrant) {
        return Objects.requireNonNull(programs.get(entrant), entrant.label);
    }

    @Override
    public void close() throws IOException {
        for (ContestantProgram program : programs.values()) {
            program.close();
        }
    }
}

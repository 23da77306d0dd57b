package docket.benchmark.growth;

import com.fasterxml.jackson.databind.JsonNode;
import docket.benchmark.fill.Filling;
import docket.benchmark.growth.Plans.Plan;
import docket.benchmark.machine.Machine;
import docket.benchmark.machine.Postgres;
import docket.benchmark.machine.Programs;
import docket.benchmark.machine.WorkerProgram;
import docket.benchmark.report.Options;
import docket.benchmark.report.Results;
import docket.benchmark.report.Spread;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToLongFunction;

/**
 * Measures cases one after the other, and what people ask meanwhile, on databases that hold little and much. Each has a
 * program of its own, and they take turns.
 */
public final class GrowthBenchmark {

    private static final int WARM_UP_CASES = 600;
    private static final int QUESTIONS = 25;

    private final Postgres postgres;
    private final Map<Stage, WorkerProgram> programs = new LinkedHashMap<>();

    private GrowthBenchmark(Postgres postgres) {
        this.postgres = postgres;
    }

    public static void run(Path home, Options given) throws Exception {
        List<Stage> stages = new ArrayList<>();
        given.counts("--sizes", "10k,1m").forEach(events -> stages.add(new Stage(events, 0)));
        stages.add(new Stage(
                stages.get(0).events(), given.counts("--tasks", "100k").get(0)));
        int rounds = given.number("--rounds", 5);
        int cases = given.number("--cases", 150);
        given.refuseOthers();
        Path work = home.resolve("benchmark/target/growth");
        try (Postgres postgres = Postgres.startAgain(work.resolve("postgresql"))) {
            GrowthBenchmark benchmark = new GrowthBenchmark(postgres);
            try {
                benchmark.start(new Programs(home, postgres, work), stages, cases);
                List<Turn> turns = benchmark.measure(stages, rounds, cases);
                Map<Stage, Map<String, Plan>> plans = benchmark.plans(stages);
                GrowthReport report =
                        new GrowthReport(stages, rounds, cases, turns, plans, postgres.version(), Machine.now());
                Results results = new Results(home, "growth");
                results.writeMore("plans", report.plansText());
                results.write(report.text(), report.json(), report.chart());
            } finally {
                for (WorkerProgram program : benchmark.programs.values()) {
                    program.close();
                }
            }
        }
    }

    private void start(Programs starting, List<Stage> stages, int cases) throws Exception {
        for (Stage stage : stages) {
            Filling filling = new Filling(postgres, starting, stage.database());
            if (!filling.isDone()) {
                filling.fill(stage.events(), stage.tasks());
            }
        }
        for (Stage stage : stages) {
            System.err.println("Starting Docket on " + stage.label());
            programs.put(stage, starting.inDocket(stage.database(), DocketGrowth.class, List.of(), List.of()));
        }
        for (Stage stage : stages) {
            System.err.println("Warming up " + stage.label());
            program(stage).order(Map.of("cases", Math.min(WARM_UP_CASES, cases * 4)));
            program(stage).order(Map.of("questions", QUESTIONS));
        }
    }

    private List<Turn> measure(List<Stage> stages, int rounds, int cases) throws Exception {
        List<Turn> turns = new ArrayList<>();
        List<Stage> order = new ArrayList<>(stages);
        for (int round = 0; round < rounds; round++) {
            for (Stage stage : order) {
                Turn turn = turn(stage, cases);
                System.err.printf(
                        "Round %d, %-15s a case %.1f ms, %.2f ms CPU%n",
                        round + 1, stage.label(), turn.caseMillis(), turn.cpuMillis());
                turns.add(turn);
            }
            Collections.rotate(order, -1);
        }
        return turns;
    }

    private Turn turn(Stage stage, int cases) throws Exception {
        WorkerProgram program = program(stage);
        postgres.beginMeasuring();
        long programCpu = program.cpuMillis();
        long postgresCpu = postgres.cpuMillis();
        JsonNode answer = program.order(Map.of("cases", cases));
        double programMillis = (program.cpuMillis() - programCpu) / (double) cases;
        double postgresMillis = (postgres.cpuMillis() - postgresCpu) / (double) cases;
        List<Postgres.Counted> counted = postgres.statements(stage.database());
        Map<String, Double> questions = new LinkedHashMap<>();
        program.order(Map.of("questions", QUESTIONS))
                .fields()
                .forEachRemaining(times -> questions.put(times.getKey(), millis(times.getValue())));
        return new Turn(
                stage,
                millis(answer.get("cases")),
                millis(answer.get("decisions")),
                programMillis,
                postgresMillis,
                sum(counted, Postgres.Counted::calls) / cases,
                sum(counted, Postgres.Counted::walBytes) / cases / 1024,
                questions);
    }

    private static double sum(List<Postgres.Counted> counted, ToLongFunction<Postgres.Counted> figure) {
        return counted.stream().mapToLong(figure).sum();
    }

    /** The median, in milliseconds. */
    private static double millis(JsonNode micros) {
        double[] millis = new double[micros.size()];
        for (int i = 0; i < millis.length; i++) {
            millis[i] = micros.get(i).asLong() / 1_000.0;
        }
        return Spread.at(0.5, millis);
    }

    private Map<Stage, Map<String, Plan>> plans(List<Stage> stages) throws Exception {
        Map<Stage, Map<String, Plan>> plans = new LinkedHashMap<>();
        for (Stage stage : stages) {
            plans.put(stage, Plans.watch(postgres, stage.database(), () -> {
                Thread.sleep(500);
                program(stage).order(Map.of("cases", 5));
                program(stage).order(Map.of("questions", 1));
                Thread.sleep(500);
            }));
        }
        return plans;
    }

    private WorkerProgram program(Stage stage) {
        return Objects.requireNonNull(programs.get(stage), stage.label());
    }
}

package docket.drill.random;

import docket.engine.order.LogVerifier;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Takes random valid models along random paths. They go in waves: each model of a wave takes one step, the node is
 * restarted, and every case is compared. Time moves for all of a wave at once.
 */
public final class RandomDrill {

    /**
     * How the drill goes.
     *
     * @param models how many, from {@code first} on
     * @param wave how many are alive at once
     * @param steps how many each takes at most; a model that is not at its end after {@link #ALL_STEPS} never gets
     *     there
     * @param apart every how many restarts the node is a process that is killed, rather than a program in this JVM
     */
    public record Plan(int first, int models, int wave, int steps, int apart, long seed) {
        /** More than any model needs. */
        public static final int ALL_STEPS = 150;
    }

    private static final int CLIENTS = 4;
    private static final int ENOUGH = 10;
    private static final String AGENCY = "docket.example";

    private final Plan plan;
    private final PrintStream out;
    private final List<String> findings = new ArrayList<>();
    private int failed;

    public RandomDrill(Plan plan, PrintStream out) {
        this.plan = plan;
        this.out = out;
    }

    /**
     * Runs the drill.
     *
     * @param folder the node's folder, to be looked at afterwards
     * @return what was found wrong
     */
    public List<String> run(Path folder) throws IOException, InterruptedException, SQLException {
        out.printf(
                "Random drill: %d models from number %d, %d at once, seed %d%n",
                plan.models(), plan.first(), plan.wave(), plan.seed());
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        try (Node node = new Node(folder)) {
            SingleConnectionDataSource database =
                    new SingleConnectionDataSource(node.database().getConnection(), true);
            try {
                node.startHere();
                Random random = new Random(plan.seed() * 31 + plan.first());
                Wave waves = new Wave(node, database, clients, random, plan.steps(), plan.apart());
                for (int done = 0; done < plan.models() && failed < ENOUGH; done += plan.wave()) {
                    int first = plan.first() + done;
                    int size = Math.min(plan.wave(), plan.models() - done);
                    waves.run(
                            IntStream.range(first, first + size)
                                    .mapToObj(number -> RandomModel.draw(plan.seed(), number))
                                    .toList(),
                            plan.seed());
                    say(waves, first, size);
                }
                new LogVerifier(database, AGENCY)
                        .verify()
                        .findings()
                        .forEach(finding -> findings.add(finding.toString()));
            } finally {
                database.destroy();
            }
        } finally {
            clients.shutdownNow();
        }
        return List.copyOf(findings);
    }

    private void say(Wave waves, int first, int size) {
        out.printf(
                "  models %d to %d: %d passed in all; %d steps, %d restarts, %d of them kills%n",
                first, first + size - 1, waves.passed(), waves.steps(), waves.restarts(), waves.kills());
        for (Wave.Failed failedWalk :
                waves.failed().subList(failed, waves.failed().size())) {
            RandomModel model = failedWalk.walk().model;
            out.printf(
                    "Model %d differs (--seed %d --model %d), case %s:%n",
                    model.number(),
                    plan.seed(),
                    model.number(),
                    failedWalk.walk().caseId());
            failedWalk.differences().forEach(difference -> {
                out.println("    " + difference);
                findings.add("model " + model.number() + ": " + difference);
            });
            out.println("  after");
            failedWalk.walk().path().forEach(step -> out.println("    " + step));
            out.println(model.xml());
        }
        failed = waves.failed().size();
    }
}

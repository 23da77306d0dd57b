package docket.benchmark.allocation;

import docket.allocation.Allocator;
import docket.allocation.Proposal;
import docket.allocation.certificate.Search;
import docket.allocation.round.Round;
import docket.benchmark.machine.Machine;
import docket.benchmark.report.Bars;
import docket.benchmark.report.Options;
import docket.benchmark.report.Results;
import docket.benchmark.report.Spread;
import docket.benchmark.report.Table;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Measures a proposal with its reasons and its certificate, and, of divisible rounds, the linear solver's bare optimum beside it. */
public final class AllocationBenchmark {

    private static final int WARM_UP = 30;
    private static final double SAME = 1e-7;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private AllocationBenchmark() {}

    /** What a kind of rounds came to; of whole requests no linear solver knows the answer. */
    private record Measured(
            String name,
            int rounds,
            int same,
            int unproved,
            List<Double> docket,
            List<Double> cpu,
            List<Double> linear) {}

    public static void run(Path home, Options given) throws Exception {
        int rounds = given.number("--rounds", 200);
        int whole = given.number("--whole", 20);
        int seed = given.number("--seed", 1);
        given.refuseOthers();
        List<Measured> all = List.of(
                measure("one tree", new DrawnRounds(seed), rounds, true, false),
                measure("two trees", new DrawnRounds(seed), rounds, true, true),
                measure("whole requests", new DrawnRounds(seed), whole, false, false));
        write(home, seed, all);
    }

    private static Measured measure(String name, DrawnRounds drawn, int rounds, boolean divisible, boolean two) {
        System.err.println("Sharing out: " + name);
        for (int n = 0; divisible && n < WARM_UP; n++) {
            Round round = drawn.next(true, two);
            Allocator.propose(round);
            LinearProgram.best(round);
        }
        List<Double> docket = new ArrayList<>();
        List<Double> cpu = new ArrayList<>();
        List<Double> linear = new ArrayList<>();
        int same = 0;
        int unproved = 0;
        int feasible = 0;
        while (feasible < rounds) {
            Round round = drawn.next(divisible, two);
            long busy = THREADS.getCurrentThreadCpuTime();
            long start = System.nanoTime();
            if (Allocator.propose(round) instanceof Proposal proposal) {
                docket.add((System.nanoTime() - start) / 1e6);
                cpu.add((THREADS.getCurrentThreadCpuTime() - busy) / 1e6);
                feasible++;
                Search search = proposal.certificate().search();
                unproved += search != null && !search.proved() ? 1 : 0;
                if (divisible) {
                    start = System.nanoTime();
                    double best = LinearProgram.best(round);
                    linear.add((System.nanoTime() - start) / 1e6);
                    same += Math.abs(best - proposal.certificate().value()) <= best * SAME ? 1 : 0;
                }
            }
        }
        return new Measured(name, rounds, same, unproved, docket, cpu, linear);
    }

    private static void write(Path home, int seed, List<Measured> all) throws Exception {
        Machine machine = Machine.now();
        Table table = new Table(
                "1,000 requests", "rounds", "Docket ms", "CPU ms", "GLOP ms", "Docket to GLOP", "same optimum");
        Map<String, Object> figures = new LinkedHashMap<>();
        Bars bars = new Bars("Milliseconds for a round of 1,000 requests", List.of("Docket", "GLOP"));
        for (Measured one : all) {
            Spread docket = Spread.of(one.docket());
            Spread cpu = Spread.of(one.cpu());
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("rounds", one.rounds());
            json.put("docketMillis", docket.json());
            json.put("docketCpuMillis", cpu.json());
            if (one.linear().isEmpty()) {
                json.put("unproved", one.unproved());
                table.row(
                        one.name(),
                        "" + one.rounds(),
                        docket.text("%.0f"),
                        cpu.text("%.0f"),
                        "",
                        "",
                        one.rounds() - one.unproved() + " proved");
            } else {
                Spread linear = Spread.of(one.linear());
                json.put("linearMillis", linear.json());
                json.put("ratio", Spread.rounded(docket.median() / linear.median()));
                json.put("same", one.same());
                table.row(
                        one.name(),
                        "" + one.rounds(),
                        docket.text("%.1f"),
                        cpu.text("%.1f"),
                        linear.text("%.1f"),
                        "%.2f".formatted(docket.median() / linear.median()),
                        one.same() + " of " + one.rounds());
                bars.group(one.name(), List.of(docket, linear));
            }
            figures.put(one.name(), json);
        }
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("benchmark", "allocation");
        json.put("machine", machine);
        json.put("seed", seed);
        json.put("kinds", figures);
        String text = "A proposal with reasons and certificate, and a linear solver's bare optimum; seed " + seed + "; "
                + machine + "\n\n" + table + "\n40 offices in 5 divisions; with two trees, 20 programs too."
                + " Median (lowest–highest).\n";
        new Results(home, "allocation").write(text, json, bars.svg());
    }
}

package docket.benchmark;

import docket.benchmark.allocation.AllocationBenchmark;
import docket.benchmark.cases.CasesBenchmark;
import docket.benchmark.cost.CostBenchmark;
import docket.benchmark.growth.GrowthBenchmark;
import docket.benchmark.hotline.HotlineBenchmark;
import docket.benchmark.reading.ReadingBenchmark;
import docket.benchmark.report.Options;
import docket.benchmark.visible.VisibleBenchmark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** {@code ./docket bench NAME}: runs one benchmark. */
public final class Bench {

    private interface Body {
        void run(Path home, Options options) throws Exception;
    }

    private static final Map<String, Body> ALL = Map.of(
            "cases", CasesBenchmark::run,
            "visible", VisibleBenchmark::run,
            "reading", ReadingBenchmark::run,
            "cost", CostBenchmark::run,
            "growth", GrowthBenchmark::run,
            "hotline", HotlineBenchmark::run,
            "allocation", AllocationBenchmark::run);

    private Bench() {}

    /** @param args the project's folder, the benchmark's name, its options */
    public static void main(String[] args) throws Exception {
        Path home = Path.of(args[0]);
        String name = args.length > 1 ? args[1] : "cases";
        List<String> options = Arrays.asList(args).subList(Math.min(2, args.length), args.length);
        Body body = ALL.get(name);
        if (body == null) {
            System.err.print("There is no benchmark " + name + ".\n\n" + usage(home));
            System.exit(2);
        } else {
            System.exit(run(home, name, body, options));
        }
    }

    private static int run(Path home, String name, Body body, List<String> options) throws Exception {
        try {
            body.run(home, new Options(options));
            return 0;
        } catch (Options.Wrong e) {
            System.err.println("docket bench " + name + ": " + e.getMessage() + "\n\n" + usage(home));
            return 2;
        }
    }

    private static String usage(Path home) throws IOException {
        return Files.readString(home.resolve("benchmark/usage.txt"));
    }
}

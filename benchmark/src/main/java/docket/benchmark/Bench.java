package docket.benchmark;

import docket.benchmark.cases.CasesBenchmark;
import docket.benchmark.cost.CostBenchmark;
import docket.benchmark.growth.GrowthBenchmark;
import docket.benchmark.hotline.HotlineBenchmark;
import docket.benchmark.reading.ReadingBenchmark;
import docket.benchmark.report.Options;
import docket.benchmark.visible.VisibleBenchmark;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code ./docket bench NAME}. */
public final class Bench {

    /** A benchmark, in one line, with its options. */
    private record Entry(String summary, String usage, Body body) {}

    private interface Body {
        void run(Path home, Options options) throws Exception;
    }

    private static final Map<String, Entry> ALL = new LinkedHashMap<>();

    static {
        ALL.put(
                "cases",
                new Entry(
                        "cases a second from start to end, against bare Camunda and Flowable",
                        CasesBenchmark.USAGE,
                        CasesBenchmark::run));
        ALL.put(
                "visible",
                new Entry(
                        "from a commit to a streaming projection and to a client of the feed, against Axon's own store",
                        VisibleBenchmark.USAGE,
                        VisibleBenchmark::run));
        ALL.put(
                "reading",
                new Entry(
                        "reading stored events: in order, into views, as an export, against a raw cursor and Axon's store",
                        ReadingBenchmark.USAGE,
                        ReadingBenchmark::run));
        ALL.put(
                "cost",
                new Entry(
                        "bytes on disk, memory, and the time of a start, against bare Camunda",
                        CostBenchmark.USAGE,
                        CostBenchmark::run));
        ALL.put(
                "growth",
                new Entry(
                        "what a decision costs when much is stored and much is open",
                        GrowthBenchmark.USAGE,
                        GrowthBenchmark::run));
        ALL.put(
                "hotline",
                new Entry(
                        "many clients that reserve on one budget line", HotlineBenchmark.USAGE, HotlineBenchmark::run));
    }

    private Bench() {}

    /** @param args the project's folder, the benchmark's name, its options */
    public static void main(String[] args) throws Exception {
        Path home = Path.of(args[0]);
        String name = args.length > 1 ? args[1] : "cases";
        List<String> options = Arrays.asList(args).subList(Math.min(2, args.length), args.length);
        Entry entry = ALL.get(name);
        if (entry == null) {
            System.err.print(usage());
            System.exit(name.equals("help") ? 0 : 2);
        } else {
            System.exit(run(home, name, entry, options));
        }
    }

    private static int run(Path home, String name, Entry entry, List<String> options) throws Exception {
        try {
            entry.body().run(home, new Options(options));
            return 0;
        } catch (Options.Wrong e) {
            System.err.println("docket bench " + name + ": " + e.getMessage() + "\n\n" + usage());
            return 2;
        }
    }

    private static String usage() {
        StringBuilder usage = new StringBuilder("usage: ./docket bench [NAME [OPTIONS]]\n");
        ALL.forEach((name, entry) -> usage.append("%n  %-8s %s%n".formatted(name, entry.summary()))
                .append(entry.usage().indent(6)));
        return usage.toString();
    }
}

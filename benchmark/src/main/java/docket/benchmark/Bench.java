package docket.benchmark;

import docket.benchmark.cases.CasesBenchmark;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** {@code ./docket bench NAME}. */
public final class Bench {

    private static final String USAGE = """
            usage: ./docket bench NAME [OPTIONS]

              cases    cases a second from start to end, against bare Camunda and Flowable
            """;

    private Bench() {}

    /** @param args the project's folder, the benchmark's name, its options */
    public static void main(String[] args) throws Exception {
        Path home = Path.of(args[0]);
        String name = args.length > 1 ? args[1] : "cases";
        List<String> options = Arrays.asList(args).subList(Math.min(2, args.length), args.length);
        System.exit(
                switch (name) {
                    case "cases" -> CasesBenchmark.run(home, options);
                    default -> {
                        System.err.print(USAGE);
                        yield name.equals("help") ? 0 : 2;
                    }
                });
    }
}

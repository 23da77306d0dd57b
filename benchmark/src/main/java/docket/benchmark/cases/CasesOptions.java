package docket.benchmark.cases;

import docket.benchmark.report.Options;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/** Says how long and with how many clients to measure. */
record CasesOptions(
        int rounds,
        int seconds,
        int warmUpCases,
        List<Integer> clients,
        List<Entrant> entrants,
        List<Entrant> recorded) {

    private static final String ALL =
            Arrays.stream(Entrant.values()).map(Entrant::key).collect(Collectors.joining(","));

    static CasesOptions of(Options options) {
        CasesOptions casesOptions = new CasesOptions(
                options.number("--rounds", 5),
                options.number("--seconds", 8),
                options.number("--warm-up", 3_000),
                options.numbers("--clients", "1,2,4,8,32"),
                entrants(options.texts("--only", ALL)),
                entrants(options.texts("--jfr", "")));
        options.refuseOthers();
        return casesOptions;
    }

    /** The entrants in the order of a round, of which each begins with another one. */
    List<Entrant> order(int round) {
        List<Entrant> order = new ArrayList<>(entrants);
        Collections.rotate(order, -round);
        return order;
    }

    private static List<Entrant> entrants(List<String> names) {
        return names.stream().map(CasesOptions::entrant).toList();
    }

    private static Entrant entrant(String name) {
        return Arrays.stream(Entrant.values())
                .filter(entrant -> entrant.key().equals(name))
                .findFirst()
                .orElseThrow(() -> new Options.Wrong("There is no contestant " + name));
    }
}

package docket.benchmark.cases;

import docket.benchmark.machine.Postgres;
import docket.benchmark.report.Options;
import docket.benchmark.report.Results;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Measures cases from start to end: start, score (an asynchronous service task), one human decision. Every contestant
 * has the same model, the same scorecard, the same content and the same PostgreSQL, and they take turns in rotating
 * order.
 */
public final class CasesBenchmark {

    private static final int WARM_UP_CLIENTS = 4;
    private static final int WARM_UP_SECONDS = 3;

    private CasesBenchmark() {}

    public static void run(Path home, Options given) throws Exception {
        CasesOptions options = CasesOptions.of(given);
        Path work = home.resolve("benchmark/target/cases");
        try (Postgres postgres = Postgres.start(work.resolve("postgresql"));
                Field field = new Field(home, postgres, work)) {
            field.call(options.entrants(), options.recorded());
            for (Entrant entrant : options.entrants()) {
                System.err.println("Warming up " + entrant.label);
                for (long cases = 0; cases < options.warmUpCases(); ) {
                    cases += field.turn(entrant, WARM_UP_CLIENTS, WARM_UP_SECONDS)
                            .cases();
                }
            }
            CasesReport report = new CasesReport(options, measure(options, field), field.check(), postgres.version());
            new Results(home, "cases").write(report.text(), report.json(), report.chart());
        }
    }

    private static List<Measured> measure(CasesOptions options, Field field) throws Exception {
        List<Measured> measured = new ArrayList<>();
        for (int round = 0; round < options.rounds(); round++) {
            for (int clients : options.clients()) {
                for (Entrant entrant : options.order(round)) {
                    Measured turn = field.turn(entrant, clients, options.seconds());
                    System.err.printf(
                            "Round %d, %2d clients: %-14s %6.1f cases/s%n",
                            round + 1, clients, entrant.label, turn.perSecond());
                    measured.add(turn);
                }
            }
        }
        return measured;
    }
}

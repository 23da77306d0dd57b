package docket.benchmark.cases;

import docket.benchmark.machine.Machine;
import docket.benchmark.machine.Postgres;
import docket.benchmark.report.Bars;
import docket.benchmark.report.Spread;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes the figures as text, as JSON and as a chart. */
final class CasesReport {

    private static final int CLIENTS_OF_THE_GOAL = 4;
    private static final double OFTEN_ENOUGH = 0.02;
    private static final int LONGEST_SQL = 400;

    private final CasesOptions options;
    private final Figures figures;
    private final Map<String, Map<String, Object>> stored;
    private final String postgres;
    private final Machine machine = Machine.now();

    /** @param stored what each contestant had stored in the end, after it was seen that nothing was lost */
    CasesReport(CasesOptions options, List<Measured> turns, Map<String, Map<String, Object>> stored, String postgres) {
        this.options = options;
        this.figures = new Figures(turns);
        this.stored = stored;
        this.postgres = postgres;
    }

    String text() {
        StringBuilder text = new StringBuilder("Cases a second, start → score → one human decision → end\n");
        text.append("%d rounds of %d s each, PostgreSQL %s with fsync and synchronous_commit on; %s%n%n"
                .formatted(options.rounds(), options.seconds(), postgres, machine));
        text.append("clients  contestant      cases/s  (min–max)        to Camunda FULL  CPU ms (program+PostgreSQL)"
                + "  statements  WAL KB  p50 ms  p99 ms\n");
        for (int clients : options.clients()) {
            for (Entrant entrant : options.entrants()) {
                text.append(line(entrant, clients));
            }
        }
        text.append("\nNothing was lost: every case was counted at its end.\n");
        for (Entrant entrant : options.entrants()) {
            text.append("%n%s records %s.".formatted(entrant.label, entrant.records));
            if (stored.containsKey(entrant.key())) {
                text.append(" %,d bytes on disk a case."
                        .formatted((Long) stored.get(entrant.key()).get("bytesPerCase")));
            }
        }
        return text.append('\n').toString();
    }

    private String line(Entrant entrant, int clients) {
        Spread perSecond = figures.spread(entrant, clients, Measured::perSecond);
        Spread ratio = figures.ratio(entrant, Entrant.CAMUNDA_FULL, clients);
        return "%7d  %-14s  %7.1f  %-15s  %-15s  %6.2f = %5.2f + %5.2f         %10.1f  %6.1f  %6.1f  %6.1f%n"
                .formatted(
                        clients,
                        entrant.label,
                        perSecond.median(),
                        "(%.1f–%.1f)".formatted(perSecond.min(), perSecond.max()),
                        ratio == null ? "–" : "%.2f (%.2f–%.2f)".formatted(ratio.median(), ratio.min(), ratio.max()),
                        median(entrant, clients, Measured::cpuMillis),
                        median(entrant, clients, Measured::programCpuMillis),
                        median(entrant, clients, Measured::postgresCpuMillis),
                        median(entrant, clients, Measured::statements),
                        median(entrant, clients, Measured::walKilobytes),
                        median(entrant, clients, Measured::p50Millis),
                        median(entrant, clients, Measured::p99Millis));
    }

    private double median(Entrant entrant, int clients, java.util.function.ToDoubleFunction<Measured> figure) {
        return figures.spread(entrant, clients, figure).median();
    }

    Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("benchmark", "cases");
        Spread goal = figures.ratio(Entrant.DOCKET, Entrant.CAMUNDA_FULL, CLIENTS_OF_THE_GOAL);
        json.put("ratioToCamundaFullAt4", goal == null ? null : Spread.rounded(goal.median()));
        json.put("ratioIs", "the median of the rounds' ratios of cases per second, Docket to Camunda FULL");
        json.put("machine", machine);
        json.put("postgres", Map.of("version", postgres, "fsync", "on", "synchronous_commit", "on"));
        json.put(
                "options",
                Map.of(
                        "rounds", options.rounds(),
                        "seconds", options.seconds(),
                        "warmUpCases", options.warmUpCases(),
                        "clients", options.clients()));
        Map<String, Object> contestants = new LinkedHashMap<>();
        for (Entrant entrant : options.entrants()) {
            Map<String, Object> contestant = new LinkedHashMap<>();
            contestant.put("label", entrant.label);
            contestant.put("records", entrant.records);
            contestant.put("stored", stored.get(entrant.key()));
            contestant.put("byClients", byClients(entrant));
            contestant.put("statementsPerCase", statements(entrant));
            contestants.put(entrant.key(), contestant);
        }
        json.put("contestants", contestants);
        return json;
    }

    private Map<String, Object> byClients(Entrant entrant) {
        Map<String, Object> figuresByClients = new LinkedHashMap<>();
        for (int clients : options.clients()) {
            Map<String, Object> figure = new LinkedHashMap<>();
            figure.put(
                    "casesPerSecond",
                    figures.spread(entrant, clients, Measured::perSecond).json());
            figure.put(
                    "rounds",
                    figures.of(entrant, clients).stream()
                            .map(turn -> Spread.rounded(turn.perSecond()))
                            .toList());
            Spread ratio = figures.ratio(entrant, Entrant.CAMUNDA_FULL, clients);
            if (ratio != null) {
                figure.put("ratioToCamundaFull", ratio.json());
            }
            figure.put("programCpuMillisPerCase", Spread.rounded(median(entrant, clients, Measured::programCpuMillis)));
            figure.put(
                    "postgresCpuMillisPerCase", Spread.rounded(median(entrant, clients, Measured::postgresCpuMillis)));
            figure.put("statementsPerCase", Spread.rounded(median(entrant, clients, Measured::statements)));
            figure.put("walKilobytesPerCase", Spread.rounded(median(entrant, clients, Measured::walKilobytes)));
            figure.put("p50Millis", Spread.rounded(median(entrant, clients, Measured::p50Millis)));
            figure.put("p99Millis", Spread.rounded(median(entrant, clients, Measured::p99Millis)));
            figuresByClients.put(Integer.toString(clients), figure);
        }
        return figuresByClients;
    }

    /**
     * Each statement that a case needs, in the last round with the goal's number of clients, or the last one there is.
     */
    private List<Map<String, Object>> statements(Entrant entrant) {
        int clients = options.clients().contains(CLIENTS_OF_THE_GOAL)
                ? CLIENTS_OF_THE_GOAL
                : options.clients().get(0);
        List<Measured> turns = figures.of(entrant, clients);
        Measured last = turns.get(turns.size() - 1);
        List<Map<String, Object>> statements = new ArrayList<>();
        for (Postgres.Counted counted : last.kinds()) {
            double perCase = counted.calls() / (double) last.cases();
            if (perCase >= OFTEN_ENOUGH) {
                Map<String, Object> row = new LinkedHashMap<>();
                row.put("perCase", Spread.rounded(perCase));
                row.put("microsPerCase", Math.round(counted.millis() * 1_000 / last.cases()));
                row.put(
                        "sql",
                        counted.sql().substring(0, Math.min(LONGEST_SQL, counted.sql().length())));
                statements.add(row);
            }
        }
        return statements;
    }

    String chart() {
        Bars bars = new Bars(
                "Cases a second by clients",
                options.entrants().stream().map(entrant -> entrant.label).toList());
        for (int clients : options.clients()) {
            bars.group(
                    clients == 1 ? "1 client" : clients + " clients",
                    options.entrants().stream()
                            .map(entrant -> figures.spread(entrant, clients, Measured::perSecond))
                            .toList());
        }
        return bars.svg();
    }
}

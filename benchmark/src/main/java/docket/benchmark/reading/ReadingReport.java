package docket.benchmark.reading;

import docket.benchmark.machine.Machine;
import docket.benchmark.report.Bars;
import docket.benchmark.report.Spread;
import docket.benchmark.report.Table;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** Writes the figures as text, as JSON and as a chart. */
record ReadingReport(long events, int rounds, List<Turn> turns, String postgres, Machine machine) {

    private static final double GOAL = 0.5;
    private static final int FSCK_GOAL = 150_000;

    private List<Turn> of(Way way) {
        return turns.stream().filter(turn -> turn.way() == way).toList();
    }

    private Spread spread(Way way, ToDoubleFunction<Turn> figure) {
        return Spread.of(of(way).stream().mapToDouble(figure).toArray());
    }

    /** The ratio to the raw cursor of the same round. */
    private Spread ratio(Way way) {
        double[] ratios = new double[of(way).size()];
        for (int round = 0; round < ratios.length; round++) {
            ratios[round] =
                    of(way).get(round).perSecond() / of(Way.RAW).get(round).perSecond();
        }
        return Spread.of(ratios);
    }

    String text() {
        Table table = new Table("", "events/s", "to the raw cursor", "CPU µs an event: program", "PostgreSQL");
        StringBuilder ways = new StringBuilder();
        for (Way way : Way.values()) {
            table.row(
                    way.label,
                    spread(way, Turn::perSecond).text("%,.0f"),
                    ratio(way).text("%.2f"),
                    "%.1f".formatted(spread(way, Turn::programMicros).median()),
                    "%.1f".formatted(spread(way, Turn::postgresMicros).median()));
            ways.append(way.label).append(": ").append(way.what).append(".\n");
        }
        return "Reading %,d stored events%n".formatted(events)
                + "%d rounds, medians (lowest–highest), PostgreSQL %s; %s%n%n".formatted(rounds, postgres, machine)
                + table + "\n" + ways + "Goals: in order at least " + GOAL + " of the raw cursor; fsck at least "
                + "%,d".formatted(FSCK_GOAL) + " events/s.\n";
    }

    Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("benchmark", "reading");
        json.put("goal", Map.of("orderedToRaw", GOAL, "fsckPerSecond", FSCK_GOAL));
        json.put("orderedToRaw", Spread.rounded(ratio(Way.ORDERED).median()));
        json.put("machine", machine);
        json.put("postgres", postgres);
        json.put("options", Map.of("events", events, "rounds", rounds));
        Map<String, Object> ways = new LinkedHashMap<>();
        for (Way way : Way.values()) {
            Map<String, Object> figure = new LinkedHashMap<>();
            figure.put("what", way.what);
            figure.put("eventsPerSecond", spread(way, Turn::perSecond).json());
            figure.put("toRawCursor", ratio(way).json());
            figure.put(
                    "programCpuMicrosPerEvent",
                    Spread.rounded(spread(way, Turn::programMicros).median()));
            figure.put(
                    "postgresCpuMicrosPerEvent",
                    Spread.rounded(spread(way, Turn::postgresMicros).median()));
            ways.put(way.key(), figure);
        }
        json.put("ways", ways);
        return json;
    }

    String chart() {
        Bars bars = new Bars("Events a second", List.of("events/s"));
        for (Way way : Way.values()) {
            bars.group(way.label, List.of(spread(way, Turn::perSecond)));
        }
        return bars.svg();
    }
}

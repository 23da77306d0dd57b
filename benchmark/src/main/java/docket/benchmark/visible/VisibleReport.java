package docket.benchmark.visible;

import docket.benchmark.machine.Machine;
import docket.benchmark.report.Bars;
import docket.benchmark.report.Spread;
import docket.benchmark.report.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** Writes the figures as text, as JSON and as a chart. */
record VisibleReport(int rounds, int seconds, List<Integer> rates, List<Turn> turns, String postgres, Machine machine) {

    private static final double GOAL_MEDIAN = 20;
    private static final double GOAL_P99 = 200;

    private List<String> readers() {
        return turns.stream().map(Turn::reader).distinct().toList();
    }

    private List<Turn> of(String reader, int rate) {
        return turns.stream()
                .filter(turn -> turn.reader().equals(reader) && turn.rate() == rate)
                .toList();
    }

    private Spread spread(String reader, int rate, ToDoubleFunction<Turn> figure) {
        return Spread.of(of(reader, rate).stream().mapToDouble(figure).toArray());
    }

    String text() {
        Table table = new Table("", "cases/s", "median ms", "p99 ms", "slowest ms", "events", "never seen");
        for (int rate : rates) {
            for (String reader : readers()) {
                table.row(
                        reader,
                        Integer.toString(rate),
                        spread(reader, rate, Turn::p50).text("%.1f"),
                        spread(reader, rate, Turn::p99).text("%.1f"),
                        "%.1f".formatted(spread(reader, rate, Turn::max).max()),
                        Integer.toString(
                                of(reader, rate).stream().mapToInt(Turn::events).sum()),
                        Integer.toString(of(reader, rate).stream()
                                .mapToInt(Turn::neverSeen)
                                .sum()));
            }
        }
        return "From the commit of an event until it is seen; eight events in three transactions are a case\n"
                + "%d rounds of %d s each, medians of the rounds (lowest–highest), PostgreSQL %s with fsync and"
                        .formatted(rounds, seconds, postgres)
                + " synchronous_commit on; " + machine + "\n\n" + table
                + "\nA projection sees an event once it has committed it itself. Goal: median below %.0f ms, p99 below %.0f ms.\n"
                        .formatted(GOAL_MEDIAN, GOAL_P99);
    }

    Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("benchmark", "visible");
        json.put("goal", Map.of("medianMillis", GOAL_MEDIAN, "p99Millis", GOAL_P99));
        json.put("machine", machine);
        json.put("postgres", Map.of("version", postgres, "fsync", "on", "synchronous_commit", "on"));
        json.put("options", Map.of("rounds", rounds, "seconds", seconds, "casesPerSecond", rates));
        List<Map<String, Object>> figures = new ArrayList<>();
        for (int rate : rates) {
            for (String reader : readers()) {
                Map<String, Object> figure = new LinkedHashMap<>();
                figure.put("reader", reader);
                figure.put("casesPerSecond", rate);
                figure.put("medianMillis", spread(reader, rate, Turn::p50).json());
                figure.put("p99Millis", spread(reader, rate, Turn::p99).json());
                figure.put(
                        "slowestMillis",
                        Spread.rounded(spread(reader, rate, Turn::max).max()));
                figure.put("rounds", of(reader, rate));
                figures.add(figure);
            }
        }
        json.put("figures", figures);
        return json;
    }

    String chart() {
        Bars bars = new Bars(
                "Milliseconds from commit to seen, p99",
                rates.stream().map(rate -> rate + " cases/s").toList());
        for (String reader : readers()) {
            bars.group(
                    reader,
                    rates.stream().map(rate -> spread(reader, rate, Turn::p99)).toList());
        }
        return bars.svg();
    }
}

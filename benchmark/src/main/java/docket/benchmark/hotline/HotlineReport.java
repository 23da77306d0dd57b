package docket.benchmark.hotline;

import docket.benchmark.hotline.HotlineBenchmark.Round;
import docket.benchmark.machine.Machine;
import docket.benchmark.report.Bars;
import docket.benchmark.report.Spread;
import docket.benchmark.report.Table;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** Writes the figures as text, as JSON and as a chart. */
record HotlineReport(int clients, int reservations, List<Round> rounds, String postgres, Machine machine) {

    private static final double GOAL = 1.2;

    private Spread spread(ToDoubleFunction<Round> figure) {
        return Spread.of(rounds.stream().mapToDouble(figure).toArray());
    }

    String text() {
        Table costs = new Table("one client, median ms", "tenth", "after " + reservations, "ratio")
                .row(
                        "the reservation alone",
                        spread(round -> round.reserve().tenthMillis()).text("%.2f"),
                        spread(round -> round.reserve().lateMillis()).text("%.2f"),
                        spread(round -> round.reserve().ratio()).text("%.2f"))
                .row(
                        "starting a case that reserves",
                        spread(round -> round.start().tenthMillis()).text("%.2f"),
                        spread(round -> round.start().lateMillis()).text("%.2f"),
                        spread(round -> round.start().ratio()).text("%.2f"));
        Table crowd = new Table(clients + " clients at once", "a second", "median ms", "p99 ms")
                .row(
                        "the reservation alone",
                        spread(round -> round.reserving().perSecond()).text("%.0f"),
                        spread(round -> round.reserving().p50Millis()).text("%.1f"),
                        spread(round -> round.reserving().p99Millis()).text("%.1f"))
                .row(
                        "starting a case that reserves",
                        spread(round -> round.starting().perSecond()).text("%.0f"),
                        spread(round -> round.starting().p50Millis()).text("%.1f"),
                        spread(round -> round.starting().p99Millis()).text("%.1f"));
        Round last = rounds.get(rounds.size() - 1);
        return "Reserving on one budget line\n"
                + "%d lines, medians (lowest–highest), PostgreSQL %s with fsync and synchronous_commit on; %s%n%n"
                        .formatted(rounds.size(), postgres, machine)
                + costs + "\n" + crowd
                + "%nThe last line has %,d events, %,d snapshots, the largest of %,d bytes. Goal: at most %.1f times the tenth.%n"
                        .formatted(last.events(), last.snapshots(), last.snapshotBytes(), GOAL);
    }

    Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("benchmark", "hotline");
        json.put("goal", Map.of("lateToTenth", GOAL));
        json.put(
                "lateToTenth",
                Spread.rounded(spread(round -> round.reserve().ratio()).median()));
        json.put(
                "lateToTenthOfAStart",
                Spread.rounded(spread(round -> round.start().ratio()).median()));
        json.put("machine", machine);
        json.put("postgres", Map.of("version", postgres, "fsync", "on", "synchronous_commit", "on"));
        json.put("options", Map.of("clients", clients, "reservations", reservations, "rounds", rounds.size()));
        json.put("rounds", rounds);
        return json;
    }

    String chart() {
        return new Bars("Median milliseconds of one reservation", List.of("tenth", "after " + reservations))
                .group(
                        "the reservation alone",
                        List.of(
                                spread(round -> round.reserve().tenthMillis()),
                                spread(round -> round.reserve().lateMillis())))
                .group(
                        "starting a case that reserves",
                        List.of(
                                spread(round -> round.start().tenthMillis()),
                                spread(round -> round.start().lateMillis())))
                .svg();
    }
}

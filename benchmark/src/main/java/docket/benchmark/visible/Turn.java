package docket.benchmark.visible;

import com.fasterxml.jackson.databind.JsonNode;
import docket.benchmark.report.Spread;
import java.util.HashMap;
import java.util.Map;

/** What one turn came to, in milliseconds from the commit of an event until it was seen. */
record Turn(String reader, int rate, int events, int neverSeen, double p50, double p99, double max) {

    static Turn of(String reader, int rate, JsonNode committed, JsonNode seen) {
        Map<String, Long> moments = new HashMap<>();
        seen.fields()
                .forEachRemaining(
                        moment -> moments.put(moment.getKey(), moment.getValue().asLong()));
        return of(reader, rate, committed, moments);
    }

    static Turn of(String reader, int rate, JsonNode committed, Map<String, Long> seen) {
        double[] millis = new double[committed.size()];
        int[] n = {0};
        committed.fields().forEachRemaining(event -> {
            Long moment = seen.get(event.getKey());
            if (moment != null) {
                millis[n[0]++] = Math.max(0, moment - event.getValue().asLong()) / 1_000.0;
            }
        });
        double[] delays = java.util.Arrays.copyOf(millis, n[0]);
        if (delays.length == 0) {
            throw new IllegalStateException(reader + " saw none of " + committed.size() + " events");
        }
        return new Turn(
                reader,
                rate,
                committed.size(),
                committed.size() - delays.length,
                Spread.at(0.50, delays),
                Spread.at(0.99, delays),
                Spread.at(1, delays));
    }

    @Override
    public String toString() {
        return "%-22s %3d cases/s: median %7.1f ms, p99 %7.1f ms, of %d events never seen %d"
                .formatted(reader, rate, p50, p99, events, neverSeen);
    }
}

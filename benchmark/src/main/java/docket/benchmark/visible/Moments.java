package docket.benchmark.visible;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** When something happened to each event, in microseconds of the machine's clock, which all programs share. */
final class Moments {

    private final Map<String, Long> byEvent = new ConcurrentHashMap<>();

    void now(String eventId) {
        byEvent.putIfAbsent(eventId, micros());
    }

    static long micros() {
        return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
    }

    Map<String, Long> byEvent() {
        return byEvent;
    }

    void clear() {
        byEvent.clear();
    }
}

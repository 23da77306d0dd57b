package docket.benchmark.reading;

/** What one way came to in one round; CPU microseconds are of one event. */
record Turn(Way way, double perSecond, double programMicros, double postgresMicros) {

    @Override
    public String toString() {
        return "%-18s %,9.0f events/s".formatted(way.label, perSecond);
    }
}

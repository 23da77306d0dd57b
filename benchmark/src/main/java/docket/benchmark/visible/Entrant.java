package docket.benchmark.visible;

import java.util.Locale;

/** Whose events are to be seen. */
enum Entrant {
    DOCKET("Docket, projection"),
    AXON("Axon's store"),
    AXON_OUTER("Axon's store, outer tx");

    /** The other reader of Docket's events. */
    static final String FEED = "Docket, feed (SSE)";

    final String label;

    Entrant(String label) {
        this.label = label;
    }

    String database() {
        return name().toLowerCase(Locale.ROOT);
    }
}

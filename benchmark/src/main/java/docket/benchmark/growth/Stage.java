package docket.benchmark.growth;

import java.util.Locale;

/** A stage: how much is stored before anything is measured. */
record Stage(long events, long tasks) {

    String label() {
        return tasks == 0 ? brief(events) + " events" : brief(tasks) + " open tasks";
    }

    String database() {
        return "docket_" + (tasks == 0 ? brief(events) : brief(tasks) + "_tasks").toLowerCase(Locale.ROOT);
    }

    private static String brief(long count) {
        return count % 1_000_000 == 0 ? count / 1_000_000 + "m" : count % 1_000 == 0 ? count / 1_000 + "k" : "" + count;
    }
}

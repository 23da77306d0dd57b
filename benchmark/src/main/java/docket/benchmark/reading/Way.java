package docket.benchmark.reading;

import java.util.Locale;

/**
 * A way of reading events.
 *
 * @param label as the report names it
 * @param what what is read, and what it becomes
 */
enum Way {
    RAW("raw cursor", "JDBC cursor over the events as stored, payload and metadata parsed by Jackson"),
    ORDERED("Docket, in order", "pages of 1,000 of the one order, with index, envelope and payload (OrderedEvents)"),
    MESSAGES("Docket, objects", "the same pages as objects, as a streaming projection gets them (OrderedMessages)"),
    REPLAY("Docket, replay", "all views made anew beside the running ones and compared (./docket rebuild)"),
    FSCK(
            "Docket, fsck",
            "./docket fsck, from its start to its end: every event, entry and row against each other and the signed tiles"),
    EXPORT("Docket, export", "GET /api/events, pages of 1,000 over HTTP"),
    AXON("Axon's store", "Axon's own JDBC store with its gap-aware stream, into maps");

    final String label;
    final String what;

    Way(String label, String what) {
        this.label = label;
        this.what = what;
    }

    String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}

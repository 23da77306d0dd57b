package docket.engine.export;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The events that a format is written from. Each walk reads anew, a page at a time, and holds no more than a page. */
interface ExportedEvents {

    /** Which events a walk reads, and in what order. */
    enum Walk {
        /** Every event, by log index. */
        LOG,
        /** All but the engine's transactions, by log index. */
        ACTS,
        /**
         * Of the cases and budget lines that any of the acts is about, the events that say what they are: the first,
         * and the corrections before the end; object by object.
         */
        OBJECTS,
        /** The cases' own events, case by case. */
        CASES
    }

    /** Takes one event. */
    interface Reader {
        void take(ExportedEvent event) throws IOException;
    }

    /** Reads a page of a walk, after an event or from the beginning; empty at the end. */
    List<ExportedEvent> page(Walk walk, @Nullable ExportedEvent after);

    default void each(Walk walk, Reader reader) throws IOException {
        List<ExportedEvent> page = page(walk, null);
        while (!page.isEmpty()) {
            for (ExportedEvent event : page) {
                reader.take(event);
            }
            ExportedEvent last = page.get(page.size() - 1);
            page = List.of();
            page = page(walk, last);
        }
    }
}

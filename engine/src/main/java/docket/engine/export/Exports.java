package docket.engine.export;

import docket.engine.proof.PublishedLog;
import docket.engine.refusal.Refused;
import java.io.IOException;
import java.io.OutputStream;
import javax.sql.DataSource;

/**
 * Gives the record away in formats of others (docs/exports.md). Only what the newest checkpoint covers is in an export,
 * and each says which checkpoint that is. Thread-safe.
 */
public final class Exports {

    private final DataSource dataSource;
    private final PublishedLog log;

    public Exports(DataSource dataSource, PublishedLog log) {
        this.dataSource = dataSource;
        this.log = log;
    }

    /** An export that stands on one checkpoint. */
    public final class Ready {

        private final PublishedLog.Signed signed;
        private final Range range;

        private Ready(PublishedLog.Signed signed, Range range) {
            this.signed = signed;
            this.range = range;
        }

        /** The size of the log under the checkpoint, in entries. */
        public long logSize() {
            return signed.size();
        }

        /** Writes the export while the record is read, holding a page of events in memory. The stream stays open. */
        public void write(ExportFormat format, OutputStream out) throws IOException {
            ExportedEvents events = new StoredPages(dataSource, range, signed.size());
            switch (format) {
                case JSONL -> new JsonLines(signed::inclusion).write(signed.checkpoint(), events, out);
                case OCEL2 -> new Ocel().write(signed.checkpoint(), events, out);
                case XES -> new Xes().write(signed.checkpoint(), events, out);
                case CSV -> new Csv().write(signed.checkpoint(), events, out);
            }
        }
    }

    /** @throws Refused LOG_ELSEWHERE where this node does not keep the log */
    public Ready of(Range range) throws IOException {
        return new Ready(log.newest(), range);
    }
}

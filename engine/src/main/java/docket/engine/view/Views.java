package docket.engine.view;

import docket.engine.store.RecordStore;
import java.time.Instant;
import java.util.Optional;
import javax.sql.DataSource;

/** Reads what is shown of the streams of one kind: as it stands, and as it stood. Thread-safe. */
public abstract class Views<V> {

    protected final ViewTable<V> table;
    protected final EventHistory history;

    protected Views(ViewTable<V> table, RecordStore store, DataSource dataSource) {
        this.table = table;
        this.history = new EventHistory(store, dataSource);
    }

    /** The view as it stands, whoever may read it. */
    public final Optional<V> find(String id) {
        return table.find(id);
    }

    /** The view after so many of its own events; empty where it never had so many. */
    public final Optional<V> at(String id, long version) {
        V view = table.foldAll(history, id, event -> event.getSequenceNumber() < version);
        return Optional.ofNullable(view).filter(then -> table.version(then) == version);
    }

    /** The view after all that was recorded up to and including the time; empty before its first event. */
    public final Optional<V> at(String id, Instant time) {
        return Optional.ofNullable(
                table.foldAll(history, id, event -> !event.getTimestamp().isAfter(time)));
    }
}

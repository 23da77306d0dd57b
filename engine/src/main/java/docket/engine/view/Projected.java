package docket.engine.view;

import docket.engine.store.copy.CopiedRows.Row;
import docket.engine.view.Projections.FoldedEvent;
import java.util.Collection;
import java.util.List;
import org.axonframework.eventhandling.EventMessage;
import org.jspecify.annotations.Nullable;

/**
 * One projection: its rows are kept in step with their streams, made anew, and held against what they are made of.
 * Thread-safe; a {@link Fold} is not.
 */
public final class Projected<V> {

    private final String code;
    private final ViewTable<V> table;
    private final Projection<V> projection;
    private final ViewComparison<V> comparison;
    private final EventHistory history;

    Projected(String code, ViewTable<V> table, EventHistory history) {
        this.code = code;
        this.table = table;
        this.projection = new Projection<>(table);
        this.comparison = new ViewComparison<>(table);
        this.history = history;
    }

    /** The name by which the operator asks for it, such as {@code cases}. */
    public String code() {
        return code;
    }

    /** The noun for one thing that it shows, such as {@code case}, for sentences. */
    public String called() {
        return table.called();
    }

    /** The type of the streams that are folded. */
    public String streamType() {
        return table.streamType();
    }

    /** The table: a row for each stream, and in it {@code version}, the number of its events. */
    public String table() {
        return table.table;
    }

    /** The columns of the table, the name of the stream first. */
    public List<String> columns() {
        return comparison.columns();
    }

    boolean shows(Class<?> view) {
        return table.type() == view;
    }

    ViewTable<V> rows() {
        return table;
    }

    void project(List<? extends EventMessage<?>> events) {
        projection.project(events);
    }

    /** Makes some rows anew from their events, in the transaction that is open. */
    public void refold(Collection<String> streams) {
        for (String stream : streams) {
            table.replace(stream, table.foldAll(history, stream, event -> true));
            projection.forget(stream);
        }
    }

    /**
     * Folds a stream from its events and compares it, field by field, with what the screens show. Writes nothing.
     *
     * @return null where the stream has no event
     */
    public @Nullable Comparison<V> compare(String stream) {
        Comparison<V> first = compareOnce(stream);
        return first == null || first.agrees() ? first : compareOnce(stream);
    }

    /** Compares once; an event that is stored between the two reads shows as a difference, though it is none. */
    private @Nullable Comparison<V> compareOnce(String stream) {
        V rebuilt = table.foldAll(history, stream, event -> true);
        return rebuilt == null ? null : new Comparison<>(rebuilt, comparison.differences(stream, rebuilt));
    }

    /** A row made anew from its events, and the names of what the screens show differently. */
    public record Comparison<V>(V rebuilt, List<String> differences) {
        public boolean agrees() {
            return differences.isEmpty();
        }
    }

    /** Folds one stream, reads what is shown of it, and names what differs. */
    public List<String> differences(String stream) {
        return comparison.differences(stream, table.foldAll(history, stream, event -> true));
    }

    /** Begins a stream that is made anew while all events pass by, and then held against the row that is shown. */
    public Fold fold(String stream) {
        return new Fold(stream);
    }

    /** The fold of one stream. */
    public final class Fold {

        private final String stream;
        private @Nullable V view;
        private @Nullable Row row;

        private Fold(String stream) {
            this.stream = stream;
        }

        /** @throws IllegalStateException where it is not the next one of its stream */
        public void next(FoldedEvent event) {
            view = table.next(view, stream, event);
        }

        /** Takes what is shown of the stream: a row of {@link Projected#columns}. */
        public void shown(Row shown) {
            row = shown;
        }

        public boolean isShown() {
            return row != null;
        }

        /** The names of what is shown otherwise than it was made anew. */
        public List<String> differences() {
            if (view == null || row == null) {
                throw new IllegalStateException("There is nothing to compare");
            }
            return comparison.differences(view, row);
        }

        /** The ids of the tasks that a stream has left open though it is over. */
        public List<String> leftOpen() {
            return view == null ? List.of() : table.leftOpen(view);
        }
    }
}

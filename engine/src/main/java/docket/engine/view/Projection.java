package docket.engine.view;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a {@link ViewTable} in step with its streams, inside the transaction that stores the events: a row is read at the
 * first event of a unit of work, the events are folded in memory, and the row is written once, as the unit prepares to
 * commit. It depends on each row's own stream only, so the order of other streams does not matter.
 *
 * <p>The views that were committed last are remembered. A view is a pure fold and its version counts its events, so one
 * of the version that the next event expects is the one that the row would give, whichever node wrote the row.
 */
final class Projection<V> {

    private static final int ROWS_AT_ONCE = 200;
    private static final int REMEMBERED = 500;

    private final ViewTable<V> table;
    private final String pendingKey;
    private final Map<String, V> recent = Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
            return size() > REMEMBERED;
        }
    });

    Projection(ViewTable<V> table) {
        this.table = table;
        this.pendingKey = Projection.class.getName() + "." + table.streamType();
    }

    /** Takes events as the event bus publishes them, while the root unit of work prepares to commit. */
    void project(List<? extends EventMessage<?>> events) {
        for (EventMessage<?> event : events) {
            if (event instanceof DomainEventMessage<?> own && table.streamType().equals(own.getType())) {
                pending(CurrentUnitOfWork.get().root())
                        .compute(own.getAggregateIdentifier(), (id, before) -> next(id, before, own));
            }
        }
    }

    private V next(String id, @Nullable V before, DomainEventMessage<?> event) {
        boolean first = before == null && event.getSequenceNumber() > 0;
        return table.next(first ? stored(id, event.getSequenceNumber()) : before, event);
    }

    private @Nullable V stored(String id, long version) {
        V view = recent.get(id);
        return view != null && table.version(view) == version
                ? view
                : table.find(id).orElse(null);
    }

    private Map<String, V> pending(UnitOfWork<?> root) {
        return root.getOrComputeResource(pendingKey, key -> {
            root.onPrepareCommit(unit -> write(unit.root()));
            return new TreeMap<>();
        });
    }

    /** Events that come later, in the same transaction, begin with the row that is written here. */
    private void write(UnitOfWork<?> root) {
        Map<String, V> pending = root.<Map<String, V>>getResource(pendingKey);
        root.resources().remove(pendingKey);
        table.write(List.copyOf(pending.values()));
        root.afterCommit(unit -> recent.putAll(pending));
    }

    /** Writes the whole table anew. Answers the number of events. */
    long rebuild(EventHistory history) {
        table.clear();
        recent.clear();
        Rows rows = new Rows();
        try (Stream<? extends DomainEventMessage<?>> events = history.ofType(table.streamType())) {
            events.forEach(rows::add);
        }
        rows.flush();
        return rows.events;
    }

    /** Views that are complete as soon as the next stream begins. */
    private final class Rows {
        private final List<V> complete = new ArrayList<>();
        private final Map<String, V> current = new LinkedHashMap<>();
        private long events;

        void add(DomainEventMessage<?> event) {
            String id = event.getAggregateIdentifier();
            if (!current.containsKey(id)) {
                endStream();
            }
            current.put(id, table.next(current.get(id), event));
            events++;
        }

        private void endStream() {
            complete.addAll(current.values());
            current.clear();
            if (complete.size() >= ROWS_AT_ONCE) {
                table.write(complete);
                complete.clear();
            }
        }

        void flush() {
            endStream();
            if (!complete.isEmpty()) {
                table.write(complete);
            }
        }
    }
}

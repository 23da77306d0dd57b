package docket.engine.view;

import docket.engine.view.ViewTable.Held;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a {@link ViewTable} in step with its streams, inside the transaction that stores the events: a row is read at
 * the first event of a unit of work, the events are folded in memory, and the row is written once, as the unit prepares
 * to commit. It depends on each row's own stream only, so the order of other streams does not matter.
 *
 * <p>The views that were committed last are remembered. A view is a pure fold and its version counts its events, so one
 * of the version that the next event expects is the one that the row would give, whichever node wrote the row.
 */
final class Projection<V> {

    private static final int REMEMBERED = 500;

    private final ViewTable<V> table;
    private final String pendingKey;
    private final Map<String, Held<V>> recent = Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Held<V>> eldest) {
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

    /** Forgets what is remembered of a row, because it was made anew. */
    void forget(String id) {
        recent.remove(id);
    }

    private Held<V> next(String id, @Nullable Held<V> before, DomainEventMessage<?> event) {
        boolean first = before == null && event.getSequenceNumber() > 0;
        Held<V> held = first ? stored(id, event.getSequenceNumber()) : before;
        return new Held<>(table.next(held == null ? null : held.view(), event), held == null ? 0 : held.generation());
    }

    private @Nullable Held<V> stored(String id, long version) {
        Held<V> held = recent.get(id);
        return held != null && table.version(held.view()) == version
                ? held
                : table.held(id).orElse(null);
    }

    private Map<String, Held<V>> pending(UnitOfWork<?> root) {
        return root.getOrComputeResource(pendingKey, key -> {
            root.onPrepareCommit(unit -> write(unit.root()));
            return new TreeMap<>();
        });
    }

    /**
     * Events that come later, in the same transaction, begin with the row that is written here. Where a row was put
     * right after it was read, what was made from it is forgotten and the whole unit runs again.
     */
    private void write(UnitOfWork<?> root) {
        Map<String, Held<V>> pending = root.<Map<String, Held<V>>>getResource(pendingKey);
        root.resources().remove(pendingKey);
        pending.forEach((id, held) -> {
            if (!table.write(held)) {
                recent.remove(id);
                throw new ConcurrencyException("The row of " + id + " was put right meanwhile");
            }
        });
        root.afterCommit(unit -> recent.putAll(pending));
    }
}

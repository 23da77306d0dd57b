package docket.engine.view;

import docket.engine.store.RecordStore;
import java.time.Instant;
import java.util.AbstractMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.axonframework.common.Registration;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventBus;
import org.axonframework.eventhandling.EventMessage;
import org.jspecify.annotations.Nullable;

/** All projections: kept in step with the events, and compared with them. Thread-safe. */
public final class Projections {

    private final List<Projected<?>> all;

    public Projections(RecordStore store, DataSource dataSource) {
        EventHistory history = new EventHistory(store, dataSource);
        this.all = views().<Projected<?>>map(view -> new Projected<>(view.code(), view.table(dataSource), history))
                .toList();
    }

    /** The names by which projections can be asked for. */
    public static List<String> codes() {
        return views().map(ProjectedView::code).toList();
    }

    public List<Projected<?>> all() {
        return all;
    }

    /** The projection that shows views of this class. */
    @SuppressWarnings("unchecked") // only that projection makes views of the class
    public <V> Projected<V> of(Class<V> view) {
        return (Projected<V>) all.stream()
                .filter(projection -> projection.shows(view))
                .findFirst()
                .orElseThrow();
    }

    /** From here on every event is projected in the transaction that stores it. */
    public Registration subscribeTo(EventBus events) {
        return events.subscribe(this::project);
    }

    private void project(List<? extends EventMessage<?>> events) {
        all.forEach(projection -> projection.project(events));
    }

    private static Stream<ProjectedView> views() {
        return ServiceLoader.load(ProjectedView.class, Projections.class.getClassLoader()).stream()
                .map(ServiceLoader.Provider::get);
    }

    /**
     * An event as it is folded.
     *
     * @param sequence its number in its stream, from 0
     * @param event as an object, of the current revision
     * @param envelope its metadata
     */
    public record FoldedEvent(long sequence, Object event, Instant at, Map<String, ?> envelope) {

        static FoldedEvent of(DomainEventMessage<?> event) {
            return new FoldedEvent(
                    event.getSequenceNumber(), event.getPayload(), event.getTimestamp(), new Metadata(event));
        }

        /** An event's metadata, parsed only where a fold asks for it. */
        private static final class Metadata extends AbstractMap<String, Object> {
            private final DomainEventMessage<?> event;

            Metadata(DomainEventMessage<?> event) {
                this.event = event;
            }

            @Override
            public @Nullable Object get(Object name) {
                return event.getMetaData().get(name);
            }

            @Override
            public Set<Entry<String, Object>> entrySet() {
                return event.getMetaData().entrySet();
            }
        }
    }
}

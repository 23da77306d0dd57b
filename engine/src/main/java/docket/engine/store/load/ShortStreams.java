package docket.engine.store.load;

import org.axonframework.common.lock.LockFactory;
import org.axonframework.config.Configuration;
import org.axonframework.eventsourcing.EventSourcingRepository;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStore;

/**
 * Loads aggregates whose streams stay short from all their events: nobody takes snapshots of them, so none is looked
 * for.
 */
public final class ShortStreams<T> extends EventSourcingRepository<T> {

    private final EventStore events;

    public ShortStreams(Class<T> aggregate, Configuration axon, LockFactory locks) {
        super(builder(aggregate, axon, locks));
        this.events = axon.eventStore();
    }

    /** The builder of a repository that gets from Axon's configuration what Axon's own repositories get. */
    static <T> EventSourcingRepository.Builder<T> builder(Class<T> aggregate, Configuration axon, LockFactory locks) {
        return EventSourcingRepository.builder(aggregate)
                .eventStore(axon.eventStore())
                .lockFactory(locks)
                .parameterResolverFactory(axon.parameterResolverFactory())
                .handlerDefinition(axon.handlerDefinition(aggregate))
                .repositoryProvider(axon::repository);
    }

    @Override
    protected DomainEventStream readEvents(String aggregateIdentifier) {
        return events.readEvents(aggregateIdentifier, 0);
    }
}

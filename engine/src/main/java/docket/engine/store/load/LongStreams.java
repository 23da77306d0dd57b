package docket.engine.store.load;

import org.axonframework.common.lock.LockFactory;
import org.axonframework.config.Configuration;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.EventSourcedAggregate;
import org.axonframework.eventsourcing.EventSourcingRepository;
import org.axonframework.eventsourcing.SnapshotTriggerDefinition;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.modelling.command.LockAwareAggregate;

/**
 * Loads aggregates whose streams grow long: from what this program remembers of one, and the events that were stored
 * since, so that the ten-thousandth command on a budget line costs what the tenth does. Where it remembers nothing, as
 * after a start, there is a stored snapshot.
 */
public final class LongStreams<T extends Copied<T>> extends EventSourcingRepository<T> {

    private final EventStore events;
    private final RecentAggregates<T> recent = new RecentAggregates<>();

    public LongStreams(
            Class<T> aggregate, Configuration axon, LockFactory locks, SnapshotTriggerDefinition snapshotTrigger) {
        super(ShortStreams.builder(aggregate, axon, locks).snapshotTriggerDefinition(snapshotTrigger));
        this.events = axon.eventStore();
    }

    @Override
    protected DomainEventStream readEvents(String aggregateIdentifier) {
        DomainEventMessage<T> known = recent.of(aggregateIdentifier);
        return known == null
                ? events.readEvents(aggregateIdentifier)
                : DomainEventStream.concat(
                        DomainEventStream.of(known),
                        events.readEvents(aggregateIdentifier, known.getSequenceNumber() + 1));
    }

    @Override
    protected void doSaveWithLock(EventSourcedAggregate<T> aggregate) {
        CurrentUnitOfWork.get().root().afterCommit(unit -> remember(unit, aggregate));
    }

    /**
     * Remembers the aggregate, unless a part of the unit that changed it was rolled back: then it holds what was not
     * stored.
     */
    private void remember(UnitOfWork<?> unit, EventSourcedAggregate<T> aggregate) {
        LockAwareAggregate<T, EventSourcedAggregate<T>> managed =
                managedAggregates(unit).get(aggregate.identifierAsString());
        if (managed != null && managed.getWrappedAggregate() == aggregate) {
            recent.remember(
                    aggregate.type(),
                    aggregate.identifierAsString(),
                    aggregate.version(),
                    aggregate.getAggregateRoot());
        }
    }
}

package docket.engine.store.load;

import docket.engine.organization.Machine;
import docket.engine.unit.Act;
import docket.engine.unit.Door;
import docket.engine.unit.RootUnit;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.config.Configuration;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventsourcing.AbstractSnapshotTrigger;
import org.axonframework.eventsourcing.AggregateFactory;
import org.axonframework.eventsourcing.AggregateSnapshotter;
import org.axonframework.eventsourcing.GenericAggregateFactory;
import org.axonframework.eventsourcing.SnapshotTriggerDefinition;
import org.axonframework.eventsourcing.Snapshotter;

/**
 * Takes snapshots of aggregates whose streams grow long, so that a program that remembers none of it loads one after
 * ten thousand events as after a hundred. It works after the commit that asked for it, on a thread and in a unit of its
 * own: nobody waits for a snapshot, and one that fails is only missing. Thread-safe.
 */
public final class Snapshots implements AutoCloseable {

    private static final int EVENTS = 250;
    private static final Act ACT = new Act(new Machine("docket-snapshots", "1"), Door.JOB);

    private final RootUnit rootUnit;
    private final List<Class<?>> aggregates;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "docket-snapshots");
        thread.setDaemon(true);
        return thread;
    });

    /** @param aggregates of which snapshots are taken */
    public Snapshots(RootUnit rootUnit, List<Class<?>> aggregates) {
        this.rootUnit = rootUnit;
        this.aggregates = List.copyOf(aggregates);
    }

    /** The snapshotter that Axon's configuration takes. */
    public Snapshotter snapshotter(Configuration axon) {
        return AggregateSnapshotter.builder()
                .eventStore(axon.eventStore())
                .executor(task -> thread.execute(() -> rootUnit.executeOnce(ACT, Executors.callable(task))))
                .transactionManager(NoTransactionManager.INSTANCE)
                .repositoryProvider(axon::repository)
                .aggregateFactories(aggregates.stream()
                        .<AggregateFactory<?>>map(GenericAggregateFactory::new)
                        .toList())
                .parameterResolverFactory(axon.parameterResolverFactory())
                .build();
    }

    /** Asks for a snapshot at every {@value #EVENTS} events of a stream. */
    public static SnapshotTriggerDefinition trigger(Configuration axon) {
        return aggregate -> new EverySoManyEvents(axon.snapshotter(), aggregate);
    }

    /**
     * Axon's own trigger counts the events that a load reads, and a load reads none where the aggregate is remembered.
     */
    private static final class EverySoManyEvents extends AbstractSnapshotTrigger {

        private static final long serialVersionUID = 1L;

        private final Class<?> aggregate;
        private boolean due;

        EverySoManyEvents(Snapshotter snapshotter, Class<?> aggregate) {
            super(snapshotter, aggregate);
            this.aggregate = aggregate;
        }

        @Override
        public void eventHandled(EventMessage<?> event) {
            boolean snapshot = event.getPayloadType() == aggregate;
            due = !snapshot
                    && event instanceof DomainEventMessage<?> one
                    && one.getSequenceNumber() % EVENTS == EVENTS - 1;
            super.eventHandled(event);
        }

        @Override
        protected boolean exceedsThreshold() {
            return due;
        }

        @Override
        protected void reset() {
            due = false;
        }
    }

    @Override
    public void close() throws InterruptedException {
        thread.shutdown();
        thread.awaitTermination(5, TimeUnit.SECONDS);
    }
}

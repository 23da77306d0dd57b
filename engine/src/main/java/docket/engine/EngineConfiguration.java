package docket.engine;

import docket.engine.access.Reads;
import docket.engine.agency.Agency;
import docket.engine.order.Head;
import docket.engine.order.OrderedEvents;
import docket.engine.order.Sequencer;
import docket.engine.personal.Sealing;
import docket.engine.store.RecordStore;
import docket.engine.store.load.Copied;
import docket.engine.store.load.Snapshots;
import docket.engine.unit.Commands;
import docket.engine.unit.DatabaseLocks;
import docket.engine.unit.Envelope;
import docket.engine.unit.LostRaces;
import docket.engine.unit.RootUnit;
import docket.engine.view.Projections;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import javax.sql.DataSource;
import org.axonframework.config.AggregateConfigurer;
import org.axonframework.config.Configuration;
import org.axonframework.config.Configurer;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.MessageDispatchInterceptor;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.AbstractPlatformTransactionManager;

/** The record as Spring beans: the store, the unit of work, the order. Each capability brings its own beside it. */
@org.springframework.context.annotation.Configuration(proxyBeanMethods = false)
@Import({
    CaseConfiguration.class,
    BudgetConfiguration.class,
    AllocationConfiguration.class,
    DestructionConfiguration.class,
    ScoringConfiguration.class
})
public class EngineConfiguration {

    /** Events are stamped by the agency's clock; Axon has one for the whole JVM. */
    EngineConfiguration(Agency agency) {
        GenericEventMessage.clock = agency.clock();
    }

    @Bean
    RecordStore recordStore(DataSource dataSource) {
        return new RecordStore(dataSource);
    }

    @Bean
    Envelope envelope(Agency agency) {
        return new Envelope(agency.name(), agency.zone());
    }

    @Bean
    Head head() {
        return new Head();
    }

    /** Numbers what is committed, over a connection of its own. */
    @Bean(initMethod = "start", destroyMethod = "close")
    Sequencer sequencer(@Qualifier("sequencerDataSource") DataSource connections, Agency agency, Head head) {
        return new Sequencer(connections, agency.name(), head);
    }

    /**
     * A commit that fails in the driver leaves the transaction open on its connection: it is rolled back, or giving the
     * connection back would commit it.
     *
     * @param furtherLostRaces what else counts as a lost race, beside what the database and the store say
     */
    @Bean
    RootUnit rootUnit(
            PlatformTransactionManager transactionManager,
            Sequencer sequencer,
            ObjectProvider<LostRace> furtherLostRaces) {
        if (transactionManager instanceof AbstractPlatformTransactionManager manager) {
            manager.setRollbackOnCommitFailure(true);
        }
        Predicate<Throwable> lostRace = new LostRaces();
        for (LostRace further : furtherLostRaces) {
            lostRace = lostRace.or(further);
        }
        return new RootUnit(transactionManager, lostRace, List.of(sequencer::wake));
    }

    /** Another sort of failure that is a lost race. */
    public interface LostRace extends Predicate<Throwable> {}

    @Bean
    DatabaseLocks databaseLocks(DataSource dataSource) {
        return new DatabaseLocks(new JdbcTemplate(dataSource));
    }

    /** Takes snapshots of those aggregates whose streams grow long. */
    @Bean
    Snapshots snapshots(RootUnit rootUnit, List<AggregateConfigurer<?>> aggregates) {
        return new Snapshots(
                rootUnit,
                aggregates.stream()
                        .<Class<?>>map(AggregateConfigurer::aggregateType)
                        .filter(Copied.class::isAssignableFrom)
                        .toList());
    }

    /** Whoever can store an event has it projected: the engine's jobs run before the last bean is made. */
    @Bean(destroyMethod = "shutdown")
    Configuration axon(
            RecordStore store,
            Envelope envelope,
            Snapshots snapshots,
            Projections projections,
            List<AggregateConfigurer<?>> aggregates,
            List<MessageDispatchInterceptor<EventMessage<?>>> beforeEvents) {
        EventStore events = store.eventStore();
        beforeEvents.forEach(events::registerDispatchInterceptor);
        Configurer configurer = DefaultConfigurer.defaultConfiguration(false)
                .configureEventStore(config -> events)
                .configureSerializer(config -> store.generalSerializer())
                .configureMessageSerializer(config -> store.generalSerializer())
                .configureEventSerializer(config -> store.eventSerializer())
                .configureCorrelationDataProviders(config -> List.of(envelope))
                .configureSnapshotter(snapshots::snapshotter);
        aggregates.forEach(configurer::configureAggregate);
        Configuration axon = configurer.start();
        projections.subscribeTo(axon.eventStore());
        return axon;
    }

    @Bean
    EventStore eventStore(Configuration axon) {
        return axon.eventStore();
    }

    @Bean
    Commands commands(Configuration axon) {
        return new Commands(axon.commandBus());
    }

    @Bean
    OrderedEvents orderedEvents(DataSource dataSource, Head head) {
        return new OrderedEvents(dataSource, head);
    }

    @Bean
    Reads reads(RootUnit rootUnit, EventStore events, Envelope envelope, DataSource dataSource, Agency agency) {
        return new Reads(rootUnit, events, envelope, dataSource, agency.clock());
    }

    /** Projects events in the transaction that stores them. */
    @Bean
    Projections projections(RecordStore store, DataSource dataSource) {
        return new Projections(store, dataSource);
    }

    /** @param masterKey the file of the key that wraps the keys of persons; made where it does not exist */
    @Bean
    Sealing sealing(DataSource dataSource, @Qualifier("masterKeyFile") Path masterKey, Agency agency) {
        return new Sealing(dataSource, masterKey, agency.clock());
    }
}

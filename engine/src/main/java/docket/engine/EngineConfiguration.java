package docket.engine;

import docket.engine.access.Reads;
import docket.engine.agency.Agency;
import docket.engine.budget.BudgetLine;
import docket.engine.budget.BudgetLines;
import docket.engine.budget.view.BudgetLineViews;
import docket.engine.casefile.CaseEvents;
import docket.engine.casefile.CaseFile;
import docket.engine.casefile.CaseFiles;
import docket.engine.casefile.ClosingHash;
import docket.engine.casefile.view.CaseViews;
import docket.engine.destruction.Destruction;
import docket.engine.destruction.DestructionViews;
import docket.engine.destruction.Destructions;
import docket.engine.destruction.Disposals;
import docket.engine.order.Head;
import docket.engine.order.OrderedEvents;
import docket.engine.order.Sequencer;
import docket.engine.personal.Sealing;
import docket.engine.rescore.RecordedFacts;
import docket.engine.scoring.CurrentModel;
import docket.engine.scoring.JdbcModelStore;
import docket.engine.scoring.ModelStore;
import docket.engine.scoring.ScoringService;
import docket.engine.store.RecordStore;
import docket.engine.store.load.LongStreams;
import docket.engine.store.load.ShortStreams;
import docket.engine.store.load.Snapshots;
import docket.engine.training.CardsOnRecord;
import docket.engine.training.NewModels;
import docket.engine.unit.Commands;
import docket.engine.unit.DatabaseLocks;
import docket.engine.unit.Envelope;
import docket.engine.unit.LostRaces;
import docket.engine.unit.RootUnit;
import docket.engine.view.Projections;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import javax.sql.DataSource;
import org.axonframework.config.AggregateConfigurer;
import org.axonframework.config.Configuration;
import org.axonframework.config.Configurer;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.AbstractPlatformTransactionManager;

/** The record as Spring beans: the store, the aggregates, the unit of work, the order. */
@org.springframework.context.annotation.Configuration(proxyBeanMethods = false)
public class EngineConfiguration {

    private static final Duration SCORING_BUDGET = Duration.ofSeconds(2);

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
     * @param more what else counts as a lost race, beside what the database and the store say
     */
    @Bean
    RootUnit rootUnit(
            PlatformTransactionManager transactionManager, Sequencer sequencer, ObjectProvider<LostRace> more) {
        if (transactionManager instanceof AbstractPlatformTransactionManager manager) {
            manager.setRollbackOnCommitFailure(true);
        }
        Predicate<Throwable> lostRace = new LostRaces();
        for (LostRace one : more) {
            lostRace = lostRace.or(one);
        }
        return new RootUnit(transactionManager, lostRace, List.of(sequencer::wake));
    }

    /** Another sort of failure that is a lost race. */
    public interface LostRace extends Predicate<Throwable> {}

    @Bean
    Snapshots snapshots(RootUnit rootUnit) {
        return new Snapshots(rootUnit, List.of(BudgetLine.class));
    }

    /** Whoever can store an event has it projected: the engine's jobs run before the last bean is made. */
    @Bean(destroyMethod = "shutdown")
    Configuration axon(
            RecordStore store, Envelope envelope, DataSource dataSource, Snapshots snapshots, Projections projections) {
        DatabaseLocks locks = new DatabaseLocks(new JdbcTemplate(dataSource));
        EventStore events = store.eventStore();
        events.registerDispatchInterceptor(new ClosingHash(dataSource, store.eventSerializer()));
        Configurer configurer = DefaultConfigurer.defaultConfiguration(false)
                .configureEventStore(config -> events)
                .configureSerializer(config -> store.generalSerializer())
                .configureMessageSerializer(config -> store.generalSerializer())
                .configureEventSerializer(config -> store.eventSerializer())
                .configureCorrelationDataProviders(config -> List.of(envelope))
                .configureSnapshotter(snapshots::snapshotter)
                .configureAggregate(AggregateConfigurer.defaultConfiguration(CaseFile.class)
                        .configureRepository(config -> new ShortStreams<>(CaseFile.class, config, locks)))
                .configureAggregate(AggregateConfigurer.defaultConfiguration(BudgetLine.class)
                        .configureRepository(config ->
                                new LongStreams<>(BudgetLine.class, config, locks, snapshots.trigger(config))))
                .configureAggregate(AggregateConfigurer.defaultConfiguration(Destruction.class)
                        .configureRepository(config -> new ShortStreams<>(Destruction.class, config, locks)));
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
    CaseFiles caseFiles(Configuration axon) {
        return new CaseFiles(axon.repository(CaseFile.class));
    }

    @Bean
    BudgetLines budgetLines(Configuration axon) {
        return new BudgetLines(axon.repository(BudgetLine.class));
    }

    @Bean
    CaseEvents caseEvents(DataSource dataSource) {
        return new CaseEvents(dataSource);
    }

    @Bean
    OrderedEvents orderedEvents(DataSource dataSource, Head head) {
        return new OrderedEvents(dataSource, head);
    }

    @Bean
    ModelStore modelStore(DataSource dataSource, Agency agency) {
        return new JdbcModelStore(dataSource, agency.clock());
    }

    @Bean
    Reads reads(RootUnit rootUnit, EventStore events, Envelope envelope, DataSource dataSource, Agency agency) {
        return new Reads(rootUnit, events, envelope, dataSource, agency.clock());
    }

    @Bean
    NewModels newModels(RootUnit rootUnit, ModelStore models, EventStore events, Envelope envelope) {
        return new NewModels(rootUnit, models, events, envelope);
    }

    @Bean(initMethod = "readAhead", destroyMethod = "close")
    CurrentModel currentModel(ModelStore models) {
        return new CurrentModel(models::newest, System::nanoTime, Duration.ofSeconds(10));
    }

    @Bean(initMethod = "start", destroyMethod = "close")
    CardsOnRecord cardsOnRecord(DataSource dataSource) {
        return new CardsOnRecord(dataSource, Duration.ofMillis(500));
    }

    @Bean
    ScoringService scoringService(CurrentModel model) {
        return new ScoringService(model, SCORING_BUDGET, System::nanoTime);
    }

    @Bean
    RecordedFacts recordedFacts(DataSource dataSource, Agency agency) {
        return new RecordedFacts(dataSource, agency.zone());
    }

    @Bean
    CaseViews caseViews(RecordStore store, DataSource dataSource) {
        return new CaseViews(store, dataSource);
    }

    @Bean
    BudgetLineViews budgetLineViews(RecordStore store, DataSource dataSource) {
        return new BudgetLineViews(store, dataSource);
    }

    /** Projected in the transaction that stores the events. */
    @Bean
    Projections projections(RecordStore store, DataSource dataSource) {
        return new Projections(store, dataSource);
    }

    @Bean
    DestructionViews destructionViews(RecordStore store, DataSource dataSource, Agency agency) {
        return new DestructionViews(store, dataSource, agency.clock());
    }

    @Bean
    Destructions destructions(
            Commands commands, DestructionViews views, Sealing sealing, DataSource dataSource, Agency agency) {
        return new Destructions(commands, views, sealing, dataSource, agency);
    }

    @Bean(initMethod = "start", destroyMethod = "close")
    Disposals disposals(RootUnit rootUnit, Projections projections, DataSource dataSource) {
        return new Disposals(rootUnit, projections, dataSource);
    }

    /** @param masterKey the file of the key that wraps the keys of persons; made where it does not exist */
    @Bean
    Sealing sealing(DataSource dataSource, @Qualifier("masterKeyFile") Path masterKey, Agency agency) {
        return new Sealing(dataSource, masterKey, agency.clock());
    }
}

package docket.engine;

import docket.engine.budget.BudgetLine;
import docket.engine.budget.day.BudgetDays;
import docket.engine.casefile.CaseFile;
import docket.engine.casefile.ClosingHash;
import docket.engine.destruction.Destruction;
import docket.engine.organization.Person;
import docket.engine.store.RecordStore;
import docket.engine.unit.Act;
import docket.engine.unit.AggregateCommand;
import docket.engine.unit.Commands;
import docket.engine.unit.Door;
import docket.engine.unit.Envelope;
import docket.engine.unit.RootUnit;
import docket.engine.view.Projections;
import docket.engine.view.Rebuild;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.Callable;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.config.AggregateConfigurer;
import org.axonframework.config.Configuration;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.interceptors.CorrelationDataInterceptor;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

/** The record over a fresh database, without any process: commands, events, projections. Close it to drop it. */
public final class TestRecord implements AutoCloseable {

    private final TestPostgres database;
    private final RecordStore store;
    private final Projections projections;
    private final RootUnit unit;
    private final Envelope envelope;
    private final Configuration axon;
    private final Commands commands;

    public TestRecord() {
        this(TestPostgres.fresh());
    }

    /** Another node over a database that is there already, and that whoever made it drops. */
    public TestRecord(TestPostgres database) {
        this.database = database;
        store = new RecordStore(database.app());
        projections = new Projections(store, database.app());
        unit = new RootUnit(new DataSourceTransactionManager(database.app()), thrown -> false, List.of());
        envelope = new Envelope("docket.example", ZoneId.of("Asia/Seoul"));
        EventStore events = store.eventStore();
        events.registerDispatchInterceptor(new ClosingHash(database.app(), store.eventSerializer()));
        axon = DefaultConfigurer.defaultConfiguration(false)
                .configureCommandBus(config -> {
                    SimpleCommandBus bus = SimpleCommandBus.builder()
                            .transactionManager(NoTransactionManager.instance())
                            .build();
                    bus.registerHandlerInterceptor(new CorrelationDataInterceptor<>(envelope));
                    return bus;
                })
                .configureEventStore(config -> events)
                .configureSerializer(config -> store.generalSerializer())
                .configureMessageSerializer(config -> store.generalSerializer())
                .configureEventSerializer(config -> store.eventSerializer())
                .configureCorrelationDataProviders(config -> List.of(envelope))
                .configureAggregate(AggregateConfigurer.defaultConfiguration(CaseFile.class))
                .configureAggregate(AggregateConfigurer.defaultConfiguration(BudgetLine.class))
                .configureAggregate(AggregateConfigurer.defaultConfiguration(Destruction.class))
                .configureAggregate(AggregateConfigurer.defaultConfiguration(BudgetDays.class))
                .start();
        projections.subscribeTo(axon.eventBus());
        commands = new Commands(axon.commandBus());
    }

    public TestPostgres database() {
        return database;
    }

    public RecordStore store() {
        return store;
    }

    public Rebuild rebuild() {
        return new Rebuild(store, axon.eventStore(), database.app(), unit, envelope);
    }

    public Projections projections() {
        return projections;
    }

    /** Sends commands in one root unit of work, as the officer. */
    public void as(Person officer, Object... all) {
        in(officer, () -> {
            for (Object command : all) {
                commands.send((AggregateCommand) command);
            }
            return null;
        });
    }

    public <T extends @Nullable Object> T in(Person officer, Callable<T> work) {
        return unit.execute(new Act(officer, Door.REST), work);
    }

    public Commands commands() {
        return commands;
    }

    @Override
    public void close() {
        axon.shutdown();
        database.close();
    }
}

package docket.engine;

import docket.engine.store.json.RecordJson;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.axonframework.config.Configuration;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.modelling.command.Repository;
import org.axonframework.serialization.json.JacksonSerializer;
import org.jspecify.annotations.Nullable;

/** One aggregate type over a store in memory: fast enough for random tests, and replayed before each command. */
public final class InMemoryRecord<T> implements AutoCloseable {

    private final Configuration axon;
    private final Repository<T> repository;

    public InMemoryRecord(Class<T> aggregate) {
        axon = DefaultConfigurer.defaultConfiguration(false)
                .configureSerializer(config -> serializer())
                .configureEmbeddedEventStore(config -> new InMemoryEventStorageEngine())
                .configureAggregate(aggregate)
                .start();
        repository = axon.repository(aggregate);
    }

    /** What snapshots are written with. */
    public static JacksonSerializer serializer() {
        return JacksonSerializer.builder().objectMapper(RecordJson.mapper()).build();
    }

    /** Sends a command; what its handler throws comes out as it is. */
    public <R> @Nullable R send(Object command) {
        return axon.commandGateway().sendAndWait(command);
    }

    public List<Object> events(String id) {
        List<Object> events = new ArrayList<>();
        axon.eventStore()
                .readEvents(id)
                .asStream()
                .map(DomainEventMessage::getPayload)
                .forEach(events::add);
        return events;
    }

    /** Asks the aggregate, as its events make it. */
    public <R> R ask(String id, Function<T, R> question) {
        return DefaultUnitOfWork.startAndGet(null)
                .executeWithResult(() -> repository.load(id).invoke(question))
                .getPayload();
    }

    @Override
    public void close() {
        axon.shutdown();
    }
}

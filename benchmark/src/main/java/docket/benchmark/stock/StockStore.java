package docket.benchmark.stock;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.jdbc.UnitOfWorkAwareConnectionProviderWrapper;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.JdbcTokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.PostgresTokenTableFactory;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.eventsourcing.eventstore.jdbc.PostgresEventTableFactory;
import org.axonframework.serialization.json.JacksonSerializer;
import org.axonframework.spring.jdbc.SpringDataSourceConnectionProvider;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;

/** Axon's JDBC event store and token store with their own tables, JSON, and everything else at its default. */
public final class StockStore {

    /** An event of a certain length. */
    public record Happened(String caseId, String text) {}

    private final JacksonSerializer serializer = JacksonSerializer.defaultSerializer();
    private final ConnectionProvider connections;
    private final JdbcEventStorageEngine storage;

    public StockStore(DataSource dataSource, PlatformTransactionManager transactions) {
        this.connections =
                new UnitOfWorkAwareConnectionProviderWrapper(new SpringDataSourceConnectionProvider(dataSource));
        this.storage = JdbcEventStorageEngine.builder()
                .connectionProvider(connections)
                .transactionManager(new SpringTransactionManager(transactions))
                .eventSerializer(serializer)
                .snapshotSerializer(serializer)
                .build();
    }

    /** Makes the tables and opens a store. */
    public EmbeddedEventStore open() {
        storage.createSchema(PostgresEventTableFactory.INSTANCE);
        return EmbeddedEventStore.builder().storageEngine(storage).build();
    }

    public TokenStore tokens() {
        JdbcTokenStore tokens = JdbcTokenStore.builder()
                .connectionProvider(connections)
                .serializer(serializer)
                .build();
        tokens.createSchema(PostgresTokenTableFactory.INSTANCE);
        return tokens;
    }

    /** Makes new events of one new case. */
    public static List<EventMessage<?>> events(int count, int bytes) {
        String caseId = UUID.randomUUID().toString();
        String text = "x".repeat(Math.max(1, bytes));
        List<EventMessage<?>> events = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            events.add(new GenericDomainEventMessage<>("Case", caseId, i, new Happened(caseId, text)));
        }
        return events;
    }
}

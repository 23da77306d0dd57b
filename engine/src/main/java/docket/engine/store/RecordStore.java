package docket.engine.store;

import docket.engine.store.json.RecordJson;
import javax.sql.DataSource;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.JdbcTokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.TokenSchema;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.json.JacksonSerializer;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.axonframework.serialization.upcasting.event.EventUpcasterChain;
import org.axonframework.spring.jdbc.SpringDataSourceConnectionProvider;

/**
 * All that Axon needs to keep the record in PostgreSQL, over the connection of the transaction that is open. Nothing
 * here starts, commits or rolls back a transaction.
 */
public final class RecordStore {

    private final ConnectionProvider connections;
    private final Serializer eventSerializer = new EventSerializer();
    private final Serializer generalSerializer =
            JacksonSerializer.builder().objectMapper(RecordJson.mapper()).build();
    private final EventUpcaster upcasters = new EventUpcasterChain(new DisposedEvents(), new EarlierEvents());
    private final EventStorageEngine storage;

    public RecordStore(DataSource dataSource) {
        this.connections = new SpringDataSourceConnectionProvider(dataSource);
        this.storage = new RecordStorageEngine(connections, eventSerializer, generalSerializer, upcasters);
    }

    /** The serializer of events and their metadata, which stores them under logical names. */
    public Serializer eventSerializer() {
        return eventSerializer;
    }

    /** The serializer of snapshots and tokens, which may be thrown away: it stores class names and fields. */
    public Serializer generalSerializer() {
        return generalSerializer;
    }

    public EventUpcaster upcasters() {
        return upcasters;
    }

    public EventStorageEngine storage() {
        return storage;
    }

    /** Makes an event store over {@link #storage}; a program needs one. */
    public EmbeddedEventStore eventStore() {
        return EmbeddedEventStore.builder().storageEngine(storage).build();
    }

    public TokenStore tokenStore() {
        return JdbcTokenStore.builder()
                .connectionProvider(connections)
                .serializer(generalSerializer)
                .contentType(byte[].class)
                .schema(TokenSchema.builder()
                        .setTokenTable("docket.token_entry")
                        .setProcessorNameColumn("processor_name")
                        .setTokenTypeColumn("token_type")
                        .setTimestampColumn("updated_at")
                        .build())
                .build();
    }
}

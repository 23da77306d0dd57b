package docket.engine.store;

import docket.engine.store.json.RecordJson;
import java.util.ArrayList;
import java.util.List;
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
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * All that Axon needs to keep the record in PostgreSQL, over the connection of the transaction that is open. Nothing
 * here starts, commits or rolls back a transaction.
 */
public final class RecordStore {

    private final DataSource dataSource;
    private final ConnectionProvider connections;
    private final Serializer eventSerializer = new EventSerializer();
    private final Serializer generalSerializer =
            JacksonSerializer.builder().objectMapper(RecordJson.mapper()).build();
    private final EventUpcaster upcasters;
    private final EventStorageEngine storage;

    /** @param upcasters from old revisions to newer ones, in the order in which they apply */
    public RecordStore(DataSource dataSource, List<? extends EventUpcaster> upcasters) {
        this.dataSource = dataSource;
        this.connections = new SpringDataSourceConnectionProvider(dataSource);
        List<EventUpcaster> all = new ArrayList<>(upcasters);
        all.add(0, new DisposedEvents());
        this.upcasters = new EventUpcasterChain(all);
        this.storage = new RecordStorageEngine(connections, eventSerializer, generalSerializer, this.upcasters);
    }

    /** For events and their metadata: logical names. */
    public Serializer eventSerializer() {
        return eventSerializer;
    }

    /** For snapshots and tokens, which may be thrown away: class names, fields. */
    public Serializer generalSerializer() {
        return generalSerializer;
    }

    public EventUpcaster upcasters() {
        return upcasters;
    }

    public EventStorageEngine storage() {
        return storage;
    }

    /** A new event store over {@link #storage}; make one. */
    public EmbeddedEventStore eventStore() {
        EmbeddedEventStore store =
                EmbeddedEventStore.builder().storageEngine(storage).build();
        store.registerDispatchInterceptor(new ClosingHash(new JdbcTemplate(dataSource), eventSerializer));
        return store;
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

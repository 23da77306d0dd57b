package docket.benchmark.reading;

import com.fasterxml.jackson.databind.JsonNode;
import com.zaxxer.hikari.HikariDataSource;
import docket.benchmark.contest.Pool;
import docket.benchmark.machine.Worker;
import docket.benchmark.stock.StockStore;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

/** Axon's own store, read as its streaming processors read it. */
public final class StockReading implements Worker {

    /** Puts the same bytes into Axon's own table; what they are made into is a map. */
    static final String FILL = """
            INSERT INTO public.domainevententry (eventidentifier, aggregateidentifier, sequencenumber, type, timestamp,
                payloadtype, payloadrevision, payload, metadata)
            SELECT event_id, stream, sequence, stream_type, occurred_at, 'java.util.LinkedHashMap', NULL, payload, metadata
              FROM docket.domain_event ORDER BY global_index;
            ANALYZE public.domainevententry""";

    private final HikariDataSource pool = Pool.open();
    private final EmbeddedEventStore store = new StockStore(pool, new DataSourceTransactionManager(pool)).open();

    public StockReading(@SuppressWarnings("unused") List<String> arguments) {}

    @Override
    public Object obey(JsonNode order) throws Exception {
        long events = order.get("events").asLong();
        long began = System.nanoTime();
        try (BlockingStream<TrackedEventMessage<?>> stream = store.openStream(null)) {
            for (long read = 0; read < events; read++) {
                TrackedEventMessage<?> message = stream.nextAvailable();
                Objects.requireNonNull(message.getPayload());
                Objects.requireNonNull(message.getMetaData());
            }
        }
        return Map.of("events", events, "nanos", System.nanoTime() - began);
    }

    @Override
    public void close() {
        store.shutDown();
        pool.close();
    }
}

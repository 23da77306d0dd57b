package docket.engine.store;

import docket.engine.watch.Watch;
import docket.engine.watch.Work;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.eventsourcing.eventstore.jdbc.EventSchema;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.modelling.command.ConcurrencyException;
import org.axonframework.serialization.AnnotationRevisionResolver;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.upcasting.event.EventUpcaster;

/**
 * Axon's JDBC storage over {@code docket.domain_event} and {@code docket.snapshot_event}. It writes in the transaction
 * that is open and never opens one. A taken sequence number is a {@link ConcurrencyException}, whichever event of the
 * batch met it, so that the whole command is tried again.
 */
final class RecordStorageEngine extends JdbcEventStorageEngine {

    static final EventSchema SCHEMA = EventSchema.builder()
            .eventTable("docket.domain_event")
            .snapshotTable("docket.snapshot_event")
            .globalIndexColumn("global_index")
            .eventIdentifierColumn("event_id")
            .aggregateIdentifierColumn("stream")
            .sequenceNumberColumn("sequence")
            .typeColumn("stream_type")
            .payloadTypeColumn("type")
            .payloadRevisionColumn("revision")
            .timestampColumn("occurred_at")
            .payloadColumn("payload")
            .metaDataColumn("metadata")
            .build();

    private final EventRows rows = new EventRows();

    RecordStorageEngine(
            ConnectionProvider connections,
            Serializer eventSerializer,
            Serializer snapshotSerializer,
            EventUpcaster upcasters) {
        super((Builder) JdbcEventStorageEngine.builder()
                .connectionProvider(connections)
                .transactionManager(NoTransactionManager.INSTANCE)
                .schema(SCHEMA)
                .eventSerializer(eventSerializer)
                .snapshotSerializer(snapshotSerializer)
                .snapshotFilter(snapshot -> isOfToday(snapshot.getPayload(), snapshotSerializer))
                .upcasterChain(upcasters));
    }

    /**
     * A snapshot of an earlier revision lacks what the aggregate holds today: the aggregate is made of its events
     * instead.
     */
    private static boolean isOfToday(SerializedObject<?> snapshot, Serializer serializer) {
        String today = new AnnotationRevisionResolver().revisionOf(serializer.classForType(snapshot.getType()));
        return Objects.equals(snapshot.getType().getRevision(), today);
    }

    /** The sequence numbers of a stream have no gaps: a batch that is not full is the last one. */
    @Override
    protected boolean fetchForAggregateUntilEmpty() {
        return false;
    }

    @Override
    protected void appendEvents(List<? extends EventMessage<?>> events, Serializer serializer) {
        Watch.during(Work.APPEND, "events", () -> {
            super.appendEvents(events, serializer);
            return true;
        });
    }

    @Override
    protected PreparedStatement appendEvents(
            Connection connection, List<? extends EventMessage<?>> events, Serializer serializer) throws SQLException {
        return rows.insert(connection, events, serializer);
    }

    /** Axon overlooks a snapshot that is there already; PostgreSQL would have aborted the transaction by then. */
    @Override
    protected PreparedStatement appendSnapshot(
            Connection connection, DomainEventMessage<?> snapshot, Serializer serializer) throws SQLException {
        return rows.insertSnapshot(connection, snapshot, serializer);
    }

    @Override
    protected void handlePersistenceException(Exception exception, EventMessage<?> failedEvent) {
        if (exception instanceof SQLException sql && "23505".equals(sql.getSQLState())) {
            throw new ConcurrencyException("Another transaction was first: " + exception.getMessage(), exception);
        }
        throw new EventStoreException("Events were not stored: " + exception.getMessage(), exception);
    }
}

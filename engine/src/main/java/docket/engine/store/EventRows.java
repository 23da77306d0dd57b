package docket.engine.store;

import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Writes events as rows, each with two fresh random salts. Thread-safe. */
final class EventRows {

    private static final int SALT_BYTES = 32;
    private static final String INSERT = """
            INSERT INTO docket.domain_event (event_id, stream, sequence, stream_type, type, revision, occurred_at,
                payload, metadata, payload_salt, metadata_salt, subjects)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";

    private static final String INSERT_SNAPSHOT = """
            INSERT INTO docket.snapshot_event (event_id, stream, sequence, stream_type, type, revision, occurred_at,
                payload, metadata)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING""";

    private final SecureRandom random = new SecureRandom();

    /**
     * A batch of inserts, not yet executed. An event that belongs to no aggregate is a stream of its own, under its id.
     */
    PreparedStatement insert(Connection connection, List<? extends EventMessage<?>> events, Serializer serializer)
            throws SQLException {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("Events are stored in a root unit of work only");
        }
        PreparedStatement statement = connection.prepareStatement(INSERT);
        for (EventMessage<?> event : events) {
            bindEvent(statement, event, serializer);
            statement.addBatch();
        }
        return statement;
    }

    /** Inserts a row of the snapshot table, unless it is there already. Not yet executed. */
    PreparedStatement insertSnapshot(Connection connection, DomainEventMessage<?> snapshot, Serializer serializer)
            throws SQLException {
        PreparedStatement statement = connection.prepareStatement(INSERT_SNAPSHOT);
        bind(statement, snapshot, serializer);
        return statement;
    }

    private void bindEvent(PreparedStatement statement, EventMessage<?> event, Serializer serializer)
            throws SQLException {
        bind(statement, event, serializer);
        statement.setBytes(10, salt());
        statement.setBytes(11, salt());
        List<String> subjects = EventTypes.of(event.getPayloadType()).subjectsOf(event.getPayload());
        statement.setArray(12, statement.getConnection().createArrayOf("text", subjects.toArray()));
    }

    private static void bind(PreparedStatement statement, EventMessage<?> event, Serializer serializer)
            throws SQLException {
        SerializedObject<byte[]> payload = event.serializePayload(serializer, byte[].class);
        statement.setString(1, event.getIdentifier());
        if (event instanceof DomainEventMessage<?> domainEvent) {
            statement.setString(2, domainEvent.getAggregateIdentifier());
            statement.setLong(3, domainEvent.getSequenceNumber());
            statement.setString(4, domainEvent.getType());
        } else {
            statement.setString(2, event.getIdentifier());
            statement.setLong(3, 0);
            statement.setNull(4, Types.VARCHAR);
        }
        statement.setString(5, payload.getType().getName());
        statement.setString(6, payload.getType().getRevision());
        statement.setString(7, event.getTimestamp().toString());
        statement.setBytes(8, payload.getData());
        statement.setBytes(9, event.serializeMetaData(serializer, byte[].class).getData());
    }

    private byte[] salt() {
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        return salt;
    }
}

package docket.engine.casefile;

import docket.engine.casefile.event.course.CaseClosed;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.function.BiFunction;
import javax.sql.DataSource;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.messaging.MessageDispatchInterceptor;
import org.axonframework.serialization.Serializer;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Binds the end of a case to what came before it: {@link CaseClosed#lastEventHash} becomes the SHA-256 (lower-case hex)
 * of the payload bytes, as stored, of the event one sequence number earlier in the same stream. That event is either in
 * the batch that is about to be stored or already in the table. It runs before the events are projected or stored, so
 * both get the same event.
 */
public final class ClosingHash implements MessageDispatchInterceptor<EventMessage<?>> {

    private final JdbcTemplate jdbc;
    private final Serializer serializer;

    public ClosingHash(DataSource dataSource, Serializer serializer) {
        this.jdbc = new JdbcTemplate(dataSource);
        this.serializer = serializer;
    }

    @Override
    public BiFunction<Integer, EventMessage<?>, EventMessage<?>> handle(List<? extends EventMessage<?>> batch) {
        return (index, event) -> event instanceof DomainEventMessage<?> domainEvent
                        && domainEvent.getPayload() instanceof CaseClosed closed
                ? withHash(domainEvent, closed, batch)
                : event;
    }

    private EventMessage<?> withHash(
            DomainEventMessage<?> message, CaseClosed closed, List<? extends EventMessage<?>> batch) {
        String hash = sha256(previousPayload(message.getAggregateIdentifier(), message.getSequenceNumber() - 1, batch));
        return new GenericDomainEventMessage<>(
                message.getType(),
                message.getAggregateIdentifier(),
                message.getSequenceNumber(),
                new CaseClosed(closed.caseId(), closed.outcome(), closed.precedingEvents(), hash),
                message.getMetaData(),
                message.getIdentifier(),
                message.getTimestamp());
    }

    private byte[] previousPayload(String stream, long sequence, List<? extends EventMessage<?>> batch) {
        for (EventMessage<?> event : batch) {
            if (event instanceof DomainEventMessage<?> domainEvent
                    && stream.equals(domainEvent.getAggregateIdentifier())
                    && domainEvent.getSequenceNumber() == sequence) {
                return event.serializePayload(serializer, byte[].class).getData();
            }
        }
        return jdbc
                .query(
                        "SELECT payload FROM docket.domain_event WHERE stream = ? AND sequence = ?",
                        (row, n) -> row.getBytes(1),
                        stream,
                        sequence)
                .stream()
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "Expected event " + sequence + " of case " + stream + " before its close but found none"));
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}

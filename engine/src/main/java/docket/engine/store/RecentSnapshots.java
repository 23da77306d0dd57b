package docket.engine.store;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;

/**
 * The snapshots that this program made or read last, as objects: a line that holds thousands of reservations is not read
 * from JSON for each of its commands. A snapshot is a pure fold of committed events, so an older one than another node has
 * made since is as good: more events are read after it. Thread-safe.
 */
final class RecentSnapshots {

    private static final int REMEMBERED = 100;

    private final Map<String, DomainEventMessage<Copied>> recent =
            Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<String, DomainEventMessage<Copied>> eldest) {
                    return size() > REMEMBERED;
                }
            });

    /** A copy of the aggregate's snapshot. */
    Optional<DomainEventMessage<?>> of(String stream) {
        return Optional.ofNullable(recent.get(stream)).map(RecentSnapshots::copy);
    }

    /** Keeps a copy of a snapshot whose aggregate can be copied, and nothing of any other. */
    void remember(DomainEventMessage<?> snapshot) {
        if (snapshot.getPayload() instanceof Copied) {
            @SuppressWarnings("unchecked")
            DomainEventMessage<Copied> copied = (DomainEventMessage<Copied>) snapshot;
            recent.put(snapshot.getAggregateIdentifier(), copy(copied));
        }
    }

    private static DomainEventMessage<Copied> copy(DomainEventMessage<Copied> snapshot) {
        return new GenericDomainEventMessage<>(
                snapshot.getType(),
                snapshot.getAggregateIdentifier(),
                snapshot.getSequenceNumber(),
                snapshot.getPayload().copy());
    }
}

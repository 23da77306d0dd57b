package docket.engine.store.load;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.jspecify.annotations.Nullable;

/**
 * The aggregates that this program loaded last, as they were after a commit, each as a snapshot. An aggregate is a
 * pure fold of committed events, so it stays right when another node stores more: those are read after it. Thread-safe.
 */
public final class RecentAggregates<T extends Copied<T>> {

    private static final int REMEMBERED = 100;

    private final Map<String, DomainEventMessage<T>> recent =
            Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<String, DomainEventMessage<T>> eldest) {
                    return size() > REMEMBERED;
                }
            });

    /** A copy of the aggregate for the caller alone; null where none is remembered. */
    @Nullable
    DomainEventMessage<T> of(String stream) {
        DomainEventMessage<T> known = recent.get(stream);
        return known == null ? null : snapshot(known.getType(), stream, known.getSequenceNumber(), known.getPayload());
    }

    /** Remembers the aggregate as it is now, unless a later state of it is remembered. */
    void remember(String type, String stream, long sequence, T aggregate) {
        recent.merge(
                stream,
                snapshot(type, stream, sequence, aggregate),
                (known, now) -> known.getSequenceNumber() > now.getSequenceNumber() ? known : now);
    }

    private static <T extends Copied<T>> DomainEventMessage<T> snapshot(
            String type, String stream, long sequence, T aggregate) {
        return new GenericDomainEventMessage<>(type, stream, sequence, aggregate.copy());
    }
}

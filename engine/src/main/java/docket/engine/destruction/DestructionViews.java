package docket.engine.destruction;

import docket.engine.destruction.event.DestructionConfirmed;
import docket.engine.destruction.event.DestructionRequested;
import docket.engine.destruction.event.DestructionWithdrawn;
import docket.engine.store.RecordStore;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.axonframework.eventhandling.DomainEventMessage;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** Reads destructions, folded from their events as they are asked for: there are few. Works in the open root unit. */
public final class DestructionViews {

    private static final String LIST = """
            SELECT stream, global_index FROM docket.domain_event
             WHERE subjects @> ARRAY['destruction'] AND type = 'destruction-requested' AND global_index < ?
             ORDER BY global_index DESC LIMIT ?""";

    private final RecordStore store;
    private final JdbcTemplate jdbc;
    private final Clock clock;

    public DestructionViews(RecordStore store, DataSource dataSource, Clock clock) {
        this.store = store;
        this.jdbc = new JdbcTemplate(dataSource);
        this.clock = clock;
    }

    /** A destruction of a list, with the place from which the next page goes on. */
    public record Listed(long place, DestructionView destruction) {}

    public Optional<DestructionView> find(String destructionId) {
        return at(destructionId, Long.MAX_VALUE);
    }

    /** The destruction as it was in that version; empty where it never had it. */
    public Optional<DestructionView> at(String destructionId, long version) {
        @Nullable DestructionView view = null;
        var events = store.storage().readEvents(destructionId);
        while (events.hasNext()) {
            DomainEventMessage<?> event = events.next();
            if (event.getSequenceNumber() < version) {
                view = after(view, event);
            }
        }
        return Optional.ofNullable(view)
                .map(folded -> Destruction.stateAt(folded.state(), clock.instant(), folded.expiresAt())
                                == Destruction.State.EXPIRED
                        ? folded.expired()
                        : folded);
    }

    /** A page of the destructions, the newest first. */
    public List<Listed> list(long before, int limit) {
        return jdbc.query(LIST, (row, n) -> new Listed(row.getLong(2), at(row.getString(1))), before, limit).stream()
                .toList();
    }

    private DestructionView at(String destructionId) {
        return find(destructionId).orElseThrow();
    }

    private static @Nullable DestructionView after(@Nullable DestructionView view, DomainEventMessage<?> event) {
        Object payload = event.getPayload();
        if (payload instanceof DestructionRequested asked) {
            return new DestructionView(
                    asked.destructionId(),
                    1,
                    asked.kind(),
                    asked.person(),
                    asked.cases(),
                    asked.reason(),
                    asked.requestedBy(),
                    event.getTimestamp(),
                    asked.expiresAt(),
                    Destruction.State.REQUESTED,
                    null,
                    null);
        }
        if (view != null && payload instanceof DestructionWithdrawn withdrawn) {
            return view.ended(Destruction.State.WITHDRAWN, view.cases(), withdrawn.withdrawnBy(), event.getTimestamp());
        }
        if (view != null && payload instanceof DestructionConfirmed confirmed) {
            return view.ended(
                    Destruction.State.CONFIRMED, confirmed.cases(), confirmed.confirmedBy(), event.getTimestamp());
        }
        return null; // the stream of another kind of aggregate
    }
}

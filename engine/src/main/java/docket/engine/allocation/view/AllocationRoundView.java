package docket.engine.allocation.view;

import docket.engine.allocation.RoundState;
import docket.engine.allocation.event.RoundEvent;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An allocation round as it stands after some of its events, which {@code version} counts. Immutable.
 *
 * @param openedAt when it was opened
 */
public record AllocationRoundView(RoundState state, long version, Instant openedAt) {

    /**
     * Folds the first event, or one more.
     *
     * @throws IllegalArgumentException if it is no event of a round
     */
    public static AllocationRoundView fold(@Nullable AllocationRoundView before, Object event, Instant occurredAt) {
        if (!(event instanceof RoundEvent one)) {
            throw new IllegalArgumentException("Expected an event of an allocation round but found " + event);
        }
        return before == null
                ? new AllocationRoundView(RoundState.fold(null, one), 1, occurredAt)
                : new AllocationRoundView(RoundState.fold(before.state, one), before.version + 1, before.openedAt);
    }
}

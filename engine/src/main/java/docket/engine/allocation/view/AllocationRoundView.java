package docket.engine.allocation.view;

import docket.engine.allocation.RoundState;
import docket.engine.allocation.event.RequestScored;
import docket.engine.allocation.event.RoundEvent;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An allocation round as it stands after some of its events, which {@code version} counts. Immutable.
 *
 * @param openedAt when it was opened
 * @param scoredAt when its requests were scored the last time; null where they never were
 */
public record AllocationRoundView(
        RoundState state,
        long version,
        Instant openedAt,
        @Nullable Instant scoredAt) {

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
                ? new AllocationRoundView(RoundState.fold(null, one), 1, occurredAt, null)
                : new AllocationRoundView(
                        RoundState.fold(before.state, one),
                        before.version + 1,
                        before.openedAt,
                        one instanceof RequestScored ? occurredAt : before.scoredAt);
    }
}

package docket.engine.allocation.event;

import org.jspecify.annotations.Nullable;

/**
 * No request of the round could be scored, and the committee decides without. {@code reason} is a code, as that of {@link
 * docket.engine.casefile.event.content.ScoringFailed}; {@code detail} says more.
 *
 * @param model the SHA-256 of the model that was tried; null where none was at hand
 */
public record RequestsNotScored(
        String roundId, @Nullable String model, String reason, String detail, long latencyMicros)
        implements RoundEvent {}

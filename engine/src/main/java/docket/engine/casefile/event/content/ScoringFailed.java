package docket.engine.casefile.event.content;

import org.jspecify.annotations.Nullable;

/** No score could be made, and a person decides without it. {@code reason} is a code ({@code no-model}, {@code timeout}, {@code unfit}, {@code error}); {@code detail} says more. */
public record ScoringFailed(
        String caseId, int round, @Nullable String model, String reason, String detail, long latencyMicros)
        implements ContentEvent {}

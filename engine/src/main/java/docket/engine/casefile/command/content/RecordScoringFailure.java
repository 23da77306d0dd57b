package docket.engine.casefile.command.content;

import docket.engine.casefile.command.CaseCommand;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** Records that no score could be made; see {@link docket.engine.casefile.event.content.ScoringFailed}. */
public record RecordScoringFailure(
        @TargetAggregateIdentifier String caseId,
        @Nullable String model,
        String reason,
        String detail,
        long latencyMicros)
        implements CaseCommand {}

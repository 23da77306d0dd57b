package docket.engine.casefile.command;

import docket.engine.casefile.Decision;
import docket.engine.casefile.Officer;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** Decides a task. Answers the {@link docket.engine.casefile.Route}. */
public record DecideStep(
        @TargetAggregateIdentifier String caseId,
        String taskId,
        Decision decision,
        @Nullable String opinion,
        @Nullable String overrideReason,
        Officer officer) {}

package docket.engine.casefile.command;

import docket.engine.organization.Officer;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** Withdraws a case, by its drafter. Answers the {@link docket.engine.line.Route}. */
public record WithdrawCase(
        @TargetAggregateIdentifier String caseId,
        @Nullable String taskId,
        @Nullable String reason,
        Officer officer) implements CaseCommand {}

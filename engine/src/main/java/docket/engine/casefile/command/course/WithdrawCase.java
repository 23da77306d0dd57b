package docket.engine.casefile.command.course;

import docket.engine.casefile.command.CaseCommand;
import docket.engine.organization.Person;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** Withdraws a case, by its drafter. Answers the {@link docket.engine.line.Route}. */
public record WithdrawCase(
        @TargetAggregateIdentifier String caseId,
        @Nullable String taskId,
        @Nullable String reason,
        Person by) implements CaseCommand {}

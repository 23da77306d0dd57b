package docket.engine.casefile.command.line;

import docket.engine.casefile.command.CaseCommand;
import docket.engine.line.Decision;
import docket.engine.organization.Person;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** Decides a task. Answers the {@link docket.engine.line.Route}. */
public record DecideStep(
        @TargetAggregateIdentifier String caseId,
        String taskId,
        Decision decision,
        @Nullable String opinion,
        @Nullable String overrideReason,
        Person by)
        implements CaseCommand {}

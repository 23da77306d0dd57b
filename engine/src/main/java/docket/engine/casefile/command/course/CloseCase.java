package docket.engine.casefile.command.course;

import docket.engine.casefile.command.CaseCommand;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** Closes the case as its root process instance ends. {@code cancelledBy} is set where an operator deleted the instance. Refused with CASE_UNDECIDED where the decisions do not carry an end. */
public record CloseCase(
        @TargetAggregateIdentifier String caseId, @Nullable String cancelledBy) implements CaseCommand {}

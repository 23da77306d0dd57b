package docket.engine.budget.command;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Releases all that the case has reserved. */
public record ReleaseFunds(@TargetAggregateIdentifier String lineId, String caseId, String reason) {}

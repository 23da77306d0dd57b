package docket.engine.budget.command;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Commits all that the case has reserved. */
public record CommitFunds(@TargetAggregateIdentifier String lineId, String caseId) {}

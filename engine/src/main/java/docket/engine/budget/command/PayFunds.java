package docket.engine.budget.command;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Pays all that is ordered and not paid; {@code by} is the payer. */
public record PayFunds(@TargetAggregateIdentifier String lineId, String caseId, String by) implements FundsCommand {}

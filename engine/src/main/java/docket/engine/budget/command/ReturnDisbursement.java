package docket.engine.budget.command;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Returns what is ordered and not paid; {@code by} is the payer. */
public record ReturnDisbursement(@TargetAggregateIdentifier String lineId, String caseId, String reason, String by)
        implements FundsCommand {}

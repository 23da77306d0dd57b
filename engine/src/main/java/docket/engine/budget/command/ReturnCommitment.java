package docket.engine.budget.command;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Returns what is committed and not ordered, so that it is committed anew; {@code by} is the disbursing officer. */
public record ReturnCommitment(@TargetAggregateIdentifier String lineId, String caseId, String reason, String by)
        implements FundsCommand {}

package docket.engine.budget.command;

import docket.engine.money.Money;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Orders a payment of what is committed; {@code by} is the disbursing officer. */
public record DisburseFunds(@TargetAggregateIdentifier String lineId, String caseId, Money amount, String by)
        implements FundsCommand {}

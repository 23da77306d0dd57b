package docket.engine.budget.command;

import docket.engine.money.Money;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Releases part of the appropriation for spending. */
public record AllotFunds(@TargetAggregateIdentifier String lineId, Money amount, String period)
        implements FundsCommand {}

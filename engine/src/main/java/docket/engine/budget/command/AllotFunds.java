package docket.engine.budget.command;

import docket.engine.budget.terms.AdvanceReason;
import docket.engine.money.Money;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * Releases part of the budget for spending.
 *
 * @param period of which the money is, such as {@code 2026-Q1}
 * @param advance why the period begins before the fiscal year; null where it does not
 */
public record AllotFunds(
        @TargetAggregateIdentifier String lineId,
        Money amount,
        String period,
        @Nullable AdvanceReason advance) implements FundsCommand {}

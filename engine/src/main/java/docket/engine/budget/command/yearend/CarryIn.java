package docket.engine.budget.command.yearend;

import docket.engine.budget.command.FundsCommand;
import docket.engine.budget.terms.CarryOver;
import docket.engine.budget.terms.Hands;
import docket.engine.money.Money;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * Takes money of the fiscal year before.
 *
 * @param commitment the case whose commitment comes along; null for free money
 * @param hands whose hands it has been through
 * @param fromLine the line of the year before
 */
public record CarryIn(
        @TargetAggregateIdentifier String lineId,
        String caseId,
        CarryOver kind,
        Money amount,
        @Nullable String commitment,
        @Nullable Hands hands,
        String fromLine)
        implements FundsCommand {}

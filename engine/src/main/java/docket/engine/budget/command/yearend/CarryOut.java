package docket.engine.budget.command.yearend;

import docket.engine.budget.command.FundsCommand;
import docket.engine.budget.terms.CarryOver;
import docket.engine.casefile.event.CaseState;
import docket.engine.money.Money;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * Sends money into the next fiscal year: what the case has set aside here, or what is committed for another.
 *
 * @param commitment the case whose commitment goes along; null for free money
 * @param toLine the line of the next year
 * @param standing where the case stands by its own record
 */
public record CarryOut(
        @TargetAggregateIdentifier String lineId,
        String caseId,
        CarryOver kind,
        Money amount,
        @Nullable String commitment,
        String toLine,
        CaseState standing)
        implements FundsCommand {}

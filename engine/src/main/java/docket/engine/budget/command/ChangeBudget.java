package docket.engine.budget.command;

import docket.engine.budget.terms.ChangeType;
import docket.engine.casefile.event.CaseState;
import docket.engine.money.Money;
import java.util.Set;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * Makes the budget of a line more or, where the amount is negative, less by what the case has set aside on it.
 *
 * @param standing where the case stands by its own record
 * @param open the fiscal years that are open
 */
public record ChangeBudget(
        @TargetAggregateIdentifier String lineId,
        String caseId,
        ChangeType changeType,
        Money amount,
        CaseState standing,
        Set<Integer> open)
        implements FundsCommand {}

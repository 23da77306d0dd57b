package docket.engine.budget.command;

import docket.engine.budget.terms.ChangeType;
import docket.engine.money.Money;
import java.util.Set;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * Sets aside what the line is to give in a change of budgets, whatever its control and whoever's line it is.
 *
 * @param open the fiscal years that are open; a carry-over may also leave one that is over and not closed
 */
public record HoldForChange(
        @TargetAggregateIdentifier String lineId, String caseId, ChangeType changeType, Money amount, Set<Integer> open)
        implements FundsCommand {}

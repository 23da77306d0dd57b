package docket.engine.budget.command;

import docket.engine.money.Money;
import java.util.Set;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * Sets money aside for a case; refused as a whole where it does not fit, unless the control of the line lets it pass.
 *
 * @param organization the code of the case's organisation
 * @param open the fiscal years that are open
 */
public record ReserveFunds(
        @TargetAggregateIdentifier String lineId, String caseId, Money amount, String organization, Set<Integer> open)
        implements FundsCommand {}

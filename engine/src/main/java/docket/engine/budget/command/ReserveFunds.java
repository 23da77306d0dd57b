package docket.engine.budget.command;

import docket.engine.money.Money;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * Sets money aside for a case; refused as a whole where it does not fit.
 *
 * @param organization the code of the case's organisation
 * @param fiscalYear the one that is open, by the agency's calendar
 */
public record ReserveFunds(
        @TargetAggregateIdentifier String lineId, String caseId, Money amount, String organization, int fiscalYear)
        implements FundsCommand {}

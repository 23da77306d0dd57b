package docket.engine.budget.command;

import docket.engine.money.Money;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Opens a budget line with its appropriation. */
public record AppropriateFunds(
        @TargetAggregateIdentifier String lineId,
        int fiscalYear,
        String code,
        String name,
        String organization,
        Money amount)
        implements FundsCommand {}

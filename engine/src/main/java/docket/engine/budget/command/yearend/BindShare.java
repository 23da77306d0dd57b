package docket.engine.budget.command.yearend;

import docket.engine.budget.command.FundsCommand;
import docket.engine.budget.terms.Hands;
import docket.engine.money.Money;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Binds the line by the share of a commitment of an earlier fiscal year. */
public record BindShare(
        @TargetAggregateIdentifier String lineId, String caseId, Money amount, Hands hands, String fromLine)
        implements FundsCommand {}

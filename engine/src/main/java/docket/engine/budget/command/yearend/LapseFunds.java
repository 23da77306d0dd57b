package docket.engine.budget.command.yearend;

import docket.engine.budget.command.FundsCommand;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Closes the line with its fiscal year: what is left lapses. */
public record LapseFunds(@TargetAggregateIdentifier String lineId) implements FundsCommand {}

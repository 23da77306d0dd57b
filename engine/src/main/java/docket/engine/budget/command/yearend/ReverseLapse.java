package docket.engine.budget.command.yearend;

import docket.engine.budget.command.FundsCommand;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Opens the line again with its fiscal year. */
public record ReverseLapse(@TargetAggregateIdentifier String lineId) implements FundsCommand {}

package docket.engine.budget.command.yearend;

import docket.engine.budget.command.FundsCommand;
import docket.engine.budget.terms.LaterShare;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Hands the share of a later fiscal year on to the line of that year. */
public record HandOnShare(@TargetAggregateIdentifier String lineId, String caseId, LaterShare share, String toLine)
        implements FundsCommand {}

package docket.engine.budget.command;

import docket.engine.budget.terms.Control;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Changes what happens to requests that the line cannot pay. */
public record SetControl(@TargetAggregateIdentifier String lineId, Control control, String reason)
        implements FundsCommand {}

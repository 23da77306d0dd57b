package docket.engine.allocation.command;

import docket.engine.allocation.event.Adjustment;
import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Grants some requests another amount than was proposed; the rest is shared out around them. */
public record AdjustRound(@TargetAggregateIdentifier String roundId, List<Adjustment> adjustments)
        implements RoundCommand {}

package docket.engine.allocation.command;

import docket.engine.casefile.event.CaseState;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * Ends a round that grants nothing.
 *
 * @param standing of the round's case: a round is rejected with it, and cancelled where it ends in any other way
 */
public record EndRound(@TargetAggregateIdentifier String roundId, CaseState standing) implements RoundCommand {}

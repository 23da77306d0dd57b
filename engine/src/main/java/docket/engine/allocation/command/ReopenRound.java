package docket.engine.allocation.command;

import docket.engine.casefile.event.CaseState;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * Takes requests again.
 *
 * @param standing of the round's case: it was returned
 */
public record ReopenRound(@TargetAggregateIdentifier String roundId, CaseState standing) implements RoundCommand {}

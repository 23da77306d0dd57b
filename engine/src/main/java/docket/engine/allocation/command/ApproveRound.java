package docket.engine.allocation.command;

import docket.engine.casefile.event.CaseState;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * Grants what was proposed and adjusted. Answers with the lines that it gives.
 *
 * @param standing of the round's case: it was approved
 */
public record ApproveRound(@TargetAggregateIdentifier String roundId, CaseState standing) implements RoundCommand {}

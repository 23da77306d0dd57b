package docket.engine.budget.command;

import docket.engine.casefile.event.CaseState;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * Commits all that the case has reserved.
 *
 * @param standing where the case stands by its own record
 */
public record CommitFunds(@TargetAggregateIdentifier String lineId, String caseId, CaseState standing)
        implements FundsCommand {}

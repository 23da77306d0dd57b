package docket.engine.budget.command;

import docket.engine.casefile.event.CaseState;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * Gives back all that the case has reserved.
 *
 * @param standing where the case stands by its own record, which is why
 */
public record ReleaseFunds(@TargetAggregateIdentifier String lineId, String caseId, CaseState standing)
        implements FundsCommand {}
